"""The filters of numbers: what Jinja has, refusing what it would silently take for zero."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fixturectl.rendering.expressions.bounds import whole
from fixturectl.rendering.expressions.faults import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.rendering.scope import Scope

_MOST_DIGITS = 300


def _number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RefusedError("it takes a number")
    return value


def _read(value: Any) -> int | float:
    """Return a number, read from its spelling where it is a text."""
    if not isinstance(value, str):
        return int(value) if isinstance(value, bool) else _number(value)
    if len(value) > _MOST_DIGITS:
        raise RefusedError("it is no number")
    for kind in (int, float):
        try:
            found: int | float = kind(value)
        except ValueError:
            continue
        return found
    raise RefusedError("it is no number")


def integer(_: Scope, value: Any) -> int:
    """Return the whole number of a number, a boolean or a text that spells one."""
    found = _read(value)
    if not math.isfinite(found):
        raise RefusedError("it is no number")
    return int(found)


def floating(_: Scope, value: Any) -> float:
    """Return the number of an integer, a boolean or a text that spells one."""
    return float(_read(value))


def rounded(_: Scope, value: Any, precision: int = 0, method: str = "common") -> float | int:
    """Round to `precision` digits; without digits behind the point it gives a whole number."""
    number, digits = _number(value), whole(precision, -20, 20)
    if not math.isfinite(number):
        raise RefusedError("it is no number")
    if method == "common":
        found = round(number, digits)
    elif method in ("ceil", "floor"):
        factor = 10**digits
        scaled = math.ceil(number * factor) if method == "ceil" else math.floor(number * factor)
        found = scaled / factor
    else:
        raise RefusedError("it rounds by 'common', 'ceil' or 'floor'")
    return int(found) if digits <= 0 else found


def absolute(_: Scope, value: Any) -> int | float | timedelta:
    return abs(value) if isinstance(value, timedelta) else abs(_number(value))


FILTERS: dict[str, Callable[..., Any]] = {
    "abs": absolute,
    "float": floating,
    "int": integer,
    "round": rounded,
}
