"""Whether git is there, and the store under its care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl import git
from fixturectl.actions.examinations import Examined, missing
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.examinations import Visit


def examine(visit: Visit) -> Iterator[Examined]:
    try:
        yield Examined("git", True, git.version())
    except FixturectlError as error:
        yield missing("git", error)
        return
    try:
        yield Examined("repository", True, str(git.repository(visit.store_or_none() or visit.here)))
    except FixturectlError as error:
        yield missing("repository", error, needed=False)
