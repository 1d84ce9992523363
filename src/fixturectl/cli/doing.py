"""Changes of files done, or only told about, with a line for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.cli import streams

if TYPE_CHECKING:
    from fixturectl.store.changes import Changes


_DONE = {"create": "created", "edit": "edited", "move": "moved", "remove": "removed"}


def carry_out(changes: Changes, *, dry_run: bool) -> None:
    """Do all changes and say what was done; with `dry_run` say what would be."""
    lines = changes.described()
    if not dry_run:
        changes.apply()
    for line in lines:
        verb, _, path = line.partition(" ")
        streams.write(f"would {line}" if dry_run else f"{_DONE[verb]} {path}")
    for note in changes.notes:
        streams.say(f"note: {note}")
