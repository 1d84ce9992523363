"""Claiming: one process at a time has a delivery, for as long as its lease lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.delivery.outbox.rows import Delivery, delivery
from fixturectl.delivery.outbox.schema import FIRST_OF_ITS_ALERT, SELECT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from fixturectl.delivery.settings import Settings

_DUE = f"""
{SELECT}
WHERE state IN ('waiting', 'doubtful') AND due_at <= :now AND {FIRST_OF_ITS_ALERT}
"""


def doubt_the_abandoned(connection: sqlite3.Connection, now: float, limits: Settings) -> None:
    """Take claims whose lease is over for unclear answers: their process may have sent them."""
    _clamp(connection, now, limits)
    connection.execute(
        """
        UPDATE deliveries SET state = 'doubtful', owner = '', doubted = 1,
            due_at = due_at + :quarantine, code = 'abandoned'
        WHERE state = 'sending' AND due_at <= :now
        """,
        {"now": now, "quarantine": limits.quarantine},
    )


def _clamp(connection: sqlite3.Connection, now: float, limits: Settings) -> None:
    """Begin waits anew that are longer than any can be: a clock without memory was set back."""
    for state, longest in (
        ("sending", limits.lease),
        ("waiting", max(limits.backoff_most, limits.retry_after_most, limits.long_wait_most)),
        ("doubtful", limits.lease + limits.quarantine + limits.backoff_most),
    ):
        connection.execute(
            "UPDATE deliveries SET due_at = :most WHERE state = :state AND due_at > :most",
            {"state": state, "most": now + longest},
        )


def next_due(
    connection: sqlite3.Connection, now: float, blocked: Collection[str], within: Collection[str]
) -> Delivery | None:
    """Return the most urgent delivery that is due, in a channel `within` and not `blocked`."""
    where, channels = _channels(blocked, within)
    row = connection.execute(
        f"{_DUE} {where} ORDER BY order_at, number LIMIT 1", {"now": now, **channels}
    ).fetchone()
    return delivery(row) if row else None


def _channels(blocked: Collection[str], within: Collection[str]) -> tuple[str, dict[str, str]]:
    """Return conditions on the channel, and the values in them."""
    where = ""
    values: dict[str, str] = {}
    for word, channels in (("NOT IN", blocked), ("IN", within)):
        if channels:
            names = {f"c{len(values) + index}": one for index, one in enumerate(channels)}
            where += f" AND deliveries.channel {word} ({', '.join(f':{name}' for name in names)})"
            values |= names
    return where, values


class Claim(NamedTuple):
    """Who wants a delivery from `now` to `until`; `after` is the newest message Slack has yet."""

    owner: str
    now: float
    until: float
    after: str


def claim(connection: sqlite3.Connection, number: int, wanted: Claim) -> int:
    """Make a due delivery the owner's; return 1, or 0 where somebody else was faster."""
    return connection.execute(
        f"""
        UPDATE deliveries SET state = 'sending', owner = :owner, due_at = :until,
            after = CASE WHEN attempts THEN after ELSE :after END
        WHERE number = :number AND state IN ('waiting', 'doubtful') AND due_at <= :now
        AND {FIRST_OF_ITS_ALERT}
        """,  # noqa: S608 - our own words
        {"number": number, **wanted._asdict()},
    ).rowcount


def next_moment(connection: sqlite3.Connection, within: Collection[str]) -> float | None:
    """Return when the first delivery that is not settled is due, None where there is none."""
    where, channels = _channels((), within)
    row = connection.execute(
        f"""
        SELECT MIN(due_at) FROM deliveries
        WHERE state IN ('waiting', 'doubtful', 'sending') {where}
        """,  # noqa: S608 - our own words
        channels,
    ).fetchone()
    return None if row[0] is None else float(row[0])
