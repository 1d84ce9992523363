"""Files as they come back from translators, for tests of what of them is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import translated

from fixturectl.actions.exchange.import_texts import Imported, import_texts
from fixturectl.actions.opening import OpenStore
from fixturectl.store.yaml_nodes import plain, read
from fixturectl.texts.translations import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ("po", "xliff", "xliff12")
TITLE = "Disk of {host} almost full"
FRENCH_TITLE = "Le disque de {host} est presque plein"
ADVICE = "Remove old files,\nor ask for a larger disk."
ADVISED = """
msgctxt "default/disk-full.advice"
msgid "Remove old files,\\n"
"or ask for a larger disk."
msgstr "TARGET"

"""
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr-FR\\n"\n'

OF_TODAY = {
    "title": fingerprint(TITLE),
    "advice": fingerprint(ADVICE),
    "left": fingerprint(
        {
            "=0": "Full today",
            "one": "Full in {count:number} day",
            "other": "Full in {count:number} days",
        }
    ),
}


def taken(root: Path, content: str | bytes, path: str = "back.po", locale: str = "") -> Imported:
    """Import a file, write what it changes, and return what was said of it."""
    encoded = content if isinstance(content, bytes) else content.encode()
    found = import_texts(OpenStore(root), path, encoded, locale)
    found.changes.apply()
    return found


def texts(root: Path, path: str = translated.FRENCH_PATH) -> dict[str, dict[str, object]]:
    document = read(path, (root / path).read_bytes())
    assert document.problems == ()
    assert document.root is not None
    found = plain(document.root)
    assert isinstance(found, dict)
    return found  # type: ignore[return-value] # sections of keys


def tree(root: Path) -> dict[str, bytes]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def entry(key: str, source: str, target: str, flags: str = "") -> str:
    said = f"#, {flags}\n" if flags else ""
    lines = (f'msgctxt "default/disk-full.{key}"', f'msgid "{source}"', f'msgstr "{target}"')
    return f"\n{said}" + "\n".join(lines) + "\n"


def left(*targets: str, top: str = HEADER) -> str:
    strings = "".join(f'msgstr[{index}] "{text}"\n' for index, text in enumerate(targets))
    return (
        f'{top}\nmsgctxt "default/disk-full.left"\nmsgid "Full in {{count:number}} day"\n'
        f'msgid_plural "Full in {{count:number}} days"\n{strings}'
    )
