"""Formats of what a change does to messages, one per file: `write(difference, page) -> str`.

The answer ends with a line feed. A format that is added to this folder is found by
`fixturectl.registry`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.diagnostics import Diagnostic, Place
    from fixturectl.reports.messages import Preview

USUAL = "firing"  # the status that goes without saying
Kind = Literal["changed", "added", "removed", "renamed"]


class Address(NamedTuple):
    """One message: who it is rendered for, and with which values."""

    tenant: str
    fixture: str
    locale: str
    sample: str
    status: str


class Change(NamedTuple):
    """A part of a message that differs, as people read it; None stands for what is not there.

    `pointer` is the JSON pointer into the message, into the former one for what went away.
    """

    pointer: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which messages differ, and all the messages that differ so.

    `before` or `after` is None where there is no such message, or where it can't be rendered:
    `fault` says why then. Of `changes` those count that the entry's cause has made.
    """

    before: Preview | None
    after: Preview | None
    changes: tuple[Change, ...]
    messages: tuple[Address, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one cause does: `cause` names it (`default/fr-FR/disk-full title`), `place` is its own.

    `place` is None where nothing of the store's files stands for it any more.
    """

    kind: Kind
    cause: str
    place: Place | None
    variants: tuple[Variant, ...]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Return why messages can't be rendered, or could not be before: which, and the reason."""
        found = ((_fault(one.changes), one.fault) for one in self.variants if one.fault)
        return list(dict.fromkeys(found))

    @property
    def messages(self) -> list[Address]:
        return [message for variant in self.variants for message in variant.messages]


def _fault(changes: Sequence[Change]) -> str:
    again = any(change.after is not None for change in changes)
    return "could not be rendered before" if again else "can not be rendered"


class Unseen(NamedTuple):
    """What was changed in the files and shows in no message: `reason` says why, if it is known."""

    cause: str
    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs: `revision` is as people name it, `commit` what it stood for.

    `found` are findings that were not there before, `mended` those that no longer are.
    """

    revision: str
    commit: str
    entries: tuple[Entry, ...]
    found: tuple[Diagnostic, ...] = ()
    mended: tuple[Diagnostic, ...] = ()
    unseen: tuple[Unseen, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.entries or self.found or self.mended or self.unseen)

    @property
    def messages(self) -> list[Address]:
        """Return each message that differs, once, whatever made it differ."""
        return list(dict.fromkeys(one for entry in self.entries for one in entry.messages))


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 message`, `2 messages`."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def reach(messages: Sequence[Address]) -> str:
    """Say whom a cause reaches: `12 tenants, 2 locales, 3 samples (72 messages)`.

    A tenant alone is named, and a status where it is not the usual one.
    """
    told = [_named({one.tenant for one in messages}, "tenant")]
    told += _several({one.fixture for one in messages}, "fixture")
    told += _several({one.locale for one in messages}, "locale")
    told += _several({one.sample for one in messages}, "sample")
    statuses = {one.status for one in messages}
    if USUAL not in statuses:
        told.append(_named(statuses, "status", "statuses"))
    count = f" ({counted(len(messages), 'message')})" if len(messages) > 1 else ""
    return ", ".join(told) + count


def _named(names: set[str], one: str, many: str = "") -> str:
    if len(names) == 1:
        return f"{one} {next(iter(names))}"
    return counted(len(names), one, many)


def _several(names: set[str], one: str) -> list[str]:
    return [counted(len(names), one)] if len(names) > 1 else []
