"""Text as roff's man macros write it: nothing in it means anything to roff but itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = 78  # characters of a line of running text
_SPECIAL = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
_CODE = re.compile(r"`([^`\n]+)`")


def escaped(text: str) -> str:
    """Return a text for any place of a line but its beginning."""
    return "".join(_character(one) for one in text)


def line(text: str) -> str:
    """Return a whole line: a dot in front would be a macro."""
    made = escaped(text)
    return f"\\&{made}" if made.startswith(".") else made


def bold(text: str) -> str:
    return f"\\fB{escaped(text)}\\fR"


def filled(text: str) -> list[str]:
    """Return the lines of a paragraph; what stands between backticks is bold."""
    pieces = _CODE.split(" ".join(text.split()))
    made = "".join(bold(one) if odd % 2 else escaped(one) for odd, one in enumerate(pieces))
    lines = [""]
    for word in made.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if len(longer) <= _WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return [f"\\&{one}" if one.startswith(".") else one for one in lines if one]


def paragraphs(text: str) -> Iterator[str]:
    """Yield the macros and lines for a docstring: indented paragraphs stay as they are."""
    for index, block in enumerate(re.split(r"\n\s*\n", text.strip("\n"))):
        if block.startswith("    "):
            yield from (".PP", ".RS 4", ".nf")
            yield from (line(one[4:]) for one in block.splitlines())
            yield from (".fi", ".RE")
        elif block.strip():
            if index:
                yield ".PP"
            yield from filled(block)


def _character(one: str) -> str:
    if one in _SPECIAL:
        return _SPECIAL[one]
    return one if one.isascii() else f"\\[u{ord(one):04X}]"
