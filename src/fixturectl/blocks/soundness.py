"""Which messages are surely sound, told by parts that many of them share and that are checked once.

A fixture rendered with many samples gives messages that differ in a block or two. What is not
surely sound is left to `check`, which names the faults.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.blocks import message, tally
from fixturectl.blocks.checking import check
from fixturectl.blocks.likeness import alike

if TYPE_CHECKING:
    from fixturectl.blocks.rules import Object, Rule

_TEXT, _BODY = frozenset(("text",)), frozenset(("text", "blocks"))
_ATTACHMENT = frozenset(("color", "fallback", "blocks"))


class Verdict(NamedTuple):
    """Whether a message breaks no rule for sure, and where strings are that none before had.

    `news` are such strings themselves, or parts of the message that hold some.
    """

    sound: bool
    news: list[Any]


class _Part(NamedTuple):
    """A part of a message: kept, so that nothing else can have its identity."""

    value: Any
    sound: bool
    ids: frozenset[str] = frozenset()  # of blocks
    size: int = 0  # characters that readers see


class Soundness:
    """The parts of messages seen so far, told apart by identity: they must not change."""

    __slots__ = ("_known", "_models", "_news")

    def __init__(self) -> None:
        self._known: dict[int, _Part] = {}
        # The last sound part by its type: one string for all that is made of one place in a file.
        self._models: dict[int, _Part] = {}
        self._news: list[Any] = []

    def examine(self, body: dict[str, Any]) -> Verdict:
        """Tell whether `body`, of chat.postMessage, breaks no rule; else `check` knows.

        Only bodies as renderings make them can be sound: a text, with blocks or without, or one
        attachment of a color, a fallback and blocks.
        """
        self._news = []
        return Verdict(self._holds(body), self._news)

    def _holds(self, body: dict[str, Any]) -> bool:
        if body.keys() == _BODY:
            said = self._says(message.body(), "text", body["text"])
            return self._blocks(body["blocks"]) and said
        if body.keys() == _TEXT:
            return self._says(message.body(), "text", body["text"])
        attachments = body.get("attachments")
        only = attachments[0] if isinstance(attachments, list) and len(attachments) == 1 else None
        if len(body) != 1 or not isinstance(only, dict) or only.keys() != _ATTACHMENT:
            self._news.append(body)
            return False
        rule = message.attachment()
        colored = self._says(rule, "color", only["color"])
        said = self._says(rule, "fallback", only["fallback"])
        return self._blocks(only["blocks"]) and colored and said

    def _says(self, rule: Object, key: str, value: Any) -> bool:
        found = self._known.get(id(value)) or self._part(rule.fields[key], value)
        return found.sound and isinstance(value, str) and bool(value.strip())

    def _blocks(self, blocks: Any) -> bool:
        rule = message.block_list()
        if not isinstance(blocks, list):
            return False
        known = self._known
        ids: set[str] = set()
        size, sound = 0, 0 < len(blocks) <= (rule.maximum or 0)
        for block in blocks:
            part = known.get(id(block)) or self._part(rule.item, block)
            if not part.sound or not ids.isdisjoint(part.ids):
                sound = False
            size += part.size
            ids |= part.ids
        return sound and size <= tally.ALL_TEXT_CONTESTED

    def _part(self, rule: Rule, value: Any) -> _Part:
        kind = value.get("type") if isinstance(value, dict) else None
        model = self._models.get(id(kind)) if kind is not None else None
        found = _like(model, rule, value, self._news) if model is not None else None
        if found is None:
            found = _examined(rule, value)
            self._news.append(value)
        if kind is not None and found.sound:
            self._models[id(kind)] = found
        self._known[id(value)] = found
        return found


def _like(model: _Part, rule: Rule, value: Any, news: list[Any]) -> _Part | None:
    """Return a part that is sound because `model` is, None where that can't be told."""
    changed: list[tuple[str, int]] = []
    if not alike(rule)(model.value, value, changed):
        return None
    news += [text for text, _ in changed]
    return model._replace(value=value, size=model.size + sum([more for _, more in changed]))


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
