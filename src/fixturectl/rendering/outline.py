"""The leaves of a fixture's source, for checks that run nothing, and the faults of those run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.diagnostics import Diagnostic

if TYPE_CHECKING:
    from fixturectl.rendering.expressions.faults import ExpressionError, Uses
    from fixturectl.rendering.pieces import FieldKind
    from fixturectl.rendering.scope import Scope
    from fixturectl.store.yaml_nodes import Node, Scalar


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


class Outline:
    """Every leaf of a tree in the order of the source, for checks that run nothing.

    `faults` are those of its shape: a `when` where none may stand. `calls` says that what is
    written there may mention a group, whatever the values.
    """

    __slots__ = ("calls", "conditions", "faults", "leaves")

    def __init__(self) -> None:
        self.leaves: list[LeafUse] = []
        self.conditions: list[LeafUse] = []  # those of them that are a `when`
        self.faults: list[Diagnostic] = []
        self.calls = False

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
