"""The functions of templates: mentions and links, which no value can forge, and `range`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fixturectl.rendering.escaping import checked_url, entities
from fixturectl.rendering.expressions.faults import ExpressionError
from fixturectl.rendering.expressions.members import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.rendering.expressions.faults import Run
    from fixturectl.rendering.pieces import Formed
    from fixturectl.rendering.scope import Scope

_LONGEST_RANGE = 1_000
_GROUP = re.compile(r"S[A-Z0-9]{2,}")
_USER = re.compile(r"[UW][A-Z0-9]{2,}")
_CHANNEL = re.compile(r"[CDG][A-Z0-9]{2,}")
BROADCASTS = ("here", "channel", "everyone")


def mention(scope: Scope, who: str) -> Formed:
    """Mention `here`, `channel`, `everyone`, a user group (S...) or a user (U...)."""
    if who in BROADCASTS:
        return scope.markup(f"<!{who}>", f"@{who}")
    if isinstance(who, str) and _GROUP.fullmatch(who):
        return scope.markup(f"<!subteam^{who}>", f"@{who}")
    return mention_user(scope, who)


def mention_user(scope: Scope, who: str) -> Formed:
    """Mention a user by ID."""
    if not isinstance(who, str) or not _USER.fullmatch(who):
        raise ValueError("takes here, channel, everyone, a group ID (S...) or a user ID (U...)")
    return scope.markup(f"<@{who}>", f"@{who}")


def mention_channel(scope: Scope, channel: str) -> Formed:
    """Link a channel by ID."""
    if not isinstance(channel, str) or not _CHANNEL.fullmatch(channel):
        raise ValueError("takes a channel ID (C...)")
    return scope.markup(f"<#{channel}>", f"#{channel}")


def link(scope: Scope, url: str, label: object = None) -> Formed:
    """Link an https URL, shown as `label` where one is given."""
    if not isinstance(url, str):
        raise TypeError
    target = checked_url(url).replace("|", "%7C")
    shown = "" if label is None else scope.said(label)
    if scope.kind == "markdown":
        target = target.replace("(", "%28").replace(")", "%29")
        return scope.markup(f"[{scope.escaped(shown or target)}]({target})", shown or target)
    inner = f"{target}|{entities(shown).replace('|', '¦')}" if shown else target
    return scope.markup(f"<{inner}>", f"{shown} ({target})" if shown else target)


def number_range(_: Scope, *bounds: int) -> list[int]:
    """Whole numbers, at most a thousand of them."""
    numbers = range(*bounds)
    if len(numbers) > _LONGEST_RANGE:
        raise ValueError(f"more than {_LONGEST_RANGE} numbers")
    return list(numbers)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "mention": mention,
    "mention_user": mention_user,
    "mention_channel": mention_channel,
    "link": link,
    "range": number_range,
}


def run_call(
    function: Callable[..., Any],
    name: str,
    positional: list[Run],
    named: dict[str, Run],
    offset: int,
) -> Run:
    """Call `function(scope, ...)`; what it refuses is a fault at `offset`."""
    if len(positional) == 1 and not named:
        return _run_unary(function, name, positional[0], offset)

    def run(scope: Scope) -> Any:
        values = [argument(scope) for argument in positional]
        options = {key: argument(scope) for key, argument in named.items()}
        try:
            return function(scope, *values, **options)
        except (TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise _refused(name, error, values, offset) from None

    return run


def _run_unary(function: Callable[..., Any], name: str, argument: Run, offset: int) -> Run:
    def run(scope: Scope) -> Any:
        value = argument(scope)
        try:
            return function(scope, value)
        except (TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise _refused(name, error, [value], offset) from None

    return run


def _refused(name: str, error: Exception, values: list[Any], offset: int) -> ExpressionError:
    """Put Python's refusal in the words of a template's author, without any value in it."""
    said = str(error)
    if isinstance(error, TypeError) and "argument" in said:
        said = "wrong arguments"
    elif not isinstance(error, ValueError) or not said:
        said = f"{kind_of(values[0])} does not fit" if values else "it can't be computed"
    return ExpressionError(f"{name}: {said}", offset)
