"""The strings that an expression may show as they are written: no text, no phrase, no value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.rendering.expressions import everyday
from fixturectl.rendering.expressions import tree as nodes
from fixturectl.rendering.expressions.faults import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OPENING = re.compile(r"\{\{")
# Filters that give back what they get, or words that stand in it.
_PASSING = (
    *("capitalize", "lower", "replace", "string", "title", "trim", "truncate", "upper"),
    *("first", "last", "list", "reverse", "sort", "unique"),
)
_WITH_ARGUMENT = {"default": "default_value", "d": "default_value", "join": "d"}


class Shown(NamedTuple):
    """A string and where in the leaf it begins, behind its quote."""

    text: str
    offset: int


def shown_literals(leaf: str) -> Iterator[Shown]:
    """Yield the strings that the expressions of a leaf may show; none of what can't be read."""
    at = 0
    while opening := _OPENING.search(leaf, at):
        try:
            found, at = everyday.read(leaf, opening.end()) or _unusual(leaf, opening.end())
        except ExpressionError:
            return
        yield from _outcomes(found)


def _unusual(leaf: str, start: int) -> tuple[nodes.Node, int]:
    from fixturectl.rendering.expressions import jinja_trees  # noqa: PLC0415 - two bare starts

    return jinja_trees.read(leaf, start)


def _outcomes(node: nodes.Node | None) -> Iterator[Shown]:
    """Yield the strings among what an expression may give."""
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str):
            yield Shown(node.value, node.offset + 1)
        return
    for child in _giving(node):
        yield from _outcomes(child)


def _giving(node: nodes.Node | None) -> list[nodes.Node | None]:
    """Return the parts of an expression that its value, or a part of it, may come from."""
    parts = _PARTS.get(type(node))
    return parts(node) if parts is not None else []


def _of_filter(node: nodes.Filter) -> list[nodes.Node | None]:
    if node.name in _PASSING:
        return [node.node]
    if node.name not in _WITH_ARGUMENT:
        return []
    named = [one.value for one in node.kwargs if one.key == _WITH_ARGUMENT[node.name]]
    return [node.node, *node.args[:1], *named]


def _of_call(node: nodes.Call) -> list[nodes.Node | None]:
    """Return what a call puts into its outcome: arguments of a text, the label of a link."""
    name = node.node.name if isinstance(node.node, nodes.Name) else ""
    if name == "t":
        return [one.value for one in node.kwargs]
    if name == "link":
        return [*node.args[1:], *(one.value for one in node.kwargs if one.key == "label")]
    return []


_PARTS: dict[type, Callable[[Any], list[nodes.Node | None]]] = {
    nodes.CondExpr: lambda node: [node.expr1, node.expr2],
    nodes.Concat: lambda node: node.nodes,
    **dict.fromkeys((nodes.Add, nodes.And, nodes.Or), lambda node: [node.left, node.right]),
    **dict.fromkeys((nodes.List, nodes.Tuple), lambda node: node.items),
    nodes.Dict: lambda node: [pair.value for pair in node.items],
    nodes.Getitem: lambda node: [node.node],
    nodes.Filter: _of_filter,
    nodes.Call: _of_call,
}
