"""The filters of templates: Jinja's useful ones, bounded, and the formats and words of alerts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from fixturectl.diagnostics import nearest
from fixturectl.rendering.expressions import list_filters, number_filters, text_filters
from fixturectl.rendering.expressions.faults import RefusedError
from fixturectl.rendering.expressions.list_filters import items_of
from fixturectl.rendering.expressions.members import attribute as member_at
from fixturectl.store.sealed import Sealed
from fixturectl.texts.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fixturectl.rendering.pieces import Formed
    from fixturectl.rendering.scope import Scope


def _default(_: Scope, value: Any, default_value: Any = "", boolean: bool = False) -> Any:
    return default_value if value is None or (boolean and not value) else value


def _mapped(
    scope: Scope,
    value: Any,
    name: str | None = None,
    *arguments: Any,
    attribute: str | None = None,
) -> list[Any]:
    """Take a member of each item, or send each through the filter called `name`."""
    if attribute is not None:
        return [member_at(item, attribute) for item in items_of(value)]
    apply = FILTERS.get(name) if isinstance(name, str) else None
    if apply is None or apply is _mapped:
        raise RefusedError(
            "it takes attribute='name' or the name of a filter", nearest(str(name), FILTERS)
        )
    return [apply(scope, item, *arguments) for item in items_of(value)]


def _found(value: Any, known: Mapping[str, Any], what: str) -> Any:
    found = known.get(value) if isinstance(value, str) else None
    if found is None:
        hint = nearest(str(value), known) or f"there are {', '.join(known)}"
        raise RefusedError(f"no {what} of that name", hint)
    return found


def _urgency_emoji(scope: Scope, value: Any) -> Formed:
    return scope.emoji(_found(value, scope.tenant.severities, "severity").emoji)


def _status_emoji(scope: Scope, value: Any) -> Formed:
    return scope.emoji(_found(value, scope.tenant.statuses, "status").emoji)


def _status_color(scope: Scope, value: Any) -> str:
    color: str = _found(value, scope.tenant.statuses, "status").color
    return color


def _label(scope: Scope, value: Any) -> Any:
    if isinstance(value, Sealed):
        return value
    if not isinstance(value, str):
        raise RefusedError("it takes the name of a severity or status")
    return scope.label(value)


def _formatted(name: str, scope: Scope, value: Any, argument: Any = None) -> Any:
    return scope.formatted(value, name, argument)


FILTERS: dict[str, Callable[..., Any]] = {
    **text_filters.FILTERS,
    **number_filters.FILTERS,
    **list_filters.FILTERS,
    "d": _default,
    "default": _default,
    "label": _label,
    "map": _mapped,
    "status_color": _status_color,
    "status_emoji": _status_emoji,
    "urgency_emoji": _urgency_emoji,
    **{name: partial(_formatted, name) for name in FORMATS},
}
