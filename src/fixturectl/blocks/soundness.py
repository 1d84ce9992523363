"""Which messages are surely sound, told by parts that many of them share and that are checked once.

A fixture rendered with many samples gives messages that differ in a block or two. What is not
surely sound is left to `check`, which names the faults.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.blocks import message, tally
from fixturectl.blocks.checking import check

if TYPE_CHECKING:
    from fixturectl.blocks.rules import Object, Rule

_BODY = frozenset(("text", "blocks"))
_ATTACHMENT = frozenset(("color", "fallback", "blocks"))


class _Part(NamedTuple):
    """A part of a message: kept, so that nothing else can have its identity."""

    value: Any
    sound: bool
    ids: frozenset[str] = frozenset()  # of blocks
    size: int = 0  # characters that readers see


class Soundness:
    """The parts of messages seen so far, told apart by identity: they must not change."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[int, _Part] = {}

    def holds(self, body: dict[str, Any]) -> bool:
        """Tell whether `body`, of chat.postMessage, breaks no rule; False: `check` knows.

        Only bodies as renderings make them are told: a text and blocks, or one attachment of a
        color, a fallback and blocks.
        """
        if body.keys() == _BODY:
            return self._says(message.body(), "text", body["text"]) and self._blocks(body["blocks"])
        attachments = body.get("attachments")
        if len(body) != 1 or not isinstance(attachments, list) or len(attachments) != 1:
            return False
        only = attachments[0]
        if not isinstance(only, dict) or only.keys() != _ATTACHMENT:
            return False
        rule = message.attachment()
        told = self._says(rule, "color", only["color"]) and self._says(
            rule, "fallback", only["fallback"]
        )
        return told and self._blocks(only["blocks"])

    def _says(self, rule: Object, key: str, value: Any) -> bool:
        if not isinstance(value, str) or not value.strip():
            return False
        return self._part(rule.fields[key], value).sound

    def _blocks(self, blocks: Any) -> bool:
        rule = message.block_list()
        if not isinstance(blocks, list) or not 0 < len(blocks) <= (rule.maximum or 0):
            return False
        known = self._known
        ids: set[str] = set()
        size = 0
        for block in blocks:
            part = known.get(id(block)) or self._part(rule.item, block)
            if not part.sound or not ids.isdisjoint(part.ids):
                return False
            size += part.size
            ids |= part.ids
        return size <= tally.ALL_TEXT_CONTESTED

    def _part(self, rule: Rule, value: Any) -> _Part:
        found = self._known.get(id(value))
        if found is None:
            found = self._known[id(value)] = _examined(rule, value)
        return found


def _examined(rule: Rule, value: Any) -> _Part:
    if check(rule)(value) is not None:
        return _Part(value, sound=False)
    if isinstance(value, str):
        return _Part(value, sound=True)
    if tally.is_plain(value):
        ids = (value["block_id"],) if value.get("block_id") else ()
        return _Part(value, True, frozenset(ids), tally.text_size(value))
    seen = tally.Tally()
    seen.blocks([value], ())
    if seen.faults or seen.counts_more:
        return _Part(value, sound=False)
    return _Part(value, True, frozenset(seen.block_ids), tally.text_size(value))
