"""The tests of templates: `value is number`, `value is divisibleby 3`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.rendering.expressions.faults import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable


class Missing:
    """Stands for a member that isn't there, in `is defined`."""


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _rest(value: Any, by: Any) -> Any:
    if not _number(value) or not _number(by):
        raise RefusedError("it takes numbers")
    return value % by


_COMPARISONS: dict[str, Callable[..., bool]] = {
    "eq": lambda value, other: value == other,
    "ne": lambda value, other: value != other,
    "gt": lambda value, other: value > other,
    "ge": lambda value, other: value >= other,
    "lt": lambda value, other: value < other,
    "le": lambda value, other: value <= other,
}

TESTS: dict[str, Callable[..., bool]] = {
    "defined": lambda value: value is not Missing,
    "undefined": lambda value: value is Missing,
    "none": lambda value: value is None,
    "true": lambda value: value is True,
    "false": lambda value: value is False,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, float),
    "number": _number,
    "string": lambda value: isinstance(value, str),
    "lower": lambda value: value.islower() if isinstance(value, str) else False,
    "upper": lambda value: value.isupper() if isinstance(value, str) else False,
    "mapping": lambda value: isinstance(value, dict),
    "sequence": lambda value: isinstance(value, list | str | dict),
    "iterable": lambda value: isinstance(value, list | str | dict),
    "odd": lambda value: _rest(value, 2) == 1,
    "even": lambda value: _rest(value, 2) == 0,
    "divisibleby": lambda value, by: _rest(value, by) == 0,
    "in": lambda value, many: value in many,
    **_COMPARISONS,
    # Jinja's other names for them.
    "equalto": _COMPARISONS["eq"],
    "greaterthan": _COMPARISONS["gt"],
    "lessthan": _COMPARISONS["lt"],
    "==": _COMPARISONS["eq"],
    "!=": _COMPARISONS["ne"],
    ">": _COMPARISONS["gt"],
    ">=": _COMPARISONS["ge"],
    "<": _COMPARISONS["lt"],
    "<=": _COMPARISONS["le"],
}
