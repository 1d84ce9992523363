"""`fixturectl push` called in a clone, inside this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from clones import Clone
    from conftest import Outcome, Run

TOPIC = "fixtures/default/disk-full-en-us"


class Push(NamedTuple):
    """A clone, and the call that pushes from it or from another folder."""

    clone: Clone
    run: Run

    def __call__(self, *arguments: str, store: Path | None = None) -> Outcome:
        return self.run("--store", str(store or self.clone.root), "push", *arguments)

    def refused(self, *arguments: str, status: int = 3) -> str:
        """Push, expect to be refused with nothing changed, and return what is said."""
        before, branches = self.clone.snapshot(), self.clone.branches()

        outcome = self(*arguments)

        assert (outcome.status, outcome.out) == (status, ""), outcome
        assert self.clone.snapshot() == before
        assert self.clone.branches() == branches
        return outcome.err
