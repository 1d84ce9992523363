"""`when` and `for`: whether an item of a list is shown, and how often."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fixturectl.rendering.expressions.faults import ExpressionError, Uses
from fixturectl.rendering.outline import LeafUse, report
from fixturectl.rendering.pieces import Leaf, Obj, Part
from fixturectl.rendering.templates import bare
from fixturectl.store.yaml_nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.rendering.expressions.faults import Run
    from fixturectl.rendering.outline import Outline
    from fixturectl.rendering.scope import Scope
    from fixturectl.store.yaml_nodes import Node

    Emit = Callable[[Scope, list[Any]], None]

_FOR = re.compile(r"\s*([A-Za-z_]\w*)\s+in\s+(?=\S)")


def guarded(condition: Node | None, inner: Emit, outline: Outline, bound: frozenset[str]) -> Emit:
    """Leave an item out where its `when` is false."""
    if not isinstance(condition, Scalar):
        return inner
    run, uses, fault = bare(condition.value)
    asked = LeafUse(condition, uses, fault, bound)
    outline.leaves.append(asked)
    outline.conditions.append(asked)

    def emit(scope: Scope, made: list[Any]) -> None:
        scope.kind = "plain"
        scope.node = condition
        try:
            shown = _ran(run, fault, scope)
        except ExpressionError as error:
            report(scope, condition, error)
        else:
            scope.outcomes.add((condition, bool(shown)))
            if shown:
                inner(scope, made)

    return emit


def _ran(run: Run | None, fault: ExpressionError | None, scope: Scope) -> Any:
    if run is None:
        raise fault or ExpressionError("not an expression", 0)
    return run(scope)


def repeated(
    loop: Scalar,
    inner: Callable[[frozenset[str]], Emit],
    outline: Outline,
    bound: frozenset[str],
) -> Emit:
    """Show an item once for each item of a list; its `when` is asked each time."""
    head = _FOR.match(loop.value)
    if head is None:
        fault = ExpressionError("for reads NAME in LIST", 0, "write for: item in items")
        outline.leaves.append(LeafUse(loop, Uses(), fault, bound))
        return lambda scope, _: report(scope, loop, fault)
    name, shift = head[1], head.end()
    run, uses, wrong = bare(loop.value[shift:])
    outline.leaves.append(LeafUse(loop, uses, wrong, bound, shift))
    each = inner(bound | {name})

    def emit(scope: Scope, made: list[Any]) -> None:
        if name in scope.names:
            taken = f"{name} is taken: the name of a loop shadows nothing"
            report(scope, loop, ExpressionError(taken, head.start(1), "rename it"))
            return
        try:
            scope.kind, scope.node = "plain", loop
            items = _items(_ran(run, wrong, scope), scope)
        except ExpressionError as error:
            report(scope, loop, error, shift)
            return
        for number, item in enumerate(items, 1):
            scope.names[name] = item
            before = len(made)
            each(scope, made)
            _number(made[before:], number)
        scope.names.pop(name, None)

    return emit


def _items(items: Any, scope: Scope) -> list[Any]:
    if items is None:
        return []
    if not isinstance(items, list):
        raise ExpressionError("for goes through a list", 0, "declare the variable as type: list")
    scope.room -= len(items)
    if scope.room < 0:
        raise ExpressionError("it repeats more often than any message can hold", 0, "use max_items")
    return items


def _number(made: list[Any], number: int) -> None:
    """Give the `block_id` of a repeated block a number: it must be unique in the message."""
    for item in made:
        name = item.get("block_id") if isinstance(item, Obj) else None
        if isinstance(name, Leaf):
            parts = (*name.parts, Part(f"-{number}", None, 0, "mark"))
            item["block_id"] = Leaf.of(parts, "raw", name.node)
