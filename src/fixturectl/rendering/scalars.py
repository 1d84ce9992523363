"""Fields that hold a number or a boolean: what an expression may put there."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from fixturectl.rendering.expressions.faults import ExpressionError
from fixturectl.rendering.expressions.members import kind_of
from fixturectl.rendering.pieces import Leaf, Part
from fixturectl.rendering.scope import GUARD, NULL
from fixturectl.rendering.templates import compute
from fixturectl.store.variables.masking import Masked

if TYPE_CHECKING:
    from fixturectl.rendering.scope import Scope
    from fixturectl.rendering.templates import Hole
    from fixturectl.store.yaml_nodes import Scalar


def typed(hole: Hole, scope: Scope, node: Scalar, *, boolean: bool) -> bool | int | float | Leaf:
    """Return the value of a leaf's one expression with its type, as JSON has it.

    A list or an object from outside would be structure: it is refused, as null is.
    """
    value = compute(hole, scope, node)
    if isinstance(value, bool):
        return value
    if boolean and isinstance(value, Masked):
        return False
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float) and isfinite(value):
        return float(value)
    if isinstance(value, str):
        return Leaf((Part(str(value), node, hole.start, "value", hole.source),), "raw", node)
    if value is None:
        raise ExpressionError(f"{hole.source}: {NULL}", hole.start, GUARD)
    raise ExpressionError(f"{hole.source}: {kind_of(value)} can't stand here", hole.start)
