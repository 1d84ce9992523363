"""Leaves are rendered once for all samples that give the variables they read the same values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.expressions.faults import Uses
    from fixturectl.rendering.pieces import Leaf
    from fixturectl.rendering.scope import Scope

    Build = Callable[[Scope], Leaf]

# The leaves of one fixture for one tenant and locale: for each, the names it reads, and what it
# became with the values that these had. Values are told apart by identity, so whoever hands out a
# memory keeps them alive as long as it.
Memory: TypeAlias = "dict[object, tuple[tuple[str, ...], dict[tuple[int, ...], Known]]]"
Known: TypeAlias = "tuple[Leaf, list[Diagnostic]]"

# The same in all renderings that share a memory.
_FIXED = frozenset(("severity", "tenant", "locale", "now"))


def remembered(build: Build, uses: Uses) -> Build:
    """Return `build`, asked only once for the same values where the scope has a memory."""

    def run(scope: Scope) -> Leaf:
        memory = scope.memory
        if memory is None:
            return build(scope)
        slot = memory.get(run)
        if slot is None:
            slot = memory[run] = (_reads(uses, scope), {})
        reads, known = slot
        values: dict[str, Any] = scope.names
        key = tuple([id(values.get(name, memory)) for name in reads])
        found = known.get(key)
        if found is not None:
            scope.problems.extend(found[1])
            return found[0]
        before = len(scope.problems)
        made = build(scope)
        known[key] = (made, scope.problems[before:])
        return made

    return run


def _reads(uses: Uses, scope: Scope) -> tuple[str, ...]:
    """Return the names a leaf depends on: its own, and those of its texts' placeholders."""
    names = dict.fromkeys(name for name, _ in uses.names)
    for use in uses.texts:
        text = scope.wording.text(use.key)
        for form in text or ():
            names.update(dict.fromkeys(sorted(form.parsed.names)))
    return tuple(name for name in names if name not in _FIXED)
