"""Reading a message's tree without trusting it: a value of the wrong kind is as good as absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Node = dict[str, object]


def node(value: object) -> Node:
    """Return `value` if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def nodes(value: object) -> list[Node]:
    """Return the mappings in `value` if it is a list, else none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def string(value: object) -> str:
    """Return `value` as text: a string, a number, a text object's text; else empty."""
    if isinstance(value, dict):
        value = value.get("text")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def kind(value: Mapping[str, object]) -> str:
    """Return a block's or an element's `type`."""
    return string(value.get("type"))


def mapped(value: object, change: Callable[[str], str]) -> object:
    """Return a copy of the tree `value` with `change` made to each string, keys included."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {change(str(key)): mapped(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [mapped(item, change) for item in value]
    return value
