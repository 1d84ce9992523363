"""How long sending waits for what: the defaults, and what tests may shorten."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.delivery.endpoints import address, is_loopback
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "FIXTURECTL_SEND_"


class Settings(NamedTuple):
    """Seconds, where nothing else is said; each is `FIXTURECTL_SEND_<NAME>` in the environment."""

    wait: float = 15.0  # how long `send` tries before it leaves a message to others
    deadline: float = 15.0  # of one request, from connecting to the last byte of the answer
    lease: float = 20.0  # how long a claim counts; longer than any request
    quarantine: float = 10.0  # from an unclear answer to the look-up
    backoff: float = 1.0  # the longest wait before the second try; doubled for each further one
    backoff_most: float = 300.0
    retry_after_least: float = 1.0
    retry_after_most: float = 3600.0
    long_wait: float = 300.0  # where Slack says no for longer, and not until when
    long_wait_most: float = 3600.0
    channel_every: float = 1.0  # between two messages of one channel
    team_per_minute: float = 240.0  # messages
    breaker_failures: float = 5.0  # failures in a row that open the breaker
    breaker_open: float = 30.0
    window: float = 600.0  # in which a message without a key of its own counts as the same
    ageing: float = 300.0  # waiting that weighs as much as one severity
    expires: float = 86_400.0
    keep: float = 30 * 86_400.0  # a settled delivery with its message
    keep_history: float = 400 * 86_400.0
    reuse: float = 4.0  # how long an idle connection is trusted


DEFAULTS = Settings()

# The first is never longer than the second. A request that outlives its claim is sent twice.
_PAIRS = (
    ("deadline", "lease"),
    ("backoff", "backoff_most"),
    ("retry_after_least", "retry_after_most"),
    ("long_wait", "long_wait_most"),
)
_ABOVE_ZERO = frozenset(("deadline", "lease", "team_per_minute"))


def settings(environ: Mapping[str, str]) -> Settings:
    """Return the defaults, changed by the environment where Slack is a stand-in on this machine.

    Raises UsageError for a value that is no number of seconds, for values that contradict each
    other, and for an address that is not Slack's.
    """
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    if not given or not is_loopback(address(environ)):
        return DEFAULTS
    changed = {}
    for field in Settings._fields:
        text = given.get(f"{PREFIX}{field.upper()}")
        if text is not None:
            changed[field] = _seconds(f"{PREFIX}{field.upper()}", text)
    return _agreeing(changed)


def _agreeing(given: Mapping[str, float]) -> Settings:
    """Return the defaults with what is given; of a pair, what isn't given follows what is."""
    for name in _ABOVE_ZERO & given.keys():
        if not given[name]:
            variable = f"{PREFIX}{name.upper()}"
            raise UsageError(f"{variable}: with 0 nothing is ever sent", hint="give more than 0")
    found = DEFAULTS._replace(**given)
    for less, more in _PAIRS:
        least, most = getattr(found, less), getattr(found, more)
        if least <= most:
            continue
        if less in given and more in given:
            names = f"{PREFIX}{less.upper()}", f"{PREFIX}{more.upper()}"
            message = f"{names[0]} is longer than {names[1]}: {least:g} > {most:g}"
            raise UsageError(message, hint=f"give {names[1]} at least {least:g}")
        found = found._replace(**({more: least} if less in given else {less: most}))
    return found


def _seconds(name: str, text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not isfinite(found) or found < 0:
        raise UsageError(f"{name}: no number of seconds", hint=f"write {name}=0.5")
    return found
