"""What no translation changes: names that a glossary keeps, and what is a name by its looks."""

from __future__ import annotations

import re
from functools import lru_cache

from fixturectl.checks._words import is_product

# Mail addresses, files, hosts, settings, and products that are written PostgreSQL or macOS.
_LOOKS = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]*\w"
    r"|(?<![\w/.-])/(?:var|etc|usr|opt|home|tmp|srv|dev|proc|mnt|run|boot|data)(?:/[\w.-]*\w)+"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:ya?ml|json|toml|conf|cfg|ini|log|txt|py|sh|sql|com|org|net|io|dev|local|internal)(?![\w-])"
    r"|(?<![\w-])[a-z]+(?:-[a-z]+)*-\d+[a-z]?(?:\.[a-z0-9-]+)*(?![\w-])"
    r"|(?<![\w-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w-])"
    r"|(?<![\w-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w-])"
    r"|(?<![\w./-])(?:[A-Z][a-z]+[A-Z]|(?:mac|i)(?=OS))[A-Za-z]+(?<!s)(?![\w./-])",
    re.ASCII,
)
_UNMISTAKABLE = re.compile(r"[@/.]|-\d|[A-Z]_")
_MAY_BE_ONE = re.compile(r"[@/._]|-\d|[a-z][A-Z]")


def names(text: str, kept: tuple[str, ...]) -> list[str]:
    """Return what no translation changes, each once."""
    found = [name for name in kept if name in text and _whole(name).search(text)]
    if _MAY_BE_ONE.search(text):
        found += _LOOKS.findall(text)
    return list(dict.fromkeys(found))


def is_certain(name: str, kept: tuple[str, ...]) -> bool:
    """Tell a name from a word that only looks like one: `RichText`, `parameter_groups`."""
    return name in kept or bool(_UNMISTAKABLE.search(name)) or is_product(name)


@lru_cache(maxsize=1024)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?:'s|’s)?(?!\w)")
