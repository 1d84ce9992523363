"""Reading a part of a value: items of objects and lists, never an attribute of Python's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from fixturectl.diagnostics import nearest
from fixturectl.rendering.expressions.faults import (
    ExpressionError,
    MissingMemberError,
    RefusedError,
)
from fixturectl.store.sealed import Sealed

if TYPE_CHECKING:
    from fixturectl.rendering.expressions.faults import Run
    from fixturectl.rendering.scope import Scope

_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (str, "a text"),
    (bool, "a boolean"),
    (int, "an integer"),
    (float, "a number"),
    (dict, "an object"),
    (list, "a list"),
    (datetime, "a datetime"),
    (timedelta, "a duration"),
)


def kind_of(value: Any) -> str:
    """Name the type of a value with its article, for messages."""
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "null")


def member(found: Any, key: str, offset: int) -> Any:
    """Return the member `key` of an object; of a sealed value everything is sealed."""
    if isinstance(found, dict):
        if key in found and not key.startswith("_"):
            return found[key]
        hint = nearest(key, found)
        raise MissingMemberError(f"there is no {key} in it", offset, hint, "undefined-name")
    if isinstance(found, Sealed):
        return found
    raise ExpressionError(f"{kind_of(found)} has no {key}: only objects have members", offset)


def attribute(found: Any, path: object) -> Any:
    """Return the member that a filter names, `a.b` inside one; RefusedError without it."""
    if not isinstance(path, str):
        raise RefusedError("it takes the name of a member")
    try:
        for key in path.split("."):
            found = member(found, key, 0)
    except ExpressionError as error:
        raise RefusedError(error.message, error.hint) from None
    return found


def run_member(inner: Run, key: str, offset: int) -> Run:
    """`inner.key`."""
    return lambda scope: member(inner(scope), key, offset)


def run_item(inner: Run, index: Run, offset: int) -> Run:
    """`inner[index]`, counted from 0 or, when negative, from the end."""

    def run(scope: Scope) -> Any:
        found, at = inner(scope), index(scope)
        if isinstance(found, Sealed) or (isinstance(found, dict) and isinstance(at, str)):
            return member(found, str(at), offset)
        if not isinstance(found, list | str) or not isinstance(at, int):
            raise ExpressionError("only lists, texts and objects have items", offset)
        if not -len(found) <= at < len(found):
            raise MissingMemberError(f"there is no item {at}: it has {len(found)}", offset)
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
