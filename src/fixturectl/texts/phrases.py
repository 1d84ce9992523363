"""Phrases shared by all fixtures: the entries of a gettext catalog, each with its place.

Catalogs are read here and not by Babel: its reader takes an unclosed quote for the end of a string,
keeps the first of two entries without a word and knows no places, and importing it costs
two thirds of a bare Python start. The tests compare the two on every well-formed catalog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.texts import po_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.diagnostics import Diagnostic, Place
    from fixturectl.texts.po_entries import PoEntry


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

    def __init__(self, path: str, entries: Sequence[Entry], problems: Sequence[Diagnostic]) -> None:
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
    file = po_entries.read(path, content)
    reader = _Reader()
    for entry in file.entries:
        if not entry.obsolete and not entry.is_header:
            reader.take(entry)
    return Catalog(path, reader.entries, (*file.problems, *reader.problems))


class _Reader:
    """Takes one entry after the other for the phrase it is."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.problems: list[Diagnostic] = []
        self._seen: dict[tuple[str, str], int] = {}

    def take(self, entry: PoEntry) -> None:
        if entry.is_plural:
            hint = "a phrase has one form; what needs a count is a text of its fixture"
            self._complain(entry.place, f"plural forms of {entry.message[:40]!r}", hint)
        elif "msgstr" not in entry.strings:
            hint = 'write msgstr "" where there is no translation yet'
            self._complain(entry.place, f"no msgstr for {entry.message[:40]!r}", hint)
        else:
            self._keep(entry)

    def _keep(self, entry: PoEntry) -> None:
        message, context, at = entry.message, entry.context, entry.place
        first = self._seen.setdefault((message, context), at.line)
        if first != at.line:
            hint = f"the first one, in line {first}, counts: remove one"
            self._complain(at, f"{message[:40]!r} stands here again", hint)
            return
        text, place = entry.strings["msgstr"], entry.places["msgstr"]
        self.entries.append(Entry(message, text, place, context, entry.fuzzy))

    def _complain(self, place: Place, message: str, hint: str) -> None:
        self.problems.append(po_entries.problem(place, message, hint))
