"""Comments that accept findings of their line: `# fixturectl: ignore[NAME] reason`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "fixturectl: ignore"
_COMMENT = re.compile(r"(?:^|(?<=\s))#[.:,~|]?\s*fixturectl:\s*ignore(?:\[([^\]]*)\])?(.*)")


class Ignore(NamedTuple):
    """A comment at `line` that accepts findings of `names` at `target`, its own line or the next.

    `column` is where the comment begins; `reason` may be empty, which is a fault.
    """

    path: str
    line: int
    column: int
    target: int
    names: tuple[str, ...]
    reason: str


def ignores(path: str, text: str) -> Iterator[Ignore]:
    """Yield the comments of one file."""
    if MARK not in text:
        return
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        found = _COMMENT.search(line) if MARK in line else None
        if found is None:
            continue
        alone = not line[: found.start()].strip()
        target = _next(lines, number) if alone else number
        names = tuple(name.strip() for name in (found[1] or "").split(",") if name.strip())
        reason = found[2].strip(" \t\r:-")
        yield Ignore(path, number, found.start() + 1, target, names, reason)


def _next(lines: list[str], number: int) -> int:
    """Return the number of the first line behind line `number` that holds more than a comment."""
    for index in range(number, len(lines)):
        bare = lines[index].strip()
        if bare and not bare.startswith("#"):
            return index + 1
    return number
