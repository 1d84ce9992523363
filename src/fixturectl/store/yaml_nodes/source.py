"""A file's text and the way from a character's offset to its line and column."""

from __future__ import annotations

import re
from bisect import bisect_right

from fixturectl.diagnostics import Diagnostic, Place

MAX_BYTES = 1024 * 1024
BOM = b"\xef\xbb\xbf"

_BREAK = re.compile(r"\r\n|\r|\n")
# What YAML 1.2 does not count as printable, and what it prints but YAML 1.1 takes for a line break.
# A set, since a pattern of this kind takes longer to compile than a file takes to read.
_ASCII_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_CONTROLS = frozenset(
    (*map(chr, (*_ASCII_CONTROLS, *range(0x80, 0xA0))), *"\u2028\u2029\ufeff\ufffe\uffff")
)


class Source:
    """The text of one file: `path` relative to the store, `text` without BOM."""

    __slots__ = ("_starts", "bom", "path", "text")

    def __init__(self, path: str, text: str, *, bom: bool = False) -> None:
        self.path = path
        self.text = text
        self.bom = bom
        self._starts: list[int] | None = None

    def place(self, index: int) -> Place:
        """Return the place of the character at `index`, an offset into `text`."""
        starts = self.line_starts()
        line = bisect_right(starts, index)
        return Place(self.path, line, index - starts[line - 1] + 1)

    def line_starts(self) -> list[int]:
        """Return the offset of each line's first character."""
        if self._starts is None:
            self._starts = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        return self._starts

    def line(self, index: int) -> tuple[int, str]:
        """Return the start of the line that holds `index`, and the line without its break."""
        starts = self.line_starts()
        number = bisect_right(starts, index)
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(self.text)
        return start, self.text[start:end].rstrip("\r\n")

    def encode(self, text: str) -> bytes:
        """Return the bytes of a file that holds `text` instead, with the same BOM or none."""
        return (BOM if self.bom else b"") + text.encode()

    def fault(self, index: int, message: str, hint: str = "") -> Diagnostic:
        """Return an error of the check `yaml` at `index`."""
        path, line, column = self.place(index)
        return Diagnostic("yaml", "error", message, hint, path, line, column)


def decode(path: str, content: bytes) -> tuple[Source, Diagnostic | None]:
    """Return the text of `content`, and why it can't be read as YAML if so."""
    if len(content) > MAX_BYTES:
        hint = "split it into several files"
        return Source(path, ""), Source(path, "").fault(0, "the file is larger than 1 MiB", hint)
    bom = content.startswith(BOM)
    content = content[len(BOM) :] if bom else content
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return _undecodable(path, content, error.start)
    source = Source(path, text, bom=bom)
    return source, _unprintable(source, content)


def _undecodable(path: str, content: bytes, offset: int) -> tuple[Source, Diagnostic]:
    source = Source(path, content[:offset].decode())
    hint = "save the file as UTF-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return source, source.fault(0, "the file is UTF-16, not UTF-8", hint)
    message = f"byte 0x{content[offset]:02x} is not UTF-8"
    return source, source.fault(len(source.text), message, hint)


def _unprintable(source: Source, content: bytes) -> Diagnostic | None:
    # Deleting bytes and comparing lengths is several times faster than searching by pattern.
    clean = len(content.translate(None, _ASCII_CONTROLS)) == len(content)
    if clean and content.isascii():
        return None
    found = _CONTROLS.intersection(source.text)
    if not found:
        return None
    index = min(map(source.text.index, found))
    character = source.text[index]
    if character == "\0" and source.text.count("\0") * 3 > len(source.text):
        return source.fault(0, "the file is UTF-16, not UTF-8", "save the file as UTF-8")
    if character == "\ufeff":
        return source.fault(index, "a byte order mark inside the file", "remove it")
    hint = f'remove it, or write it as "\\u{ord(character):04x}" in double quotes'
    return source.fault(index, f"control character U+{ord(character):04X}", hint)
