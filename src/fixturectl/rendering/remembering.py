"""What comes out the same for several samples of a fixture is rendered once.

A memory is shared by renderings that differ in the values of variables only: those of one fixture
for one tenant and locale. Values are told apart by identity, so whoever hands out a memory keeps
them alive as long as it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.rendering.mentions import may_call

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.outline import LeafUse
    from fixturectl.rendering.pieces import Leaf
    from fixturectl.rendering.scope import Scope

    Build = Callable[[Scope], Leaf]

# The same in all renderings that share a memory.
_FIXED = frozenset(("severity", "tenant", "locale", "now"))


class Memory:
    """What the leaves of one fixture became, for one tenant and locale."""

    __slots__ = ("slots",)

    def __init__(self) -> None:
        self.slots: dict[object, _Slot] = {}


class _Slot:
    """What one leaf became, by the values of the names that it reads."""

    __slots__ = ("known", "reads")

    def __init__(self, reads: tuple[str, ...]) -> None:
        self.reads = reads
        self.known: dict[tuple[int, ...], tuple[Leaf, list[Diagnostic]]] = {}


def remembered(build: Build, leaf: LeafUse) -> Build:
    """Return `build`, which makes a leaf, asked once for the same values.

    What a loop's name stands for may be gone after its round: such leaves are made each time.
    """
    if leaf.bound:
        return build

    def run(scope: Scope) -> Leaf:
        memory = scope.memory
        if memory is None:
            return build(scope)
        slot = memory.slots.get(build)
        if slot is None:
            slot = memory.slots[build] = _Slot(_reads(leaf, scope))
        names = scope.names
        key = tuple([id(names.get(name, slot)) for name in slot.reads])
        found = slot.known.get(key)
        if found is None:
            before = len(scope.problems)
            made = build(scope)
            slot.known[key] = (made, scope.problems[before:])
            return made
        made, problems = found
        scope.problems.extend(problems)
        scope.calls = scope.calls or may_call(made)
        return made

    return run


def _reads(leaf: LeafUse, scope: Scope) -> tuple[str, ...]:
    """Return the names a leaf depends on: its own, and those of its texts' placeholders."""
    names = dict.fromkeys(name for name, _ in leaf.uses.names)
    for use in leaf.uses.texts:
        for form in scope.wording.text(use.key) or ():
            names.update(dict.fromkeys(sorted(form.parsed.names)))
    return tuple([name for name in names if name not in _FIXED])
