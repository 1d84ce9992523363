"""How long Slack asks to wait: `Retry-After` in every way that it is sent."""

from __future__ import annotations

from datetime import UTC, datetime
from math import isfinite

AT_LEAST = 1.0
AT_MOST = 3600.0


def seconds(header: str | None, now: datetime) -> float:
    """Return the seconds of a Retry-After header: a number of them, or a date (RFC 9110, 10.2.3).

    What is missing, past or can't be read counts as `AT_LEAST`, what is absurd as `AT_MOST`.
    """
    text = (header or "").strip()
    try:
        wanted = float(text)
    except ValueError:
        wanted = _until(text, now)
    if not isfinite(wanted):
        return AT_MOST if wanted > 0 else AT_LEAST
    return min(max(wanted, AT_LEAST), AT_MOST)


def _until(text: str, now: datetime) -> float:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - only for dates

    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return AT_LEAST
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()
