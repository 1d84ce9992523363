"""Phrases shared by all fixtures: the entries of a gettext catalog, each with its place.

Catalogs are read here and not by Babel: its reader takes an unclosed quote for the end of a string,
keeps the first of two entries without a word and knows no places, and importing it costs
two thirds of a bare Python start. The tests compare the two on every well-formed catalog.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fixturectl.diagnostics import Diagnostic, Place

CHECK = "po"
# https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d{1,2})\])?)(?=\s|\"|$)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}
_CHARSET = re.compile(r"charset=([\w.:-]+)", re.IGNORECASE)


class Entry(NamedTuple):
    """One phrase as its catalog says it; `place` is where the string of its msgstr begins."""

    message: str
    text: str
    place: Place
    context: str = ""
    fuzzy: bool = False

    @property
    def line(self) -> int:
        return self.place.line

    def at(self, index: int) -> Place:  # noqa: ARG002 - a string may span lines: its start is named
        """Return where the characters of `text` stand: at its string."""
        return self.place


class Catalog:
    """The phrases of one locale.

    `problems` are the faults of the file: what could be read is there all the same. `entries` has
    every singular entry but the header, in the file's order, the untranslated and fuzzy ones too.
    """

    __slots__ = ("_usable", "entries", "path", "problems")

    def __init__(self, path: str, entries: list[Entry], problems: list[Diagnostic]) -> None:
        self.path = path
        self.entries = tuple(entries)
        self.problems = tuple(problems)
        self._usable = {
            (entry.message, entry.context): entry
            for entry in reversed(entries)  # of two entries the first counts
            if entry.text and not entry.fuzzy
        }

    def get(self, message: str, context: str = "") -> Entry | None:
        """Return the translation, None if it is missing, empty or fuzzy."""
        return self._usable.get((message, context))


def read(path: str, content: bytes) -> Catalog:
    """Read a catalog; its faults are diagnostics, never exceptions."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(path, content.count(b"\n", 0, error.start) + 1)
        return Catalog(path, [], [_problem(place, "not UTF-8", "save it as UTF-8")])
    reader = _Reader(path)
    for number, line in enumerate(text.split("\n"), start=1):
        reader.line(number, line.rstrip("\r"))
    reader.end()
    return Catalog(path, reader.entries, reader.problems)


class _Reader:
    """Collects the strings of one entry after the other."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self.problems: list[Diagnostic] = []
        self._seen: dict[tuple[str, str], int] = {}
        self._new()

    def _new(self) -> None:
        self._strings: dict[str, list[str]] = {}
        self._places: dict[str, Place] = {}
        self._keyword = ""
        self._fuzzy = False

    def line(self, number: int, line: str) -> None:
        stripped = line.strip()
        if not stripped:
            return
        if stripped[0] == "#":
            self._comment(stripped)
            return
        place = Place(self.path, number, len(line) - len(line.lstrip()) + 1)
        if stripped[0] == '"':
            if self._keyword:
                self._string(place, stripped)
            else:
                self._complain(place, "a string without msgid or msgstr", "put a keyword before it")
            return
        keyword = _KEYWORD.match(stripped)
        if keyword is None:
            hint = "an entry is msgid and msgstr, a comment begins with #"
            self._complain(place, f"unknown keyword {stripped.split()[0][:40]!r}", hint)
            self._keyword = ""
            return
        self._begin(keyword[1], place)
        rest = stripped[keyword.end() :].lstrip()
        at = place._replace(column=place.column + len(stripped) - len(rest))
        self._places[self._keyword] = at
        self._string(at, rest)

    def _comment(self, comment: str) -> None:
        # Comments stand before an entry: what was read so far is over.
        self.end()
        if comment.startswith("#~"):
            self._fuzzy = False  # it was said of an obsolete entry
        if comment.startswith("#,"):
            flags = [flag.strip() for flag in comment[2:].split(",")]
            self._fuzzy = self._fuzzy or "fuzzy" in flags

    def _begin(self, keyword: str, place: Place) -> None:
        """Take a keyword: the next entry's first one ends the entry before."""
        complete = any(known.startswith("msgstr") for known in self._strings)
        if keyword in {"msgid", "msgctxt"} and (complete or keyword in self._strings):
            self.end()
        if keyword in self._strings:
            self._complain(place, f"{keyword} stands twice in one entry", "keep one of them")
        elif keyword.startswith("msgstr") and "msgid" not in self._strings:
            self._complain(place, f"{keyword} without msgid", "write the msgid before it")
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
        strings = {
            keyword: _ESCAPE.sub(_unescape, "".join(parts))
            for keyword, parts in self._strings.items()
        }
        fuzzy, places = self._fuzzy, self._places
        if not strings:
            return
        self._new()
        message = strings.get("msgid")
        if message is None:
            return
        place = places.get("msgstr", places["msgid"])
        if message == "" and "msgctxt" not in strings:
            self._header(strings.get("msgstr", ""), place)
        elif "msgid_plural" in strings or "msgstr[0]" in strings:
            hint = "a phrase has one form; what needs a count is a text of its fixture"
            self._complain(places["msgid"], f"plural forms of {message[:40]!r}", hint)
        elif "msgstr" not in strings:
            hint = 'write msgstr "" where there is no translation yet'
            self._complain(places["msgid"], f"no msgstr for {message[:40]!r}", hint)
        else:
            context = strings.get("msgctxt", "")
            self._keep(Entry(message, strings["msgstr"], place, context, fuzzy), places["msgid"])

    def _keep(self, entry: Entry, at: Place) -> None:
        first = self._seen.setdefault((entry.message, entry.context), at.line)
        if first != at.line:
            hint = f"the first one, in line {first}, counts: remove one"
            self._complain(at, f"{entry.message[:40]!r} stands here again", hint)
            return
        self.entries.append(entry)

    def _header(self, text: str, place: Place) -> None:
        charset = _CHARSET.search(text)
        if charset and charset[1].lower().replace("-", "") not in {"utf8", "charset", "usascii"}:
            hint = "save the file as UTF-8 and write charset=UTF-8"
            self._complain(place, f"the header says {charset[1]}, catalogs are UTF-8", hint)

    def _complain(self, place: Place, message: str, hint: str) -> None:
        self.problems.append(_problem(place, message, hint))


def _problem(place: Place, message: str, hint: str) -> Diagnostic:
    return Diagnostic(
        CHECK, "error", message, hint, path=place.path, line=place.line, column=place.column
    )


def _unescape(escape: re.Match[str]) -> str:
    code = escape[1]
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    if code[0] in "01234567":
        return chr(int(code, 8))
    return _ESCAPED.get(code, code)
