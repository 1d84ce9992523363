"""`when` and `for`: whether an item of a list is shown, and how often."""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING, Any

from fixturectl.rendering.expressions.faults import ExpressionError, Uses
from fixturectl.rendering.expressions.parsing import RESERVED
from fixturectl.rendering.outline import Choice, LeafUse, report
from fixturectl.rendering.pieces import Leaf, Obj, Part
from fixturectl.rendering.scope import CHARACTERS, SECONDS
from fixturectl.rendering.templates import bare
from fixturectl.store.sealed import Sealed, is_sealed
from fixturectl.store.yaml_nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.rendering.expressions.faults import Run
    from fixturectl.rendering.outline import Emit, Outline
    from fixturectl.rendering.scope import Scope
    from fixturectl.store.yaml_nodes import Node

_FOR = re.compile(r"\s*([A-Za-z_]\w*)\s+in\s+(?=\S)", re.ASCII)


def guarded(
    condition: Node | None,
    inner: Emit,
    outline: Outline,
    bound: frozenset[str],
    before: tuple[int, int],
) -> Emit:
    """Leave an item out where its `when` is false; what is sealed is taken for true.

    `before` is the mark of the outline from before the item.
    """
    if not isinstance(condition, Scalar) or is_sealed(condition):
        return inner
    run, uses, fault = bare(condition.value)
    asked = LeafUse(condition, uses, fault, bound)
    outline.leaves.append(asked)
    outline.conditions.append(asked)

    def ask(scope: Scope) -> bool:
        return bool(_ran(run, fault, scope, condition))

    if not bound:
        covered = [range(*ends) for ends in zip(before, outline.mark(), strict=True)]
        outline.choices.append(Choice(asked, ask, *covered))

    def emit(scope: Scope, made: list[Any]) -> None:
        try:
            shown = ask(scope)
        except ExpressionError as error:
            report(scope, condition, error)
        else:
            scope.outcomes.add((condition, shown))
            if shown:
                inner(scope, made)

    return emit


def _ran(run: Run | None, fault: ExpressionError | None, scope: Scope, node: Scalar) -> Any:
    if run is None:
        raise fault or ExpressionError("not an expression", 0)
    scope.kind, scope.node, scope.hole = "plain", node, None
    return run(scope)


def repeated(
    loop: Scalar,
    inner: Callable[[frozenset[str]], Emit],
    outline: Outline,
    bound: frozenset[str],
) -> Emit:
    """Show an item once for each item of a list; its `when` is asked each time."""
    outline.loose = True
    try:
        name, begin, shift = _head(loop.value)
    except ExpressionError as error:
        fault = error
        outline.leaves.append(LeafUse(loop, Uses(), fault, bound))
        return lambda scope, _: report(scope, loop, fault)
    run, uses, wrong = bare(loop.value[shift:])
    outline.leaves.append(LeafUse(loop, uses, wrong, bound, shift))
    each = inner(bound | {name})

    def emit(scope: Scope, made: list[Any]) -> None:
        if name in scope.names:
            taken = f"{name} is taken: the name of a loop shadows nothing"
            report(scope, loop, ExpressionError(taken, begin, "rename it"))
            return
        try:
            items = _items(_ran(run, wrong, scope, loop), scope)
        except ExpressionError as error:
            report(scope, loop, error, shift)
            return
        _repeat(scope, made, name, items, each)
        scope.names.pop(name, None)
        if items and (scope.characters < 0 or monotonic() > scope.until):
            _give_up(scope, loop)

    return emit


def _head(text: str) -> tuple[str, int, int]:
    """Return the loop's name, where it stands and where the expression behind `in` begins."""
    head = _FOR.match(text)
    if head is None:
        raise ExpressionError("for reads NAME in LIST", 0, "write for: item in items")
    name, begin = head[1], head.start(1)
    if name in RESERVED or name.startswith("_"):
        said = f"{name} is no name for a loop: templates read it otherwise"
        raise ExpressionError(said, begin, "rename it")
    return name, begin, head.end()


def _repeat(scope: Scope, made: list[Any], name: str, items: list[Any], each: Emit) -> None:
    for number, item in enumerate(items, 1):
        scope.names[name] = item
        before = len(made)
        each(scope, made)
        _number(made[before:], number)
        if scope.characters < 0 or monotonic() > scope.until:
            return


def _give_up(scope: Scope, loop: Scalar) -> None:
    """Report once that the message is too much; what is left of it stays out."""
    size = f"the message grows beyond {CHARACTERS} characters"
    said = size if scope.characters < 0 else f"the message takes more than {SECONDS:g} seconds"
    if not any(problem.message in (size, said) for problem in scope.problems):
        report(scope, loop, ExpressionError(said, 0, "use max_items"))


def _items(items: Any, scope: Scope) -> list[Any]:
    if items is None or isinstance(items, Sealed):
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
            item["block_id"] = Leaf(parts, "raw", name.node)
