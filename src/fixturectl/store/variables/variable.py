"""What a declared input is: its type, its constraints, its values for previews."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    import re
    from datetime import timedelta

    from fixturectl.diagnostics import Level
    from fixturectl.store.yaml_nodes import Node

NAME = r"[a-z][a-z0-9_]*"
# What every template knows already, and what Jinja reads as its own words.
_ALWAYS_THERE = ("severity", "status", "tenant", "locale", "now", "t", "_", "range", "loop")
_JINJA = ("true", "false", "none", "not", "and", "or", "in", "is", "if", "else", "for", "null")
RESERVED = frozenset((*_ALWAYS_THERE, *_JINJA))


class Problem(NamedTuple):
    """Why a value doesn't fit: `path` within the value, such as `incidents[2].service`.

    `node` is where it stands, None for values that come from no file.
    """

    path: str
    message: str
    hint: str = ""
    level: Level = "error"
    node: Node | None = None

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class Pattern(NamedTuple):
    """A compiled pattern, and the longest text on which it is sure to end in time."""

    regex: re.Pattern[str]
    longest: int


class Variable(NamedTuple):
    """A declared input; `node` is its declaration, a mapping or, for `of: string`, the type's name.

    `of` is set for lists, `fields` for objects, `values` for enums. `default` and `example` are as
    written: `fixturectl.store.variables.read` reads them. No `default` means required; a default of
    null is a node too.
    """

    name: str
    type: str
    node: Node
    key: Scalar | None = None
    required: bool = True
    default: Node | None = None
    example: Node | None = None
    description: str = ""
    sensitive: bool = False
    minimum: int | float | timedelta | None = None
    maximum: int | float | timedelta | None = None
    max_length: int | None = None
    max_items: int | None = None
    pattern: Pattern | None = None
    values: tuple[str, ...] = ()
    of: Variable | None = None
    fields: dict[str, Variable] | None = None

    @property
    def nullable(self) -> bool:
        """Whether null is a value: where it is the default."""
        return isinstance(self.default, Scalar) and self.default.is_null

    @property
    def any_sensitive(self) -> bool:
        """Whether it, or anything inside it, is sensitive."""
        if self.sensitive or not (self.of or self.fields):
            return self.sensitive
        inner = [*(self.fields or {}).values(), *([self.of] if self.of else [])]
        return any(part.any_sensitive for part in inner)


def example_of(variable: Variable) -> object:
    """Return the example, as nodes and Python lists and dicts of nodes; None if there is none.

    Where a list or an object has no example of its own, its parts' examples make one: a list of one
    item, an object with all fields. An enum's example is its first value.
    """
    if variable.example is not None:
        return variable.example
    if variable.type == "list" and variable.of is not None:
        item = example_of(variable.of)
        return None if item is None else [item]
    if variable.type == "object" and variable.fields:
        return _example_of_fields(variable.fields)
    return variable.values[0] if variable.values else None


def _example_of_fields(fields: dict[str, Variable]) -> dict[str, object] | None:
    parts: dict[str, object] = {}
    for name, field in fields.items():
        value = example_of(field)
        if value is None:
            value = field.default
        if value is None:
            return None
        parts[name] = value
    return parts


def spelled_null(value: object) -> bool:
    return value is None or (isinstance(value, Scalar) and value.is_null)


def kind_of(value: object) -> str:
    """Say in words what kind of value this is."""
    if isinstance(value, Mapping | dict):
        return "an object"
    if isinstance(value, Sequence | list | tuple):
        return "a list"
    if spelled_null(value):
        return "null"
    if isinstance(value, Scalar):
        value = value.resolve()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return "a number"
    return "a text" if isinstance(value, str) else f"a {type(value).__name__}"
