"""Reading a part of a value: items of objects and lists, never an attribute of Python's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.diagnostics import nearest
from fixturectl.rendering.expressions.faults import ExpressionError

if TYPE_CHECKING:
    from fixturectl.rendering.expressions.faults import Run
    from fixturectl.rendering.scope import Scope

_KINDS = {
    bool: "a boolean",
    int: "an integer",
    float: "a number",
    dict: "an object",
    list: "a list",
    type(None): "null",
}


def kind_of(value: Any) -> str:
    """Name the type of a value with its article, for messages."""
    known = _KINDS.get(type(value))
    return known or ("a text" if isinstance(value, str) else f"a {type(value).__name__}")


def member(found: Any, key: str, offset: int) -> Any:
    """Return the member `key` of an object."""
    if isinstance(found, dict):
        if key in found and not key.startswith("_"):
            return found[key]
        raise ExpressionError(
            f"there is no {key} in it", offset, nearest(key, found), "undefined-name"
        )
    raise ExpressionError(f"{kind_of(found)} has no {key}: only objects have members", offset)


def run_member(inner: Run, key: str, offset: int) -> Run:
    """`inner.key`."""
    return lambda scope: member(inner(scope), key, offset)


def run_item(inner: Run, index: Run, offset: int) -> Run:
    """`inner[index]`, counted from 0 or, when negative, from the end."""

    def run(scope: Scope) -> Any:
        found, at = inner(scope), index(scope)
        if isinstance(found, dict) and isinstance(at, str):
            return member(found, at, offset)
        if not isinstance(found, list | str) or not isinstance(at, int):
            raise ExpressionError("only lists, texts and objects have items", offset)
        if not -len(found) <= at < len(found):
            raise ExpressionError(f"there is no item {at}: it has {len(found)}", offset)
        return found[at]

    return run


def run_slice(inner: Run, bounds: list[Run], offset: int) -> Run:
    """`inner[start:stop:step]`."""

    def run(scope: Scope) -> Any:
        found = inner(scope)
        if not isinstance(found, list | str):
            raise ExpressionError("only lists and texts can be cut", offset)
        try:
            return found[slice(*[bound(scope) for bound in bounds])]
        except (TypeError, ValueError):
            raise ExpressionError("a slice takes whole numbers", offset) from None

    return run
