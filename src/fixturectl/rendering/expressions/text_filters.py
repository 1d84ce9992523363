"""The filters of texts: `upper`, `replace`, `truncate` and their like, as Jinja has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fixturectl.rendering.expressions.bounds import LONGEST, bounded, whole
from fixturectl.rendering.expressions.faults import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.rendering.scope import Scope

_WORD = re.compile(r"([-\s({\[<]+)")


def replaced(scope: Scope, value: Any, old: str, new: str, count: int | None = None) -> str:
    text = scope.said(value)
    if not isinstance(old, str) or not isinstance(new, str) or not old:
        raise RefusedError("it takes two texts: what to look for and what to write instead")
    limit = -1 if count is None else whole(count, 0, LONGEST)
    found = text.count(old) if limit < 0 else min(limit, text.count(old))
    bounded(len(text) + found * (len(new) - len(old)))
    return text.replace(old, new, limit)


def truncated(
    scope: Scope, value: Any, length: int = 255, killwords: bool = False, end: str = "…"
) -> str:
    """Cut at `length` characters with `end`, behind the last whole word unless `killwords`."""
    text = scope.said(value)
    if not isinstance(end, str) or not isinstance(killwords, bool):
        raise RefusedError("it takes a length, whether words may be cut, and the end's text")
    kept = whole(length, len(end), LONGEST) - len(end)
    if len(text) <= length:
        return text
    return (text[:kept] if killwords else text[:kept].rsplit(" ", 1)[0]) + end


def trimmed(scope: Scope, value: Any, chars: str | None = None) -> str:
    return scope.said(value).strip(chars)


def titled(scope: Scope, value: Any) -> str:
    """Capitalise words as Jinja does: `it's` has one."""
    words = _WORD.split(scope.said(value))
    return "".join(word[0].upper() + word[1:].lower() for word in words if word)


FILTERS: dict[str, Callable[..., Any]] = {
    "capitalize": lambda scope, value: scope.said(value).capitalize(),
    "lower": lambda scope, value: scope.said(value).lower(),
    "replace": replaced,
    "string": lambda scope, value: scope.said(value),
    "title": titled,
    "trim": trimmed,
    "truncate": truncated,
    "upper": lambda scope, value: scope.said(value).upper(),
}
