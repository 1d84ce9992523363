"""Text from outside made harmless for a terminal: nothing invisible is left that could command it.

Escape sequences (ESC, C1), bells, overprinting and bidirectional overrides come from values that a
machine or a stranger chose. They are shown as signs, never sent. Source of the characters: Unicode
Standard Annex 9 (bidirectional controls), ECMA-48 (C0 and C1).
"""

from __future__ import annotations

import re

REPLACEMENT = "�"
_CONTROL_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = 0x7F, "␡"
_SPACE = 0x20

# Everything that a terminal or a reader could be deceived by, but line feed and tab.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufff9-\ufffb\ud800-\udfff"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"
)
_ISOLATES = re.compile("[\u2066-\u2069]")
_POP = "\u2069"


def visible(text: str) -> str:
    """Return `text` with controls as signs; line feeds, tabs and isolates in pairs stay."""
    text = text.replace("\r\n", "\n")
    if _HARMFUL.search(text):
        text = _HARMFUL.sub(_sign, text)
    if _ISOLATES.search(text):
        text = "\n".join(_in_pairs(line) for line in text.split("\n"))
    return text


def visible_line(text: str) -> str:
    """Return `text` as one harmless line: line feeds and tabs become signs, isolates vanish."""
    text = visible(text).replace("\n", "␊").replace("\t", "␉")
    return _ISOLATES.sub("", text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < _SPACE:
        return chr(_CONTROL_PICTURES + code)
    return _DELETE_PICTURE if code == _DELETE else REPLACEMENT


def _in_pairs(line: str) -> str:
    """Drop what closes nothing and close what stays open, so that no isolate leaves its line."""
    depth = 0
    kept = []
    for character in line:
        if character == _POP:
            depth -= 1
            if depth < 0:
                depth = 0
                continue
        elif _ISOLATES.match(character):
            depth += 1
        kept.append(character)
    return "".join(kept) + _POP * depth
