r"""Prevents characters that nobody sees, and text that went through the wrong encoding.

A zero-width space breaks a search and a copied command; a direction mark that is never closed turns
the rest of the message around; `Ã©` was an é before someone saved the file as something else.

To mend it, type the words anew, or save the file as UTF-8 from where they came.

PASS: accents as they should be

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Système de {host} presque plein"

FAIL: a wrong encoding

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "SystÃ¨me de {host} presque plein"  # <- mojibake

FAIL: a zero-width space

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque\u200B de {host} presque plein"  # <- invisible-character
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.checks._comparing import Remark, Side, compared
from fixturectl.store.yaml_edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {
    "invisible-character": "error",
    "bidi-unbalanced": "error",
    "mojibake": "error",
}
_INVISIBLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff]")
# Those that end a line or a page are left to people: without them two words would be one.
_REMOVABLE = re.compile("[\u0000-\u0008\u000e-\u001b\u007f\u00ad\u200b\u2060\ufeff]|\r(?=\n)")
_JOINER = re.compile("[\u200c\u200d]")
# Scripts that join letters, and emoji that are joined.
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u1780-\u17ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
)
_OPENING, _CLOSING = "\u2066\u2067\u2068\u202a\u202b\u202d\u202e", "\u2069\u202c"
_WRONG = re.compile(
    "\ufffd|[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€"
)


def compare(source: Side, target: Side) -> Iterator[Remark]:
    text = target.value
    found = _INVISIBLE.search(text) or _unneeded(text)
    if found and found[0] not in source.value:
        message = f"an invisible character, U+{ord(found[0]):04X}"
        edits = _removing(text, source.value)
        yield Remark("invisible-character", found.start(), message, "remove it", edits=edits)
    opened = sum(text.count(mark) for mark in _OPENING)
    closed = sum(text.count(mark) for mark in _CLOSING)
    if opened != closed:
        message = f"{opened} direction marks are opened, {closed} closed"
        yield Remark("bidi-unbalanced", 0, message, "remove them: values are isolated anyway")
    wrong = _WRONG.search(text)
    if wrong and not _WRONG.search(source.value):
        message = f"{wrong[0]} was another character once"
        yield Remark("mojibake", wrong.start(), message, "type it anew, and save as UTF-8")


def _unneeded(text: str) -> re.Match[str] | None:
    return next(_all_unneeded(text), None)


def _all_unneeded(text: str) -> Iterator[re.Match[str]]:
    """Yield the joiners that stand beside nothing that is joined."""
    for found in _JOINER.finditer(text):
        if not _JOINING.search(text[max(found.start() - 1, 0) : found.end() + 1]):
            yield found


def _removing(text: str, source: str) -> tuple[Edit, ...]:
    """Return the edits that remove what nobody sees and the source text lacks."""
    found = [*_REMOVABLE.finditer(text), *_all_unneeded(text)]
    return tuple(Edit(*one.span(), "") for one in found if one[0] not in source)


def text(subject: Wordings) -> Iterator[Finding]:
    yield from compared(subject, compare)
