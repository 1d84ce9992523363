"""The leaves of a fixture's source, for checks that run nothing, and the faults of those run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.rendering.expressions.faults import ExpressionError, Uses
    from fixturectl.rendering.pieces import FieldKind, Leaf
    from fixturectl.rendering.remembering import Reads
    from fixturectl.rendering.scope import Scope
    from fixturectl.store.yaml_nodes import Node, Scalar

    Emit = Callable[[Scope, list[Any]], None]


class LeafUse(NamedTuple):
    """A leaf, `when` or `for` of the source: what it reads and the loop names it may use.

    `offset` is where the expression begins in the scalar; offsets of `uses` count from there.
    `kind` is the field's, None for `when` and `for`.
    """

    scalar: Scalar
    uses: Uses
    fault: ExpressionError | None
    bound: frozenset[str]
    offset: int = 0
    kind: FieldKind | None = None


class Strand(NamedTuple):
    """A leaf outside of loops, what builds its string, and what that reads."""

    use: LeafUse
    build: Callable[[Scope], Leaf]
    reads: Reads


class Choice(NamedTuple):
    """A `when` outside of loops, and the numbers of the strands and the choices that it covers."""

    use: LeafUse
    ask: Callable[[Scope], bool]
    strands: range
    choices: range


class Portion(NamedTuple):
    """What a message is made of: a block of the source, or one of the strings beside them.

    `emit` adds what it becomes to a list. Nothing but the strands, and the choices, the inner
    before the outer, decides what that is, unless it is `loose`: it has a loop, or a typed value.
    """

    node: Node
    emit: Emit
    uses: tuple[LeafUse, ...]
    strands: tuple[Strand, ...]
    choices: tuple[Choice, ...]
    loose: bool


class Outline:
    """Every leaf of a tree in the order of the source, for checks that run nothing.

    `faults` are those of its shape: a `when` where none may stand. `calls` says that what is
    written there may mention a group, whatever the values.
    """

    __slots__ = ("_begun", "calls", "choices", "conditions", "faults", "leaves", "loose", "strands")

    def __init__(self) -> None:
        self.leaves: list[LeafUse] = []
        self.conditions: list[LeafUse] = []  # those of them that are a `when`
        self.faults: list[Diagnostic] = []
        self.calls = False
        # Of the portion at hand.
        self.strands: list[Strand] = []
        self.choices: list[Choice] = []
        self.loose = False
        self._begun = 0

    def mark(self) -> tuple[int, int]:
        """Return how many strands and choices the portion at hand has so far."""
        return len(self.strands), len(self.choices)

    def portion(self, node: Node, emit: Emit) -> Portion:
        """End the portion that `node` is, and begin the next one."""
        uses = tuple(self.leaves[self._begun :])
        ended = Portion(node, emit, uses, tuple(self.strands), tuple(self.choices), self.loose)
        self.strands, self.choices, self.loose = [], [], False
        self._begun = len(self.leaves)
        return ended

    def refuse(self, node: Node, message: str, hint: str) -> None:
        """Note a fault of shape at `node`."""
        self.faults.append(Diagnostic("schema", "error", message, hint, *node.place))


def report(scope: Scope, node: Scalar, error: ExpressionError, shift: int = 0) -> None:
    """Note a fault of the leaf `node` as a diagnostic; the rendering goes on with the next leaf."""
    located = error.node
    if located is not None:
        place = located.at(error.offset)
    else:
        place = node.at(min(error.offset + shift, len(node.value)))
    scope.problems.append(Diagnostic(error.check, "error", error.message, error.hint, *place))
