"""What a change of the store is called: the subject and trailers of its commit, and its branch."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.lineages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fixturectl.git.drafts import Change

_VERBS = {"A": "Add", "D": "Remove"}
_SLUG = 50  # characters: a branch is typed and read in lists
_NAMES = 99  # of one slug: whoever needs more names them
_SEVERAL = "several"
_NAMED = 100  # of a kind in a trailer: git is given it as an argument, and people read it
REVIEWS = "fixtures/"  # how the names of branches for review begin
_GOLDEN = "tests/golden/"


class Touched(NamedTuple):
    """Whose files changed: tenants, fixtures as TENANT/FIXTURE, locales; sorted, each once."""

    tenants: tuple[str, ...]
    fixtures: tuple[str, ...]
    locales: tuple[str, ...]


def touched(paths: Iterable[str]) -> Touched:
    """Return whose files are at `paths`, relative to the store."""
    tenants: set[str] = set()
    fixtures: set[str] = set()
    locales: set[str] = set()
    for path in paths:
        if path.startswith("locales/") and path.endswith(".po"):
            locales.add(path.removeprefix("locales/").removesuffix(".po"))
        parts = _parts(path)
        tenants.update(parts[:1])
        if len(parts) > 1 and parts[-1] != "tenant":
            fixtures.add(f"{parts[0]}/{parts[-1]}")
        locales.update(parts[1:-1])
    return Touched(tuple(sorted(tenants)), tuple(sorted(fixtures)), tuple(sorted(locales)))


def _parts(path: str) -> list[str]:
    """Return tenant, locale if any, and fixture of a fixture's, texts' or golden file."""
    if path.startswith(_GOLDEN):
        tenant, _, rest = path.removeprefix(_GOLDEN).partition("/")
        locale, _, name = rest.partition("/")
        return [tenant, locale, name.partition("@")[0]] if name else []
    if path.startswith("fixtures/") and path.endswith(".yaml"):
        return path.removeprefix("fixtures/").removesuffix(".yaml").split("/")
    return []


def subject(changes: Sequence[Change]) -> str:
    """Return a commit's first line for changes whose paths are relative to the store."""
    kinds = {change.status for change in changes}
    verb = _VERBS.get(kinds.pop(), "Change") if len(kinds) == 1 else "Change"
    return f"{verb} {_what([change.path for change in changes])}"


def _what(paths: list[str]) -> str:
    found = touched(paths)
    if not found.tenants:
        if found.locales:
            return f"the phrases of {_few(found.locales, 'locales')}"
        return "the settings of the store"
    if not found.fixtures:
        return f"the settings of {_few(found.tenants, 'tenants')}"
    where = f" in {found.locales[0]}" if len(found.locales) == 1 else ""
    if len(found.fixtures) == 1 and len(found.tenants) == 1:
        return f"{found.fixtures[0]}{where}"
    return f"{len(found.fixtures)} fixtures of {_few(found.tenants, 'tenants')}{where}"


def _few(names: Sequence[str], kind: str) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} {kind}"


def trailers(found: Touched) -> list[tuple[str, str]]:
    """Return the trailers of a commit, each with its names parted by commas; of many the first."""
    named = (("Tenants", found.tenants), ("Fixtures", found.fixtures), ("Locales", found.locales))
    return [(name, ", ".join(_first(values))) for name, values in named if values]


def _first(names: Sequence[str]) -> Iterator[str]:
    yield from names[:_NAMED]
    if len(names) > _NAMED:
        yield f"and {len(names) - _NAMED} more"


def branch_names(title: str, found: Touched) -> Iterator[str]:
    """Yield names for a branch, best first: `fixtures/TENANT/SLUG`, then SLUG-2 and so on.

    The slug is made from the title that people gave, or else from what is touched.
    """
    folder = found.tenants[0] if len(found.tenants) == 1 else _SEVERAL
    folder = folder if found.tenants else ROOT
    slug = _slug(title) or _slug(_content(found))
    yield f"{REVIEWS}{folder}/{slug}"
    for number in range(2, _NAMES):
        yield f"{REVIEWS}{folder}/{slug}-{number}"


def _content(found: Touched) -> str:
    """Return a word or two for what is touched: the first of it."""
    names = list(dict.fromkeys(name.partition("/")[2] for name in found.fixtures))
    words = [*(names[:1] or ["phrases" if found.locales and not found.tenants else "settings"])]
    words += ["and more"] if len(names) > 1 else []
    words += found.locales if len(found.locales) == 1 else []
    return " ".join(words)


def _slug(title: str) -> str:
    parted = re.sub(r"[^\w]+", "-", title.lower())
    plain = unicodedata.normalize("NFKD", parted).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) <= _SLUG:
        return words
    return words[:_SLUG].rpartition("-")[0] or words[:_SLUG]
