"""The filters of lists: what Jinja has, in its order of arguments, bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.diagnostics import nearest
from fixturectl.rendering.expressions.bounds import bounded
from fixturectl.rendering.expressions.faults import RefusedError
from fixturectl.rendering.expressions.members import attribute as member_at
from fixturectl.rendering.expressions.predicates import TESTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.rendering.scope import Scope

_MOST_COMPARED = 2_000  # items that can't be hashed, each compared with all before


def items_of(value: Any) -> list[Any]:
    """Return the items of a list, the characters of a text, nothing of null."""
    if value is None:
        return []
    if not isinstance(value, list | str):
        raise RefusedError("it takes a list")
    bounded(len(value))
    return list(value)


def length(_: Scope, value: Any) -> int:
    return len(value) if isinstance(value, dict) else len(items_of(value))


def joined(scope: Scope, value: Any, d: str = "", attribute: str | None = None) -> str:
    items = items_of(value)
    if attribute is not None:
        items = [member_at(item, attribute) for item in items]
    texts = [scope.said(item) for item in items]
    bounded(sum(map(len, texts)) + len(texts) * len(d))
    return d.join(texts)


def in_order(
    _: Scope,
    value: Any,
    reverse: bool = False,
    case_sensitive: bool = False,
    attribute: str | None = None,
) -> list[Any]:
    return sorted(items_of(value), key=_key(attribute, case_sensitive), reverse=bool(reverse))


def _key(attribute: str | None, case_sensitive: bool) -> Callable[[Any], Any]:
    """Return what items are compared by; `a,b` compares by `a` and then by `b`, as in Jinja."""
    paths = attribute.split(",") if isinstance(attribute, str) else [attribute]

    def key(item: Any) -> Any:
        found = [item if path is None else member_at(item, path) for path in paths]
        if not case_sensitive:
            found = [one.lower() if isinstance(one, str) else one for one in found]
        return found

    return key


def unique(
    _: Scope, value: Any, case_sensitive: bool = False, attribute: str | None = None
) -> list[Any]:
    """Return the first of each group of equal items."""
    key = _key(attribute, case_sensitive)
    found: list[Any] = []
    seen: set[Any] = set()
    compared: list[Any] = []
    for item in items_of(value):
        (mark,) = key(item)
        try:
            known = mark in seen
            seen.add(mark)
        except TypeError:
            known = mark in compared
            if len(compared) == _MOST_COMPARED:
                raise RefusedError(f"more than {_MOST_COMPARED} objects or lists") from None
            compared.append(mark)
        if not known:
            found.append(item)
    return found


def least(_: Scope, value: Any, case_sensitive: bool = False, attribute: str | None = None) -> Any:
    return min(items_of(value), key=_key(attribute, case_sensitive), default=None)


def most(_: Scope, value: Any, case_sensitive: bool = False, attribute: str | None = None) -> Any:
    return max(items_of(value), key=_key(attribute, case_sensitive), default=None)


def total(_: Scope, value: Any, attribute: str | None = None, start: Any = 0) -> Any:
    """Add up numbers or durations; an empty list is `start`."""
    items = items_of(value)
    if attribute is not None:
        items = [member_at(item, attribute) for item in items]
    found = start
    for item in items:
        # The sum of durations begins with the first one.
        found = item if found is start and start == 0 else found + item
    if isinstance(found, str | list):
        raise RefusedError("it adds numbers: use join for texts")
    return found


def selected(_: Scope, value: Any, *test: Any) -> list[Any]:
    return [item for item in items_of(value) if holds(item, *test)]


def rejected(_: Scope, value: Any, *test: Any) -> list[Any]:
    return [item for item in items_of(value) if not holds(item, *test)]


def selected_by(_: Scope, value: Any, attribute: str, *test: Any) -> list[Any]:
    return [item for item in items_of(value) if holds(member_at(item, attribute), *test)]


def rejected_by(_: Scope, value: Any, attribute: str, *test: Any) -> list[Any]:
    return [item for item in items_of(value) if not holds(member_at(item, attribute), *test)]


def holds(value: Any, name: Any = None, *arguments: Any) -> bool:
    """Tell whether the test called `name` holds for a value; without one, whether it is true."""
    if name is None:
        return bool(value)
    test = TESTS.get(name) if isinstance(name, str) else None
    if test is None:
        hint = nearest(str(name), TESTS) or "write a test's name first: 'equalto', value"
        raise RefusedError("no test of that name", hint)
    return bool(test(value, *arguments))


FILTERS: dict[str, Callable[..., Any]] = {
    "count": length,
    "first": lambda _, value: next(iter(items_of(value)), None),
    "join": joined,
    "last": lambda _, value: next(reversed(items_of(value)), None),
    "length": length,
    "max": most,
    "min": least,
    "reject": rejected,
    "rejectattr": rejected_by,
    "reverse": lambda _, value: value[::-1] if isinstance(value, str) else items_of(value)[::-1],
    "select": selected,
    "selectattr": selected_by,
    "sort": in_order,
    "sum": total,
    "unique": unique,
}
