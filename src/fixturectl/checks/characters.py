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
    from collections.abc import Iterable, Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {
    "invisible-character": "error",
    "bidi-unbalanced": "error",
    "mojibake": "error",
}
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\u3164\ufeff]"
)
# Those that end a line or a page are left to people: without them two words would be one.
_REMOVABLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f\u00ad\u180e\u200b\u2060-\u2064\ufeff]|\r(?=\n)"
)
_JOINER = re.compile("[\u200c\u200d]")
# Scripts that join letters, and emoji that are joined.
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u1780-\u17ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
)
# What closes a direction: isolates and embeddings each have their own.
_CLOSING = {
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
}
_DIRECTIONS = re.compile("[\u2066-\u2069\u202a-\u202e]")
# What the bytes of UTF-8 look like when they are taken for those of Windows-1252.
_REST = bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "".join(map(chr, range(0x80, 0xC0)))
_MISREAD = re.compile(f"[Â-ß][{_REST}]|[à-ï][{_REST}]{{2}}")
# What may stand behind a letter that is right: quotes, dashes, blanks.
_RIGHTLY = frozenset("\u00a0«»‘’“”‹›–—…•·®™°ªº")
# What a text was before: accents, Greek, Cyrillic, Hebrew, Arabic, Vietnamese, punctuation, kana,
# Han, Hangul.
_LIKELY = re.compile(
    "[\u00a0-\u024f\u0390-\u045f\u05d0-\u05ea\u0600-\u06ff\u1e00-\u1eff\u2010-\u20ac"
    "\u3000-\u30ff\u4e00-\ud7ff]"
)
_BLANK = "\u00a0"


def compare(source: Side, target: Side) -> Iterator[Remark]:
    text = target.value
    found = _INVISIBLE.search(text) or _unneeded(text)
    if found and found[0] not in source.value:
        message = f"an invisible character, U+{ord(found[0]):04X}"
        edits = _removing(text, source.value)
        yield Remark("invisible-character", found.start(), message, "remove it", edits=edits)
    yield from _unbalanced(text)
    wrong = None if text.isascii() else _misread(text)
    if wrong and not _misread(source.value):
        at, shown = wrong
        message = f"{shown} was another character once"
        yield Remark("mojibake", at, message, "type it anew, and save as UTF-8")


def _unbalanced(text: str) -> Iterator[Remark]:
    """Yield the first direction mark that is not closed, or closes nothing, in one line."""
    hint = "remove it: values are isolated anyway"
    waiting: list[tuple[str, int]] = []
    for found in _DIRECTIONS.finditer(text):
        if found[0] in _CLOSING:
            waiting.append((_CLOSING[found[0]], found.start()))
        elif not waiting or waiting.pop()[0] != found[0]:
            message = f"the direction mark U+{ord(found[0]):04X} closes nothing"
            yield Remark("bidi-unbalanced", found.start(), message, hint)
            return
    if waiting:
        at = waiting[0][1]
        message = f"the direction mark U+{ord(text[at]):04X} is never closed"
        yield Remark("bidi-unbalanced", at, message, hint)


def _misread(text: str) -> tuple[int, str] | None:
    """Return where a text holds characters of a wrong encoding, and which."""
    at = text.find("\ufffd")
    if at >= 0:
        return at, "\ufffd"
    for found in _MISREAD.finditer(text):
        lead, rest, before = found[0][0], found[0][1:], text[: found.start()][-1:]
        after = text[found.end() : found.end() + 1]
        # jÄ™zyk, Ä°ncele
        amid = lead.isupper() and (before.islower() or (rest != _BLANK and after.islower()))
        if lead in "ÃÂ" or amid or not _RIGHTLY.issuperset(rest):
            try:
                meant = b"".join(map(_byte, found[0])).decode()
            except UnicodeDecodeError:
                continue
            if _LIKELY.fullmatch(meant):
                return found.start(), found[0]
    return None


def _byte(character: str) -> bytes:
    if ord(character) < 0x100:  # noqa: PLR2004 - Windows leaves some of these undefined
        return bytes([ord(character)])
    return character.encode("cp1252")


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


def text(subject: Wordings) -> Iterable[Finding]:
    return compared(subject, compare)
