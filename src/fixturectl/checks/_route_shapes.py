"""What a route's value can't be, whatever an alert says: its shape stands in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding
from fixturectl.diagnostics import nearest
from fixturectl.store.routes.placeholders import placeholders
from fixturectl.store.routes.reading import EACH
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.store.variables import Variable
    from fixturectl.store.yaml_nodes import Node


def misfits(variable: Variable, node: Node, name: str = "") -> Iterator[Finding]:
    """Yield the lists and objects of a value that aren't the variable's, and fields it hasn't got.

    `name` is the variable's that all of this is for, where `variable` is a part of it.
    """
    name = name or variable.name
    if forgotten_quotes(node):
        return  # as is told of a text without them
    if isinstance(node, Mapping) and set(node.keys()) == {EACH}:
        yield from _each(variable, node.pairs[EACH][1], node, name)
    elif isinstance(node, Mapping) and variable.type == "object":
        fields = variable.fields or {}
        for key, inner in node:
            if key.value in fields:
                yield from misfits(fields[key.value], inner, name)
            else:
                hint = nearest(key.value, fields) or f"it has {', '.join(fields)}"
                message = f'{name}: unknown field "{key.value}"'
                yield Finding("route-variable", key.place, message, hint)
    elif isinstance(node, Sequence) and variable.type == "list" and variable.of is not None:
        for item in node.items:
            yield from misfits(variable.of, item, name)
    elif isinstance(node, Mapping | Sequence):
        kind = "an object" if isinstance(node, Mapping) else "a list"
        message = f"{name} is of the type {variable.type}, not {kind}"
        first = next(iter(node.pairs), "") if isinstance(node, Mapping) else ""
        hint = nearest(first, [EACH]) if variable.type == "list" else ""
        hint = hint or 'write what it gets: "{labels.NAME}"'
        yield Finding("route-variable", node.place, message, hint)


def _each(variable: Variable, item: Node, node: Node, name: str) -> Iterator[Finding]:
    if variable.type != "list":
        message = f"{name} is no list: each: makes one with an item for each alert"
        hint = 'write what it gets: "{labels.NAME}"'
        yield Finding("route-variable", node.place, message, hint)
    elif variable.of is not None:
        yield from misfits(variable.of, item, name)


def forgotten_quotes(node: Node) -> bool:
    """Tell whether a mapping was meant as the text `{labels.region}`."""
    if not isinstance(node, Mapping) or len(node) != 1:
        return False
    ((key, value),) = node
    is_name = bool(placeholders(f"{{{key.value}}}").placeholders)
    return is_name and node.flow and isinstance(value, Scalar) and value.is_null
