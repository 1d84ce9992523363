"""Portions of messages that are sound, and what others of their make have to pass.

One portion of a make is rendered and judged as a whole, for each shape that it takes. Others of it,
whatever the sample, the tenant, the locale and the fixture, differ from it in strings only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.blocks import message
from fixturectl.blocks.likeness import make
from fixturectl.blocks.soundness import Sound, sound, together
from fixturectl.rendering.remembering import read_by

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from fixturectl.blocks.checking import Check
    from fixturectl.blocks.rules import Rule
    from fixturectl.rendering.composing import Composition
    from fixturectl.rendering.outline import Portion
    from fixturectl.rendering.pieces import Leaf
    from fixturectl.rendering.scope import Scope

    Shape = tuple[bool | None, ...]  # what each `when` says, None where it isn't asked

_MOST = 4_096  # makes; each takes about a kilobyte
_sound: dict[Hashable, Sound] = {}


class Watched(NamedTuple):
    """A strand's string, its number, and what it must pass in all places; it counts so often."""

    number: int
    build: Callable[[Scope], Leaf]
    checks: tuple[Check, ...]
    counted: int


class Precedents:
    """What is known of one portion of a fixture; nothing where strings alone don't decide."""

    __slots__ = ("_known", "_live", "likeness", "others", "portion", "rule")

    def __init__(self, portion: Portion, rule: Rule) -> None:
        self.portion = portion
        self.rule = rule
        self.likeness = None if portion.loose else make(rule, portion.node)
        of_strands = {id(strand.use) for strand in portion.strands}
        self.others = [read_by(use) for use in portion.uses if id(use) not in of_strands]
        self._known: dict[Shape, Sound] = {}
        self._live: dict[Shape, tuple[Watched, ...]] = {}

    def precedent(self, shape: Shape) -> Sound | None:
        """Return what a sound portion of this make brings besides the size of its strings."""
        found = self._known.get(shape)
        if found is None and self.likeness is not None:
            found = _sound.get((self.rule, self.likeness.key, shape))
            if found is not None:  # makes take time to be compared
                self._known[shape] = found
        return found

    def judge(self, shape: Shape, items: list[Any]) -> Sound | None:
        """Return what the portion brings that became these items; None if it may not be sound."""
        parts = [one for one in [sound(self.rule, item) for item in items] if one is not None]
        brings = together(parts) if len(parts) == len(items) else None
        if brings is not None and self.likeness is not None:
            if len(_sound) >= _MOST:
                _sound.clear()
            _sound[self.rule, self.likeness.key, shape] = brings
        return brings

    def watched(self, shape: Shape) -> tuple[Watched, ...]:
        """Return the strings of a portion of that shape."""
        found = self._live.get(shape)
        if found is None:
            choices = zip(self.portion.choices, shape, strict=True)
            hidden = {number for choice, shown in choices if not shown for number in choice.strands}
            live = [one for one in self._all() if one.number not in hidden]
            found = self._live[shape] = tuple(live)
        return found

    def _all(self) -> Iterator[Watched]:
        steads = self.likeness.steads if self.likeness is not None else {}
        for number, (use, build, _) in enumerate(self.portion.strands):
            places = steads.get(id(use.scalar))  # None if it belongs to the make
            if places is not None:
                checks = tuple([stead.check for stead in places])
                yield Watched(number, build, checks, sum([stead.counted for stead in places]))


class Law(NamedTuple):
    """The precedents of a fixture's messages: of the strings beside its blocks, and of those."""

    beside: tuple[Precedents, ...]
    blocks: tuple[Precedents, ...]


def law(composition: Composition) -> Law | None:
    """Return where precedents go; None for a fixture whose messages have to be seen as a whole."""
    outline, text = composition.outline, composition.text
    if outline.faults or outline.calls or text is None:
        return None
    beside = [Precedents(text, message.body().fields["text"])]
    if composition.color is not None and composition.spare is not None:
        fields = message.attachment().fields
        color, fallback = composition.color, composition.spare
        beside = [Precedents(color, fields["color"]), Precedents(fallback, fields["fallback"])]
    item = message.block_list().item
    return Law(tuple(beside), tuple([Precedents(block, item) for block in composition.blocks]))
