"""Where each character of a scalar's value stands in the file: quoted, escaped or folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"\r\n|\r|\n")
_FOLD = r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*"
# An alternative of each pattern: an escaped break, a fold, an escape of one character, other text.
# Strings, since most values stand in the file as they are: then no pattern is compiled.
_PLAIN = rf"(?P<fold>{_FOLD})|[ \t]+|[^ \t\r\n]+"
_SINGLE = rf"(?P<fold>{_FOLD})|(?P<one>'')|[ \t]+|[^' \t\r\n]+"
_DOUBLE = (
    r"(?P<join>\\(?:\r\n|\r|\n)[ \t\r\n]*)"
    rf"|(?P<fold>{_FOLD})"
    r"|(?P<one>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.))"
    r"|[ \t]+|[^\\ \t\r\n]+"
)
_QUOTES = ("'", '"')
_PATTERNS = {"": _PLAIN, "'": _SINGLE, '"': _DOUBLE}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_SPACES = re.compile(" *")


def positions(text: str, start: int, end: int, value: str, style: str) -> range | list[int]:
    """Return the offset in `text` of each character of `value`, and of what follows the last.

    `start` and `end` enclose the scalar's token. A folded line break stands where the break is.
    """
    if style in {"|", ">"}:
        return _block(text, start, end, value, folded=style == ">")
    if style in _QUOTES:  # an alias that leads nowhere stands as it is written
        start, end = start + 1, end - 1
    if end - start == len(value):
        return range(start, end + 1)
    found: list[int] = []
    for match in re.compile(_PATTERNS[style]).finditer(text, start, end):
        if match.lastgroup is None:
            found.extend(range(match.start(), match.end()))
        elif match.lastgroup == "one":
            found.append(match.start())
        else:
            breaks = [point.start() for point in _BREAK.finditer(match[0])]
            # The first of several breaks is folded away; a single one becomes a blank.
            kept = breaks[1:] or (breaks if match.lastgroup == "fold" else [])
            found.extend(match.start() + point for point in kept)
    found.append(end)
    return found


def block_end(text: str, start: int, value: str) -> int:
    """Return where the last line of a block scalar's content ends, before its line break.

    The parser's own mark lies somewhere between the header and the next token.
    """
    header = _LINE.match(text, start)
    end = len(text[start : header.end() if header else start].rstrip("\r\n")) + start
    indent = _indent(text, start, value)
    for begin, stop in _lines(text, start):
        content = text[begin:stop].rstrip("\r\n")
        spaces = len(content) - len(content.lstrip(" "))
        if spaces < len(content) and spaces < indent:
            break
        if len(content) > indent:
            end = begin + len(content)
    return end


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line after the one that holds `start`."""
    header = _LINE.match(text, start)
    point = header.end() if header else len(text)
    while point < len(text):
        match = _LINE.match(text, point)
        stop = match.end() if match else len(text)
        yield point, stop
        point = stop


def _indent(text: str, start: int, value: str) -> int:
    """Return the columns cut from each line of a block scalar: beyond any line if it is empty."""
    content = value.lstrip("\n")
    empty = len(value) - len(content)
    if not content:
        return len(text)
    for number, (begin, stop) in enumerate(_lines(text, start)):
        if number == empty:
            cut = _SPACES.match(text, begin, stop)
            return (cut.end() - begin if cut else 0) - (len(content) - len(content.lstrip(" ")))
    raise AssertionError(value)


def _block(text: str, start: int, end: int, value: str, *, folded: bool) -> list[int]:
    indent = _indent(text, start, value)
    found: list[int] = []
    breaks: list[int] = []  # line breaks since the last content, not yet written
    folding = False  # whether the last content line could be joined to the next one
    for begin, stop in _lines(text, start):
        if begin >= end and len(found) + len(breaks) >= len(value):
            break
        content = text[begin:stop].rstrip("\r\n")
        if len(content) > indent:
            inner = begin + indent
            blank = text[inner] in " \t"
            if folding and not blank and len(breaks) > 1:
                del breaks[0]
            found += [*breaks, *range(inner, begin + len(content))]
            folding = folded and not blank
            breaks = []
        breaks.append(begin + len(content))
    found += breaks
    del found[len(value) :]
    return [*found, found[-1] + 1 if found else end]
