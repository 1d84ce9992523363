"""Strings as a gettext PO file writes them: one line each, but for the line feeds in them."""

from __future__ import annotations

import re

_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\a": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\v": "\\v",
}


def keyword(name: str, text: str, margin: str = "") -> str:
    """Return the lines of a keyword and its string, as msgcat writes them without wrapping.

    Text of several lines begins on a line of its own; `margin` stands in front of each.
    """
    quoted = [f'"{_ESCAPED.sub(_escape, line)}"\n' for line in _lines(text)] or ['""\n']
    if len(quoted) == 1:
        return f"{name} {quoted[0]}"
    return f'{name} ""\n' + "".join(f"{margin}{line}" for line in quoted)


def _lines(text: str) -> list[str]:
    """Part a text behind each line feed; other breaks are characters like any."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\{ord(found[0]):03o}"
