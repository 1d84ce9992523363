"""Formats of what tests of messages came to, one per file: `write(outcomes, page) -> str`.

The answer ends with a line feed. A format that is added to this folder is found by
`fixturectl.registry`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from fixturectl.diagnostics import Place

Kind = Literal["golden", "contains", "max_chars", "mentions", "channel", "renders"]


class Difference(NamedTuple):
    """A part of a message that is not what its golden file holds; None stands for nothing there.

    `pointer` is the JSON pointer into the message, `place` where the part comes from, if that is
    known.
    """

    pointer: str
    expected: str | None
    got: str | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one test of one message came to; without a `message` it has passed.

    `kind` says what was tested, `place` where that was asked for: of a golden file that nobody asks
    for any more, the file itself.
    """

    kind: Kind
    tenant: str
    fixture: str
    locale: str
    sample: str
    status: str
    place: Place
    message: str = ""
    hint: str = ""
    differences: tuple[Difference, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.message

    @property
    def name(self) -> str:
        """Name the message: `acme/disk-full fr-FR quiet`, with its status if it isn't firing."""
        status = "" if self.status == "firing" else self.status
        parts = (f"{self.tenant}/{self.fixture}", self.locale, self.sample, status)
        return " ".join(part for part in parts if part)


def summary(outcomes: list[Outcome]) -> str:
    """Count the outcomes: `12 passed, 1 failed`."""
    failed = sum(not one.passed for one in outcomes)
    if not outcomes:
        return "no fixture asks for a test: golden: or tests: does"
    told = [f"{len(outcomes) - failed} passed"] if len(outcomes) > failed else []
    return ", ".join([*told, *([f"{failed} failed"] if failed else [])])
