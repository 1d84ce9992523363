"""The entries of a gettext PO file as they are written, each with its lines and places.

Faults are diagnostics with line and column; what can be read is there all the same. What entries
mean, phrases or texts, is for those who read them here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fixturectl.diagnostics import Diagnostic, Place

CHECK = "po"
# https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d{1,2})\])?)(?=\s|\"|$)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_BYTE = r"\\(?:x[0-9A-Fa-f]{1,2}|[0-7]{1,3})"
_ESCAPE = re.compile(rf"(?P<bytes>(?:{_BYTE})+)|\\(?P<letter>.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}
_CHARSET = re.compile(r"charset=([\w.:-]+)", re.IGNORECASE)
_OBSOLETE = "#~"


class PoEntry(NamedTuple):
    """One entry: `strings` by keyword (`msgid`, `msgstr[1]`), `places` of where they begin.

    `first` and `last` are its lines, from 1, with the comments above it. The header is the entry
    whose msgid is empty and that has no msgctxt.
    """

    strings: dict[str, str]
    places: dict[str, Place]
    flags: tuple[str, ...]
    first: int
    last: int
    obsolete: bool = False

    @property
    def message(self) -> str:
        return self.strings["msgid"]

    @property
    def context(self) -> str:
        return self.strings.get("msgctxt", "")

    @property
    def fuzzy(self) -> bool:
        return "fuzzy" in self.flags

    @property
    def is_header(self) -> bool:
        return not self.message and "msgctxt" not in self.strings

    @property
    def is_plural(self) -> bool:
        return "msgid_plural" in self.strings or "msgstr[0]" in self.strings

    @property
    def place(self) -> Place:
        """Where it begins, for people: its msgid."""
        return self.places["msgid"]


class PoFile(NamedTuple):
    """Entries in the file's order, the header among them, and what is wrong with the file."""

    entries: tuple[PoEntry, ...]
    problems: tuple[Diagnostic, ...]

    def header(self) -> dict[str, str]:
        """Return the fields of the header by name in lower case; of two the first counts."""
        found: dict[str, str] = {}
        text = next((one.strings.get("msgstr", "") for one in self.entries if one.is_header), "")
        for line in text.split("\n"):
            name, colon, value = line.partition(":")
            if colon:
                found.setdefault(name.strip().lower(), value.strip())
        return found


def read(path: str, content: bytes) -> PoFile:
    """Read a PO file; nothing raises, whatever it holds."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].rpartition(b"\n")[2].decode("utf-8", "replace")
        place = Place(path, content.count(b"\n", 0, error.start) + 1, len(before) + 1)
        return PoFile((), (problem(place, "not UTF-8", "save it as UTF-8"),))
    reader = _Reader(path)
    for number, line in enumerate(text.split("\n"), start=1):
        reader.line(number, line.rstrip("\r"))
    reader.end()
    return PoFile(tuple(reader.entries), tuple(reader.problems))


def problem(place: Place, message: str, hint: str) -> Diagnostic:
    """Return a fault of a PO file."""
    return Diagnostic(
        CHECK, "error", message, hint, path=place.path, line=place.line, column=place.column
    )


class _Reader:
    """Collects the strings of one entry after the other."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: list[PoEntry] = []
        self.problems: list[Diagnostic] = []
        self._obsolete = False
        self._new()

    def _new(self) -> None:
        self._strings: dict[str, list[str]] = {}
        self._places: dict[str, Place] = {}
        self._keyword = ""
        self._flags: list[str] = []
        self._first = 0
        self._last = 0

    def line(self, number: int, line: str) -> None:
        stripped = line.strip()
        if not stripped:
            return
        if stripped[0] == "#":
            self._comment(number, line, stripped)
            return
        if self._obsolete:
            self.end()
            self._obsolete = False
        self._content(number, line, stripped)

    def _content(self, number: int, line: str, stripped: str) -> None:
        place = Place(self.path, number, len(line) - len(line.lstrip()) + 1)
        if stripped[0] == '"':
            if self._keyword:
                self._last = number
                self._string(place, stripped)
            else:
                self._complain(place, "a string without msgid or msgstr", "put a keyword before it")
            return
        keyword = _KEYWORD.match(stripped)
        if keyword is None:
            hint = "an entry is msgid and msgstr, a comment begins with #"
            self._complain(place, f"unknown keyword {stripped.split(maxsplit=1)[0][:40]!r}", hint)
            self._keyword = ""
            return
        self._begin(keyword[1], place)
        self._last = number
        rest = stripped[keyword.end() :].lstrip()
        at = place._replace(column=place.column + len(stripped) - len(rest))
        self._places[self._keyword] = at
        self._string(at, rest)

    def _comment(self, number: int, line: str, comment: str) -> None:
        if comment.startswith(_OBSOLETE):
            self._obsolete_line(number, line, comment[len(_OBSOLETE) :].strip())
            return
        # Comments stand before an entry: what was read so far is over.
        self.end()
        self._obsolete = False
        self._first = self._first or number
        if comment.startswith("#,"):
            self._flags += [flag.strip() for flag in comment[2:].split(",")]

    def _obsolete_line(self, number: int, line: str, inside: str) -> None:
        if inside[:1] in {"", "|"}:  # what the msgid of an obsolete entry was before
            return
        if not self._obsolete:
            self.end()
        self._obsolete = True
        self._content(number, line.replace(_OBSOLETE, "  ", 1), inside)

    def _begin(self, keyword: str, place: Place) -> None:
        """Take a keyword: the next entry's first one ends the entry before."""
        complete = any(known.startswith("msgstr") for known in self._strings)
        if keyword in {"msgid", "msgctxt"} and (complete or keyword in self._strings):
            self.end()
        if keyword in self._strings:
            self._complain(place, f"{keyword} stands twice in one entry", "keep one of them")
        elif keyword.startswith("msgstr") and "msgid" not in self._strings:
            self._complain(place, f"{keyword} without msgid", "write the msgid before it")
        self._first = self._first or place.line
        self._keyword = keyword
        self._strings[keyword] = []

    def _string(self, place: Place, quoted: str) -> None:
        found = _STRING.fullmatch(quoted)
        if found is None:
            cause = "a string without its closing quote" if quoted else "a keyword without a string"
            if _STRING.match(quoted):
                cause = "something stands behind the string"
            hint = 'write one string in quotes, \\" for a quote inside'
            self._complain(place, cause, hint)
            found = _STRING.match(quoted)
        if found is not None:
            self._strings[self._keyword].append(found[1])

    def end(self) -> None:
        """Keep the entry whose last line was read."""
        if not self._strings:
            return
        strings = {
            keyword: _ESCAPE.sub(_unescape, "".join(parts))
            for keyword, parts in self._strings.items()
        }
        entry = PoEntry(
            strings, self._places, tuple(self._flags), self._first, self._last, self._obsolete
        )
        self._new()
        if "msgid" not in strings:
            return
        if entry.is_header and not entry.obsolete:
            self._header(entry)
        self.entries.append(entry)

    def _header(self, entry: PoEntry) -> None:
        charset = _CHARSET.search(entry.strings.get("msgstr", ""))
        if charset and charset[1].lower().replace("-", "") not in {"utf8", "charset", "usascii"}:
            place = entry.places.get("msgstr", entry.place)
            hint = "save the file as UTF-8 and write charset=UTF-8"
            self._complain(place, f"the header says {charset[1]}, catalogs are UTF-8", hint)

    def _complain(self, place: Place, message: str, hint: str) -> None:
        if not self._obsolete:  # nobody reads those
            self.problems.append(problem(place, message, hint))


def _unescape(escape: re.Match[str]) -> str:
    """Return what an escape stands for; in numbers they are bytes: msgcat -E writes é as two."""
    if letter := escape["letter"]:
        return _ESCAPED.get(letter, letter)
    found = bytes(map(_byte, escape["bytes"].split("\\")[1:]))
    try:
        return found.decode()
    except UnicodeDecodeError:
        return found.decode("latin-1")


def _byte(code: str) -> int:
    return (int(code[1:], 16) if code[0] == "x" else int(code, 8)) & 0xFF
