"""Right-to-left text on a terminal: which way a line leads, and isolates kept whole in each line.

Source: Unicode Standard Annex 9, rules P2 and P3, and section 6.3 on line breaks in isolates.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

_OPENERS = "\u2066\u2067\u2068"
_POP = "\u2069"
_ISOLATES = re.compile(f"[{_OPENERS}{_POP}]")


def leads_left(text: str) -> bool:
    """Return whether the first strong character outside isolates is a left-to-right one."""
    depth = 0
    for character in text:
        if character in _OPENERS:
            depth += 1
        elif character == _POP:
            depth -= 1
        elif not depth and (direction := bidirectional(character)) in {"L", "R", "AL"}:
            return direction == "L"
    return False


def still_open(text: str) -> str:
    """Return the isolates that `text` opens and does not close."""
    stack: list[str] = []
    for character in _ISOLATES.findall(text):
        if character != _POP:
            stack.append(character)
        elif stack:
            stack.pop()
    return "".join(stack)


def closed(opened: str) -> str:
    """Return what closes the isolates in `opened`."""
    return _POP * len(opened)
