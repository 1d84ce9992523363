"""The functions of templates: mentions and links, which no value can forge, and `range`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fixturectl.rendering.escaping import checked_url, in_label
from fixturectl.rendering.expressions.bounds import whole
from fixturectl.rendering.expressions.faults import UNFIT, ExpressionError, RefusedError
from fixturectl.rendering.expressions.members import kind_of
from fixturectl.store.sealed import Sealed
from fixturectl.store.variables.masking import Masked
from fixturectl.texts.formats import UnshowableError

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


def mention(scope: Scope, who: object) -> Formed | str:
    """Mention `here`, `channel`, `everyone`, a user group (S...) or a user (U...)."""
    if who in BROADCASTS:
        return scope.markup(f"<!{who}>", f"@{who}")
    if isinstance(who, str) and _GROUP.fullmatch(who):
        return scope.markup(f"<!subteam^{who}>", f"@{who}")
    return mention_user(scope, who)


def mention_user(scope: Scope, who: object) -> Formed | str:
    """Mention a user by ID."""
    if isinstance(who, Masked | Sealed):
        return str(who)
    if not isinstance(who, str) or not _USER.fullmatch(who):
        raise RefusedError(
            "it takes here, channel, everyone, a group's ID (S...) or a user's (U...)"
        )
    return scope.markup(f"<@{who}>", f"@{who}")


def mention_channel(scope: Scope, channel: object) -> Formed | str:
    """Link a channel by ID."""
    if isinstance(channel, Masked | Sealed):
        return str(channel)
    if not isinstance(channel, str) or not _CHANNEL.fullmatch(channel):
        raise RefusedError("it takes a channel's ID (C...)")
    return scope.markup(f"<#{channel}>", f"#{channel}")


def link(scope: Scope, url: object, label: object = None) -> Formed | str:
    """Link an https URL, shown as `label` where one is given."""
    target = checked_url(url).replace("|", "%7C")
    shown = "" if label is None else scope.said(label)
    plain = f"{shown} ({target})" if shown else target
    if scope.kind == "markdown":
        target = target.replace("(", "%28").replace(")", "%29")
        return scope.markup(f"[{in_label(shown or target, 'markdown')}]({target})", plain)
    inner = f"{target}|{in_label(shown, 'mrkdwn')}" if shown else target
    return scope.markup(f"<{inner}>", plain)


def number_range(_: Scope, *bounds: object) -> list[int]:
    """Return whole numbers as Python's range does, at most a thousand of them."""
    if not 1 <= len(bounds) <= 3:  # noqa: PLR2004 - range's own arity
        raise RefusedError("it takes one to three whole numbers")
    numbers = range(*[whole(bound, -(10**9), 10**9) for bound in bounds])
    if len(numbers) > _LONGEST_RANGE:
        raise RefusedError(f"more than {_LONGEST_RANGE} numbers")
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
        except UNFIT as error:
            return _refused(name, error, values, offset)

    return run


def _run_unary(function: Callable[..., Any], name: str, argument: Run, offset: int) -> Run:
    def run(scope: Scope) -> Any:
        value = argument(scope)
        try:
            return function(scope, value)
        except UNFIT as error:
            return _refused(name, error, [value], offset)

    return run


def _refused(name: str, error: Exception, values: list[Any], offset: int) -> Sealed:
    """Put Python's refusal in the words of a template's author, without any value in it.

    Of a sealed value nothing can be computed: it stays what it is.
    """
    for value in values[:1]:
        if isinstance(value, Sealed):
            return value
    said = f"{kind_of(values[0])} does not fit" if values else "it needs an argument"
    hint = ""
    if isinstance(error, RefusedError | UnshowableError):
        said, hint = str(error), getattr(error, "hint", "")
    elif isinstance(error, TypeError) and "argument" in str(error):
        said = "wrong arguments"
    raise ExpressionError(f"{name}: {said}", offset, hint) from None
