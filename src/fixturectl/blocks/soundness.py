"""Which parts of a message are surely sound, and what of them counts for the message as a whole.

It never names a fault: what is not surely sound is left to `check`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.blocks import message, tally
from fixturectl.blocks.checking import check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.blocks.rules import Rule


class Sound(NamedTuple):
    """What a part that breaks no rule brings to a message: blocks, their ids, and characters."""

    blocks: int = 0
    ids: tuple[str, ...] = ()
    size: int = 0


def sound(rule: Rule, value: Any) -> Sound | None:
    """Return what a block, or a string beside the blocks, brings; None if it may break a rule."""
    if check(rule)(value) is not None:
        return None
    if isinstance(value, str):
        return Sound() if value.strip() else None
    if tally.is_plain(value):
        ids = (value["block_id"],) if value.get("block_id") else ()
        return Sound(1, ids, tally.text_size(value))
    seen = tally.Tally()
    seen.blocks([value], ())
    if seen.faults or seen.counts_more:
        return None
    return Sound(1, tuple(seen.block_ids), tally.text_size(value))


def together(parts: Iterable[Sound]) -> Sound | None:
    """Return what sound parts bring together; None if they may break a rule of the whole."""
    blocks = size = 0
    ids: list[str] = []
    for part in parts:
        blocks += part.blocks
        size += part.size
        ids += part.ids
    if blocks > (message.block_list().maximum or 0) or size > tally.ALL_TEXT_CONTESTED:
        return None
    return Sound(blocks, tuple(ids), size) if len(set(ids)) == len(ids) else None
