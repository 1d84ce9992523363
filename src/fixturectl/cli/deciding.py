"""What became of deliveries that somebody decided about, told line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl import registry
from fixturectl.cli import streams
from fixturectl.cli.findings import FOUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.actions.outbox.deciding import Decided


def tell(decided: Sequence[Decided], form: str, done: str) -> int:
    """Print what became of each and return the exit status: 1 where something was not done."""
    if form == "json":
        streams.write(registry.load("fixturectl.reports.records", form).write({"": decided}))
    else:
        for one in decided:
            what = done if one.done else f"not changed: it is {one.state}"
            streams.write(f"{one.id}  {one.tenant}/{one.fixture}  {what}")
    return 0 if all(one.done for one in decided) else FOUND
