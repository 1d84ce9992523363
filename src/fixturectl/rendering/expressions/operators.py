"""Arithmetic and comparison, bounded: no expression can grow beyond what a leaf may hold."""

from __future__ import annotations

import operator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fixturectl.rendering.expressions import tree as nodes
from fixturectl.rendering.expressions.bounds import LARGEST, bounded
from fixturectl.rendering.expressions.faults import ExpressionError, RefusedError
from fixturectl.rendering.expressions.members import kind_of
from fixturectl.store.sealed import Sealed

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.rendering.expressions.faults import Run
    from fixturectl.rendering.scope import Scope

_LARGEST_POWER = 64


def _times(left: Any, right: Any) -> Any:
    for many, count in ((left, right), (right, left)):
        if isinstance(many, str | list) and isinstance(count, int):
            bounded(len(many) * count)
    return _bounded_number(left * right)


def _bounded_number(value: Any) -> Any:
    if isinstance(value, int) and abs(value) > LARGEST:
        raise RefusedError("a number that is too large")
    return value


def _power(left: Any, right: Any) -> Any:
    if abs(right) > _LARGEST_POWER or abs(left) > 10**_LARGEST_POWER:
        raise RefusedError("a power that is too large")
    value = left**right
    if isinstance(value, complex):
        raise RefusedError("a root of a negative number")
    return _bounded_number(value)


def _plus(left: Any, right: Any) -> Any:
    if isinstance(left, str | list) and isinstance(right, str | list):
        bounded(len(left) + len(right))
    return left + right


def _modulo(left: Any, right: Any) -> Any:
    if isinstance(left, str):
        raise RefusedError("% formats nothing here", "use a text with placeholders")
    return left % right


BINARY: dict[type[nodes.Node], tuple[str, Callable[[Any, Any], Any]]] = {
    nodes.Add: ("+", _plus),
    nodes.Sub: ("-", operator.sub),
    nodes.Mul: ("*", _times),
    nodes.Div: ("/", operator.truediv),
    nodes.FloorDiv: ("//", operator.floordiv),
    nodes.Mod: ("%", _modulo),
    nodes.Pow: ("**", _power),
}

COMPARE: dict[str, tuple[str, Callable[[Any, Any], Any]]] = {
    "eq": ("==", operator.eq),
    "ne": ("!=", operator.ne),
    "gt": (">", operator.gt),
    "gteq": (">=", operator.ge),
    "lt": ("<", operator.lt),
    "lteq": ("<=", operator.le),
    "in": ("in", lambda one, many: one in many),
    "notin": ("not in", lambda one, many: one not in many),
}


def applied(apply: Callable[[Any, Any], Any], one: Any, other: Any, sign: str, offset: int) -> Any:
    """Apply a binary operation; whatever Python refuses is a fault of the expression."""
    try:
        return apply(one, other)
    except ZeroDivisionError:
        raise ExpressionError("division by zero", offset, "guard it with when:") from None
    except RefusedError as error:
        raise ExpressionError(str(error), offset, error.hint) from None
    except (TypeError, ValueError, OverflowError) as error:
        for value in (one, other):
            if isinstance(value, Sealed):
                # It can't be known without the key: true, so that what depends on it is checked.
                return value
        if isinstance(error, TypeError):
            said = f"{kind_of(one)} {sign} {kind_of(other)} makes no sense"
        else:
            said = f"{sign}: the result is beyond any range"
        raise ExpressionError(said, offset) from None


def run_binary(kind: type[nodes.Node], left: Run, right: Run, offset: int) -> Run:
    """`left + right` and its like."""
    sign, apply = BINARY[kind]
    return lambda scope: applied(apply, left(scope), right(scope), sign, offset)


def run_compare(first: Run, rest: list[tuple[str, Run]], offset: int) -> Run:
    """Compare as in `a < b <= c`: every neighbouring pair must hold."""
    steps = [(*COMPARE[name], compute) for name, compute in rest]

    def run(scope: Scope) -> bool:
        left = first(scope)
        for sign, apply, compute in steps:
            right = compute(scope)
            if not applied(apply, left, right, sign, offset):
                return False
            left = right
        return True

    return run


def run_sign(inner: Run, sign: int, offset: int) -> Run:
    """`-value` and `+value`."""

    def run(scope: Scope) -> Any:
        value = inner(scope)
        if isinstance(value, Sealed):
            return value
        if isinstance(value, bool) or not isinstance(value, int | float | timedelta):
            raise ExpressionError(f"{kind_of(value)} has no sign", offset)
        return sign * value

    return run
