"""Texts that were marked, a line each: what they were, what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from fixturectl.reports.columns import columns

if TYPE_CHECKING:
    from collections.abc import Sequence


class Mark(Protocol):
    """A text's address and locale, its states, and whether what it was made from changes."""

    @property
    def text(self) -> str: ...
    @property
    def locale(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def stale(self) -> bool: ...
    @property
    def fresh(self) -> bool: ...


def write(marks: Sequence[Mark]) -> str:
    """Return an aligned table of all marks; without any, nothing."""
    if not marks:
        return ""
    rows = [(one.text, one.locale, _state(one), _source(one)) for one in marks]
    return columns(("TEXT", "LOCALE", "STATE", "SOURCE TEXT"), rows) + "\n"


def _state(mark: Mark) -> str:
    return mark.after if mark.before == mark.after else f"{mark.before} -> {mark.after}"


def _source(mark: Mark) -> str:
    if not mark.fresh:
        return "still stale" if mark.stale else ""
    return "was stale, is of today" if mark.stale else "noted"
