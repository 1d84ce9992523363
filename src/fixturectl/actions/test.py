"""Test what fixtures promise of their messages: golden files and assertions; or write the files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.testing import assertions, golden
from fixturectl.actions.testing.subjects import asking, targets
from fixturectl.errors import UsageError
from fixturectl.store.changes import Changes, Remove

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.actions.opening import OpenStore
    from fixturectl.reports.outcomes import Outcome


class Tested(NamedTuple):
    """What all tests came to, and the changes of golden files, not applied yet."""

    outcomes: list[Outcome]
    changes: Changes

    @property
    def written(self) -> str:
        """Count the changes: `wrote 2 golden files, removed 1`."""
        removed = sum(isinstance(step, Remove) for step in self.changes.steps)
        wrote = len(self.changes.steps) - removed
        files = "1 golden file" if wrote == 1 else f"{wrote} golden files"
        return f"wrote {files}" + (f", removed {removed}" if removed else "")


# What tells a program that it runs in CI; most set the first one, some only one of their own.
_CI = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION")


def refuse_in_ci() -> None:
    """Raise UsageError in CI: whatever is wrong there would be written down as right.

    `CI` set to false, 0 or no says that this is none.
    """
    told = [(name, said) for name in _CI if (said := os.environ.get(name, ""))]
    for name, said in told[:1]:
        if said.lower() not in {"0", "false", "no"}:
            hint = "run fixturectl test --update where people look at the changes, and commit that"
            raise UsageError(f"golden files are not written in CI ({name}={said})", hint=hint)


def run(store: OpenStore, asked: Iterable[str] = (), *, update: bool = False) -> Tested:
    """Test what is asked for as TENANT or TENANT/FIXTURE, everything for nothing.

    With `update` golden files are not compared but written anew, and those removed that nobody asks
    for; assertions are tested all the same. Raises UsageError for what isn't there.
    """
    wanted = targets(store, asked)
    changes = Changes(store.root)
    outcomes: list[Outcome] = []
    paths: set[str] = set()
    for tenant, fixture in asking(store, wanted):
        for file in golden.asked(tenant, fixture):
            paths.add(file.path)
            if update:
                outcomes.append(golden.updated(store, file, changes))
            else:
                outcomes.append(golden.compared(store, file))
        outcomes += assertions.outcomes(store, tenant, fixture)
    for left in golden.obsolete(store, wanted, paths):
        if update:
            changes.remove(left.place.path)
        else:
            outcomes.append(left)
    return Tested(outcomes, changes)
