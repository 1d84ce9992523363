"""Edits of a catalog that keep it in step with the phrases in use; every other byte stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.texts import po_entries
from fixturectl.texts.po_strings import keyword

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from fixturectl.texts.po_entries import PoEntry, PoFile

_OBSOLETE = "#~"


class Step(NamedTuple):
    """A catalog's new content, and the phrases that were added, came back, or were given up."""

    content: bytes
    added: tuple[str, ...]
    revived: tuple[str, ...]
    obsolete: tuple[str, ...]


def in_step(
    path: str, content: bytes, used: Iterable[str], notes: Mapping[str, str], *, template: bool
) -> Step:
    """Return a catalog that has exactly the phrases `used`; the file must have no faults.

    What is new comes untranslated, with the comment lines in `notes`, where a sorted file has its
    place, else at the end. What is not used any more stays as an obsolete entry, unless it was
    never translated or the file is a `template`; one that is used again comes back. Entries with a
    context are nobody's phrases, and left alone.
    """
    file = po_entries.read(path, content)
    wanted = dict.fromkeys(used)
    present = {one.message: one for one in _phrases(file) if not one.obsolete}
    gone = {one.message: one for one in _phrases(file) if one.obsolete}
    lines = _Lines(content)
    revived = [message for message in wanted if message not in present and message in gone]
    added = [message for message in wanted if message not in present and message not in gone]
    obsolete = [message for message in present if message not in wanted]
    for message in obsolete:
        if template or not present[message].strings.get("msgstr"):
            lines.remove(present[message])
        else:
            lines.retire(present[message])
    for message in revived:
        lines.revive(gone[message])
    places = _places(file, [one for one in file.entries if not one.obsolete], added)
    for message in added:
        lines.insert(places[message], _entry(message, notes.get(message, "")))
    return Step(lines.joined(), tuple(added), tuple(revived), tuple(obsolete))


def notes(content: bytes) -> dict[str, str]:
    """Return the extracted comments (`#.`) above each phrase, obsolete ones too; line ends behind.

    The file must have no faults.
    """
    file = po_entries.read("", content)
    lines = content.decode("utf-8-sig", "surrogateescape").split("\n")
    found: dict[str, str] = {}
    for one in _phrases(file):
        above = lines[one.first - 1 : one.last]
        said = [line.rstrip("\r") for line in above if line.startswith("#.")]
        found[one.message] = found.get(one.message) or "".join(f"{line}\n" for line in said)
    return found


def _phrases(file: PoFile) -> Iterator[PoEntry]:
    """Yield the entries that are phrases; of two with one msgid the first counts."""
    seen: set[tuple[str, bool]] = set()
    for one in file.entries:
        key = one.message, one.obsolete
        if one.message and "msgctxt" not in one.strings and key not in seen:
            seen.add(key)
            yield one


def _entry(message: str, note: str) -> str:
    return f"{note}{keyword('msgid', message)}{keyword('msgstr', '')}"


def _places(file: PoFile, live: list[PoEntry], added: list[str]) -> dict[str, int]:
    """Return before which line each new phrase stands: that of the next one, or 0 for the end."""
    known = [one for one in live if not one.is_header]
    order = next((key for key in _ORDERS if _is_sorted(known, key)), None)
    if order is None or not known:
        return dict.fromkeys(added, 0)
    found = {}
    for message in added:
        behind = [one for one in known if order(one.message) > order(message)]
        found[message] = behind[0].first if behind else _end(file, known[-1])
    return found


_ORDERS: tuple[Callable[[str], str], ...] = (str, str.casefold)


def _is_sorted(entries: list[PoEntry], order: Callable[[str], str]) -> bool:
    found = [order(one.message) for one in entries]
    return found == sorted(found)


def _end(file: PoFile, last: PoEntry) -> int:
    """Return the line of the obsolete entries that stand behind the last live one, 0 if none do."""
    behind = [one.first for one in file.entries if one.obsolete and one.first > last.last]
    return min(behind, default=0)


class _Lines:
    """A file's lines, counted from 1, while entries are taken out, changed and put in."""

    def __init__(self, content: bytes) -> None:
        text = content.decode("utf-8", "surrogateescape")
        self._break = "\r\n" if "\r\n" in text else "\n"
        self._lines = text.split("\n")
        self._before: dict[int, list[str]] = {}
        self._gone: set[int] = set()

    def remove(self, entry: PoEntry) -> None:
        """Take an entry out, with the blank lines behind it or, at the end, those above."""
        first, last = entry.first, entry.last
        while last < len(self._lines) and not self._lines[last].strip():
            last += 1
        if last == len(self._lines):
            last = entry.last
            while first > 1 and not self._lines[first - 2].strip():
                first -= 1
        self._gone.update(range(first, last + 1))

    def retire(self, entry: PoEntry) -> None:
        """Make an entry obsolete where it stands; comments for people stay."""
        for number in range(entry.first, entry.last + 1):
            line = self._lines[number - 1]
            if line.startswith("#|"):
                self._lines[number - 1] = f"{_OBSOLETE}{line[1:]}"
            elif line.strip() and not line.startswith("#"):
                self._lines[number - 1] = f"{_OBSOLETE} {line}"

    def revive(self, entry: PoEntry) -> None:
        """Make an obsolete entry one of the others again."""
        for number in range(entry.first, entry.last + 1):
            line = self._lines[number - 1]
            if line.startswith(f"{_OBSOLETE}|"):
                self._lines[number - 1] = f"#{line[len(_OBSOLETE) :]}"
            elif line.startswith(_OBSOLETE):
                self._lines[number - 1] = line[len(_OBSOLETE) :].removeprefix(" ")

    def insert(self, before: int, entry: str) -> None:
        """Put an entry in front of a line, or at the end for 0."""
        self._before.setdefault(before, []).append(entry)

    def joined(self) -> bytes:
        parts: list[str] = []
        for number, line in enumerate(self._lines, 1):
            parts += [self._said(f"{entry}\n") for entry in self._before.get(number, ())]
            if number not in self._gone:
                parts.append(line if number == len(self._lines) else f"{line}\n")
        text = "".join(parts)
        for entry in self._before.get(0, ()):
            text = self._ended(text) + self._said(entry)
        return text.encode("utf-8", "surrogateescape")

    def _said(self, entry: str) -> str:
        return entry.replace("\n", self._break)

    def _ended(self, text: str) -> str:
        """Return a text that ends with one blank line."""
        if not text.strip("\ufeff"):
            return text
        return text.rstrip("\r\n \t") + self._break * 2
