"""A fault as one message or file shows it, and the one finding that equal faults become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fixturectl.diagnostics import LEVELS, Diagnostic, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.checks import Finding

Identity: TypeAlias = tuple[str, str, int, int, str]
_NUMBERS = re.compile(r"\d+")


class Fault(NamedTuple):
    """What is wrong at a place, before anybody's settings; plain values, so that it can be kept.

    Faults with equal `check`, place and `same` are one. An `echo` counts only where nothing else
    is wrong at its place; any fault only where no error stands in what it is told `unless`: a path,
    and the lines and columns of the first and last character.
    """

    check: str
    level: Level
    path: str
    line: int
    column: int
    same: str
    message: str
    hint: str = ""
    pointer: str = ""
    sample: str = ""
    generated: bool = False
    echo: bool = False
    slack: str = ""
    edits: tuple[tuple[int, int, str], ...] = ()
    unless: tuple[tuple[str, int, int, int, int], ...] = ()

    @property
    def place(self) -> Place:
        return Place(self.path, self.line, self.column)

    @property
    def identity(self) -> Identity:
        return self.check, self.path, self.line, self.column, self.same


def of_finding(finding: Finding, level: Level, sample: str = "", generated: bool = False) -> Fault:
    """Return the fault that a check found, in a rendering of `sample` or in none."""
    path, line, column = finding.place
    same = finding.same or finding.message
    told = (finding.message, finding.hint, finding.pointer, sample, generated, finding.echo)
    edits = tuple([(start, end, text) for start, end, text in finding.edits])
    unless = tuple([(*first, *last[1:]) for first, last in finding.unless])
    return Fault(finding.name, level, path, line, column, same, *told, finding.slack, edits, unless)


def of_problem(problem: Diagnostic, *, generated: bool = False, echo: bool = False) -> Fault:
    """Return the fault that reading or rendering reported itself.

    Its message may hold a value's length or count: those of one place are compared without.
    """
    path, line, column = problem.place
    same = _NUMBERS.sub("0", problem.message)
    told = (problem.message, problem.hint, problem.pointer, problem.sample, generated, echo)
    return Fault(problem.check, problem.level, path, line, column, same, *told, problem.slack)


def graver(one: Fault, other: Fault) -> Fault:
    """Return the fault to be told of two that are one: the graver, then the one people made."""
    return min(one, other, key=lambda fault: (LEVELS.index(fault.level), fault.generated))


def united(faults: Iterable[Fault]) -> list[Fault]:
    """Return each fault once, without the echoes of others."""
    found: dict[Identity, Fault] = {}
    for fault in faults:
        known = found.get(fault.identity)
        found[fault.identity] = fault if known is None else graver(known, fault)
    return list(without_echoes(found.values()))


def without_echoes(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Return the faults without what another one at their place explains.

    What can't be read has no meaning that could be wrong too.
    """
    faults = list(faults)
    taken = {fault.place for fault in faults if not fault.echo}
    unread = {fault.place for fault in faults if fault.check == "yaml"}
    return (
        fault
        for fault in faults
        if not (fault.place in (taken if fault.echo else unread) and fault.check != "yaml")
    )


class Reach:
    """One finding: the fault as it is told, and everyone it reaches."""

    __slots__ = ("example", "fault", "level", "locales", "tenants", "unless")

    def __init__(self, fault: Fault, level: Level, example: tuple[str, str, str]) -> None:
        self.fault = fault
        self.level = level
        self.example = example  # a tenant, a fixture, a locale
        self.unless = {fault.unless}  # of each fault that it is, which may come from others
        self.tenants: set[str] = set()
        self.locales: set[str] = set()

    def add(self, fault: Fault, level: Level, example: tuple[str, str, str]) -> None:
        """Count one more message or file that shows it.

        The example is the gravest, one that people gave before one that was made up, then the first
        by the fixture's name: fixtures come in any order, from records or another process.
        """
        tenant, _, locale = example
        self.unless.add(fault.unless)
        if tenant:
            self.tenants.add(tenant)
        if locale:
            self.locales.add(locale)
        known = (LEVELS.index(self.level), self.fault.generated, self.example[1])
        if (LEVELS.index(level), fault.generated, example[1]) < known:
            self.fault, self.level, self.example = fault, level, example

    def diagnostic(self) -> Diagnostic:
        fault = self.fault
        tenant, fixture, locale = self.example
        return Diagnostic(
            fault.check,
            self.level,
            fault.message,
            fault.hint,
            *fault.place,
            tenant=tenant,
            fixture=fixture,
            locale=locale,
            sample=fault.sample,
            pointer=fault.pointer,
            tenants=len(self.tenants),
            locales=len(self.locales),
            slack=fault.slack,
            edits=fault.edits,
        )
