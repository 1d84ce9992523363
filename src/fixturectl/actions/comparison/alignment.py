"""Which parts of two message bodies belong together, and which of them differ.

Blocks come and go, so items of a list are told by what they are: equal ones first, then those of
one type and one `block_id` or `action_id`, in their order.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAMES = ("type", "block_id", "action_id")
_SAID = ("header", "title", "text", "label", "alt_text", "fallback", "placeholder", "description")
# Keys of a message whose strings nobody reads.
SILENT = frozenset(("type", "block_id", "action_id", "style", "emoji", "verbatim"))


class Part(NamedTuple):
    """A part of a message that differs: where it is, and what it was and is.

    None stands for what is not there. A whole block or element that came or went is one part.
    """

    pointer: str
    before: Any
    after: Any


def parts(before: dict[str, Any], after: dict[str, Any]) -> list[Part]:
    """Return what differs between two bodies, in the order of the second one."""
    if bool(before.get("attachments")) != bool(after.get("attachments")):
        before, after = _unpacked(before), _unpacked(after)
    return list(_parts(before, after, ""))


def said(value: Any) -> str:
    """Return what a part of a message says: its strings that people read, one on each line."""
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return "\n".join(_said(value))


def _unpacked(body: dict[str, Any]) -> dict[str, Any]:
    """Return a body as if it had a color and its blocks side by side, wherever they travel."""
    attachment: dict[str, Any] = next(iter(body.get("attachments", ())), {})
    found = {
        "text": body.get("text", attachment.get("fallback")),
        "color": attachment.get("color"),
        "blocks": body.get("blocks", attachment.get("blocks")),
    }
    return {key: value for key, value in found.items() if value is not None}


def _parts(before: Any, after: Any, pointer: str) -> Iterator[Part]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*after, *before)):
            step = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            yield from _parts(before.get(key), after.get(key), step)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _items(before, after, pointer)
    elif before != after or isinstance(before, bool) != isinstance(after, bool):  # 1 is no true
        yield Part(pointer, before, after)


def _items(before: list[Any], after: list[Any], pointer: str) -> Iterator[Part]:
    old, new = _texts(before), _texts(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, one, two, three, four in matcher.get_opcodes():
        if kind != "equal":
            names = (
                [_name(item) for item in before[one:two]],
                [_name(item) for item in after[three:four]],
            )
            for left, right in _paired(*names):
                at = three + right if right is not None else one + (left or 0)
                yield from _parts(
                    None if left is None else before[one + left],
                    None if right is None else after[three + right],
                    f"{pointer}/{at}",
                )


def _paired(
    before: Sequence[tuple[str, ...]], after: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield the indices of items that belong together, and of those that came or went."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, one, two, three, four in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(range(one, two), range(three, four), strict=True)
        else:
            yield from ((left, None) for left in range(one, two))
            yield from ((None, right) for right in range(three, four))


def _texts(items: list[Any]) -> list[str]:
    return [json.dumps(item, sort_keys=True, ensure_ascii=False) for item in items]


def _name(item: Any) -> tuple[str, ...]:
    """Return what tells an item from its neighbours, whatever it says."""
    if isinstance(item, dict):
        return tuple(str(item.get(key, "")) for key in _NAMES)
    return (type(item).__name__,)


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _said(item)
    elif isinstance(value, dict):
        for key in sorted(value, key=_rank):
            if key not in SILENT:
                yield from _said(value[key])


def _rank(key: str) -> int:
    return _SAID.index(key) if key in _SAID else len(_SAID)
