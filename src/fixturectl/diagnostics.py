"""What a fault looks like: where it stands, what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


class Place(NamedTuple):
    """A character of a file: `path` relative to the store, `line` and `column` from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Diagnostic(NamedTuple):
    """One finding, ready to be reported.

    `check` is the name of the check; `tenant`, `fixture`, `locale` and `sample` name one message
    that shows the fault; `pointer` is the JSON pointer into that message. Empty means unknown.
    `tenants` and `locales` count all that the fault reaches, 0 where nobody counted. `slack` is
    what Slack would answer of a broken rule besides: its `code` and `constraint`, as JSON.
    `edits` mend the fault: each puts a string in place of characters of the file's text, from one
    offset to another, a byte order mark not counted. Most faults only people can mend.
    """

    check: str
    level: Level
    message: str
    hint: str = ""
    path: str = ""
    line: int = 1
    column: int = 1
    tenant: str = ""
    fixture: str = ""
    locale: str = ""
    sample: str = ""
    pointer: str = ""
    tenants: int = 0
    locales: int = 0
    slack: str = ""
    edits: tuple[tuple[int, int, str], ...] = ()

    @property
    def place(self) -> Place:
        return Place(self.path, self.line, self.column)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.path else ""
        return f"{where}{self.level}: {self.message} [{self.check}]"


def nearest(name: str, known: Iterable[str]) -> str:
    """Return "did you mean NAME?" for the known name most like `name`, or an empty string."""
    close = closest(name, known)
    return f"did you mean {close}?" if close else ""


def closest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like `name`, or an empty string."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is misspelt

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), "")
