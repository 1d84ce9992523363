"""How large what an expression makes may become: beyond that it is refused, not made."""

from __future__ import annotations

from fixturectl.rendering.expressions.faults import RefusedError

LONGEST = 100_000  # characters or items of one value: above every limit of Slack's
LARGEST = 10**300  # about the range of a float; larger numbers are of no use in an alert


def bounded(size: int) -> int:
    """Refuse to build a text or list of more than `LONGEST` characters or items."""
    if size > LONGEST:
        raise RefusedError(f"more than {LONGEST} characters or items")
    return size


def whole(value: object, least: int, most: int) -> int:
    """Return a whole number between two bounds; RefusedError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise RefusedError(f"it takes a whole number from {least} to {most}")
    return value
