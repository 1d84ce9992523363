"""How long to wait: as Slack asks by `Retry-After`, or after the nth failure."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from math import isfinite

AT_LEAST = 1.0
AT_MOST = 3600.0


def seconds(
    header: str | None, now: datetime, *, at_least: float = AT_LEAST, at_most: float = AT_MOST
) -> float:
    """Return the seconds of a Retry-After header: a number of them, or a date (RFC 9110, 10.2.3).

    What is missing, past or can't be read counts as `at_least`, what is absurd as `at_most`.
    """
    text = (header or "").strip()
    try:
        wanted = float(text)
    except ValueError:
        wanted = _until(text, now, at_least)
    if not isfinite(wanted):
        return at_most if wanted > 0 else at_least
    return min(max(wanted, at_least), at_most)


def _until(text: str, now: datetime, otherwise: float) -> float:
    then = moment(text)
    return otherwise if then is None else (then - now).total_seconds()


def moment(text: str | None) -> datetime | None:
    """Return the moment of a date in a header, None for what is none."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - only for dates

    try:
        found = parsedate_to_datetime(text or "")
    except (OverflowError, TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def backoff(attempts: int, first: float, most: float) -> float:
    """Return a wait before the next try: anything up to twice as long each time (full jitter).

    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    longest = min(most, first * 2 ** min(max(attempts - 1, 0), 32))
    return random.uniform(0, longest)  # noqa: S311 - spreads load, guards nothing
