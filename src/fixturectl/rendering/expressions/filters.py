"""The filters of templates: Jinja's useful ones, bounded, and the formats and words of alerts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from fixturectl.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from fixturectl.rendering.pieces import Formed
    from fixturectl.rendering.scope import Scope

LONGEST = 20_000  # characters or items of one value: above every limit of Slack's
FORMATS = (
    "number",
    "integer",
    "percent",
    "compact",
    "bytes",
    "currency",
    "date",
    "time",
    "datetime",
    "local",
    "relative",
    "duration",
    "list",
    "unit",
)


def bounded(size: int) -> int:
    """Refuse to build a text or list of more than `LONGEST` characters or items."""
    if size > LONGEST:
        raise ValueError(f"more than {LONGEST} characters or items")
    return size


def _text(scope: Scope, value: Any) -> str:
    return value if isinstance(value, str) else scope.said(value)


def _items(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, str):
        return list(value)
    if not isinstance(value, list):
        raise ValueError("it takes a list")  # noqa: TRY004 # said to a template's author
    return value


def _joined(scope: Scope, value: Any, separator: str = "", attribute: str | None = None) -> str:
    items = _items(value)
    if attribute is not None:
        items = [item[attribute] for item in items]
    bounded(len(items) * len(separator))
    texts = [_text(scope, item) for item in items]
    bounded(sum(map(len, texts)))
    return separator.join(texts)


def _replaced(scope: Scope, value: Any, old: str, new: str) -> str:
    text = _text(scope, value)
    if not old:
        raise ValueError("it takes a text to look for")
    bounded(len(text) + text.count(old) * len(new))
    return text.replace(old, new)


def _truncated(scope: Scope, value: Any, length: int = 255, end: str = "…") -> str:
    text = _text(scope, value)
    if length < len(end):
        raise ValueError(f"it takes a length of at least {len(end)}")
    return text if len(text) <= length else text[: length - len(end)].rstrip() + end


def _default(_: Scope, value: Any, stand_in: Any = "", boolean: bool = False) -> Any:
    return stand_in if value is None or (boolean and not value) else value


def _rounded(_: Scope, value: Any, precision: int = 0) -> float | int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    result = round(value, precision)
    return int(result) if precision <= 0 else result


def _integer(_: Scope, value: Any) -> int:
    return int(float(value)) if isinstance(value, str) else int(value)


def _key(attribute: str | None) -> Callable[[Any], Any] | None:
    return None if attribute is None else (lambda item: item[attribute])


def _sorted(_: Scope, value: Any, reverse: bool = False, attribute: str | None = None) -> Any:
    return sorted(_items(value), key=_key(attribute), reverse=reverse)


def _unique(_: Scope, value: Any) -> list[Any]:
    found: list[Any] = []
    for item in _items(value):
        if item not in found:
            found.append(item)
    return found


def _least(_: Scope, value: Any, attribute: str | None = None) -> Any:
    return min(_items(value), key=_key(attribute), default=None)


def _most(_: Scope, value: Any, attribute: str | None = None) -> Any:
    return max(_items(value), key=_key(attribute), default=None)


def _total(_: Scope, value: Any, attribute: str | None = None) -> Any:
    return sum(_picked(value, attribute))


def _picked(value: Any, attribute: str | None) -> Iterable[Any]:
    return [item[attribute] for item in _items(value)] if attribute else _items(value)


def _mapped(_: Scope, value: Any, attribute: str) -> list[Any]:
    return list(_picked(value, attribute))


def _selected(_: Scope, value: Any, attribute: str, equal: Any = None) -> list[Any]:
    return [item for item in _items(value) if _holds(item[attribute], equal)]


def _rejected(_: Scope, value: Any, attribute: str, equal: Any = None) -> list[Any]:
    return [item for item in _items(value) if not _holds(item[attribute], equal)]


def _holds(value: Any, equal: Any) -> bool:
    return bool(value) if equal is None else bool(value == equal)


def _named(known: Mapping[str, Any], name: Any, what: str) -> Any:
    found = known.get(name)
    if found is None:
        raise ValueError(f"no {what} of that name; {nearest(str(name), known)}".rstrip("; "))
    return found


def _urgency_emoji(scope: Scope, value: Any) -> Formed:
    emoji = _named(scope.tenant.severities, value, "severity").emoji
    return scope.markup(emoji, emoji)


def _status_emoji(scope: Scope, value: Any) -> Formed:
    emoji = _named(scope.tenant.statuses, value, "status").emoji
    return scope.markup(emoji, emoji)


def _status_color(scope: Scope, value: Any) -> str:
    color: str = _named(scope.tenant.statuses, value, "status").color
    return color


def _formatted(name: str, scope: Scope, value: Any, argument: str | None = None) -> Any:
    return scope.formatted(value, name, argument)


FILTERS: dict[str, Callable[..., Any]] = {
    "abs": lambda _, value: abs(value),
    "capitalize": lambda scope, value: _text(scope, value).capitalize(),
    "count": lambda _, value: len(_items(value)),
    "d": _default,
    "default": _default,
    "first": lambda _, value: next(iter(_items(value)), None),
    "float": lambda _, value: float(value),
    "int": _integer,
    "join": _joined,
    "label": lambda scope, value: scope.label(value),
    "last": lambda _, value: next(reversed(_items(value)), None),
    "length": lambda _, value: len(_items(value)),
    "lower": lambda scope, value: _text(scope, value).lower(),
    "map": _mapped,
    "max": _most,
    "min": _least,
    "rejectattr": _rejected,
    "replace": _replaced,
    "reverse": lambda _, value: value[::-1] if isinstance(value, str) else _items(value)[::-1],
    "round": _rounded,
    "selectattr": _selected,
    "sort": _sorted,
    "status_color": _status_color,
    "status_emoji": _status_emoji,
    "string": _text,
    "sum": _total,
    "title": lambda scope, value: _text(scope, value).title(),
    "trim": lambda scope, value: _text(scope, value).strip(),
    "truncate": _truncated,
    "unique": _unique,
    "upper": lambda scope, value: _text(scope, value).upper(),
    "urgency_emoji": _urgency_emoji,
    **{name: partial(_formatted, name) for name in FORMATS},
}
