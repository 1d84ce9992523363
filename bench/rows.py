"""One line of the table: what was measured, and what the design allows."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A measured path; `budget` and `aim` are in the unit of `value`, None where there is none."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    aim: float | None = None
    note: str = ""

    def __str__(self) -> str:
        allowed = "" if self.budget is None else f"{self.budget:g} {self.unit}"
        wanted = "" if self.aim is None else f"{self.aim:g} {self.unit}"
        over = self.budget is not None and self.value > self.budget
        value = f"{self.value:.3g} {self.unit}{' OVER' if over else ''}"
        return f"{self.name:<44}{value:>16}{allowed:>14}{wanted:>12}  {self.note}".rstrip()
