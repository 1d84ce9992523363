"""A leaf that comes out the same for several samples of a fixture is filled once.

A memory is shared by renderings that differ in the values of variables only: those of one fixture
for one tenant and locale. Values are told apart by identity, so what was made of them keeps them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.outline import LeafUse
    from fixturectl.rendering.pieces import Leaf
    from fixturectl.rendering.scope import Scope
    from fixturectl.texts.lookup import Wording

    Build = Callable[[Scope], Leaf]
    Made = tuple[Leaf, list[Diagnostic], bool, list[object]]

# The same in all renderings that share a memory.
_FIXED = frozenset(("severity", "tenant", "locale", "now"))


class Reads(NamedTuple):
    """The names that leaves depend on: their own, and those of the placeholders of their texts."""

    names: frozenset[str]
    texts: tuple[str, ...]

    def of(self, wording: Wording) -> frozenset[str]:
        """Return the names as one locale has the texts.

        What is the same in all renderings of one memory is not among them.
        """
        if not self.texts:
            return self.names
        forms = [form for key in self.texts for form in wording.text(key) or ()]
        return self.names.union(*[form.parsed.names for form in forms]) - _FIXED


NOTHING = Reads(frozenset(), ())


def read_by(leaf: LeafUse) -> Reads:
    """Return what a leaf depends on."""
    names, texts = leaf.uses.names, leaf.uses.texts
    if not names and not texts:
        return NOTHING
    own = frozenset([name for name, _ in names]) - _FIXED
    return Reads(own, tuple([use.key for use in texts]))


class _Slot(NamedTuple):
    """What one leaf became, by the values of the names that it reads."""

    reads: tuple[str, ...]
    known: dict[tuple[int, ...], Made]


class Memory:
    """What the leaves of one fixture became, for one tenant and locale."""

    __slots__ = ("slots",)

    def __init__(self) -> None:
        self.slots: dict[Build, _Slot] = {}


def remembered(build: Build, reads: Reads) -> Build:
    """Return `build`, which makes a leaf of what it reads, asked once for the same values."""

    def run(scope: Scope) -> Leaf:
        memory = scope.memory
        if memory is None:
            return build(scope)
        slot = memory.slots.get(build)
        if slot is None:
            slot = memory.slots[build] = _Slot(tuple(reads.of(scope.wording)), {})
        names = scope.names
        # Where a name has no value, the slot stands for it.
        key = tuple([id(names.get(name, slot)) for name in slot.reads])
        found = slot.known.get(key)
        if found is None:
            before, calls = len(scope.problems), scope.calls
            scope.calls = False
            made = build(scope)
            kept: list[Any] = [names.get(name) for name in slot.reads]
            slot.known[key] = (made, scope.problems[before:], scope.calls, kept)
            scope.calls = calls or scope.calls
            return made
        if found[1]:
            scope.problems.extend(found[1])
        if found[2]:
            scope.calls = True
        return found[0]

    return run
