"""What comes out the same for several samples of a fixture is rendered once.

A memory is shared by renderings that differ in the values of variables only: those of one fixture
for one tenant and locale. Values are told apart by identity, so what was made of them keeps them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.outline import LeafUse
    from fixturectl.rendering.pieces import Leaf
    from fixturectl.rendering.repetition import Emit
    from fixturectl.rendering.scope import Scope
    from fixturectl.store.yaml_nodes import Scalar

    Build = Callable[[Scope], Leaf]

# The same in all renderings that share a memory.
_FIXED = frozenset(("severity", "tenant", "locale", "now"))


class Memory:
    """What the leaves and blocks of one fixture became, for one tenant and locale."""

    __slots__ = ("slots",)

    def __init__(self) -> None:
        self.slots: dict[object, _Slot] = {}

    def slot(self, of: object, uses: Sequence[LeafUse], scope: Scope) -> _Slot:
        """Begin to keep what the closure `of` makes, which reads what `uses` say."""
        found = self.slots[of] = _Slot(_reads(uses, scope))
        return found


class _Slot:
    """What one closure made, by the values of the names that it reads."""

    __slots__ = ("known", "reads")

    def __init__(self, reads: tuple[str, ...]) -> None:
        self.reads = reads
        self.known: dict[tuple[int, ...], Any] = {}

    def values(self, scope: Scope) -> list[Any]:
        """Return the values read; where a name has none, the slot stands for it."""
        names = scope.names
        return [names.get(name, self) for name in self.reads]


class _Made(NamedTuple):
    """What an item of a list became, and all that making it did to its rendering."""

    items: tuple[Any, ...]
    problems: list[Diagnostic]
    outcomes: set[tuple[Scalar, bool]]
    calls: bool
    characters: int
    room: int
    values: list[Any]

    def fits(self, scope: Scope) -> bool:
        """Tell whether the message has room for it: where it has none, that is to be reported."""
        return self.characters <= scope.characters and self.room <= scope.room


def remembered(build: Build, leaf: LeafUse) -> Build:
    """Return `build`, which makes a leaf, asked once for the same values.

    What a loop's name stands for may be gone after its round: such leaves are made each time.
    """
    if leaf.bound:
        return build
    uses = (leaf,)

    # Spelled out where it is asked for every leaf of every message, as below.
    def run(scope: Scope) -> Leaf:
        memory = scope.memory
        if memory is None:
            return build(scope)
        slot = memory.slots.get(build) or memory.slot(build, uses, scope)
        names = scope.names
        key = tuple([id(names.get(name, slot)) for name in slot.reads])
        found: tuple[Leaf, list[Diagnostic], bool, object] | None = slot.known.get(key)
        if found is None:
            before, calls = len(scope.problems), scope.calls
            scope.calls = False
            made = build(scope)
            slot.known[key] = (made, scope.problems[before:], scope.calls, slot.values(scope))
            scope.calls = calls or scope.calls
            return made
        if found[1]:
            scope.problems.extend(found[1])
        if found[2]:
            scope.calls = True
        return found[0]

    return run


def remembered_item(emit: Emit, uses: Sequence[LeafUse]) -> Emit:
    """Return `emit`, which adds what an item becomes to a list, asked once for the same values.

    Messages of one memory share such items: whoever takes one leaves it as it is.
    """
    alone = len(uses) == 1

    def run(scope: Scope, made: list[Any]) -> None:
        memory = scope.memory
        if memory is None:
            emit(scope, made)
            return
        slot = memory.slots.get(emit) or memory.slot(emit, uses, scope)
        names = scope.names
        key = tuple([id(names.get(name, slot)) for name in slot.reads])
        found: _Made | None = slot.known.get(key)
        if found is not None and found.fits(scope):
            _replay(found, scope)
        else:
            # What reads no more than its only leaf is made anew whenever that is.
            scope.memory = None if alone else memory
            found = _emitted(emit, scope, slot.values(scope))
            scope.memory = memory
            if scope.characters >= 0 and scope.room >= 0:  # else it may not be whole
                slot.known[key] = found
        made.extend(found.items)

    return run


def _emitted(emit: Emit, scope: Scope, values: list[Any]) -> _Made:
    """Run `emit` and return what it did."""
    outcomes, calls, faults = scope.outcomes, scope.calls, len(scope.problems)
    characters, room = scope.characters, scope.room
    scope.outcomes, scope.calls = set(), False
    items: list[Any] = []
    emit(scope, items)
    own = scope.outcomes
    made = _Made(
        tuple(items),
        scope.problems[faults:],
        own,
        scope.calls,
        characters - scope.characters,
        room - scope.room,
        values,
    )
    scope.outcomes, scope.calls = outcomes | own, calls or scope.calls
    return made


def _replay(made: _Made, scope: Scope) -> None:
    """Do to this rendering what making the item did to the one before."""
    scope.problems.extend(made.problems)
    scope.outcomes |= made.outcomes
    scope.calls = scope.calls or made.calls
    scope.characters -= made.characters
    scope.room -= made.room


def _reads(uses: Sequence[LeafUse], scope: Scope) -> tuple[str, ...]:
    """Return the names that leaves depend on: their own, and those of their texts' placeholders."""
    names: set[str] = set()
    for leaf in uses:
        names.update([name for name, _ in leaf.uses.names])
        for use in leaf.uses.texts:
            for form in scope.wording.text(use.key) or ():
                names.update(form.parsed.names)
    return tuple(names - _FIXED)
