"""Claiming: one process at a time has a delivery, for as long as its lease lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.delivery.outbox.listing import one
from fixturectl.delivery.outbox.schema import FIRST_OF_ITS_KEY

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from fixturectl.delivery.outbox.rows import Delivery
    from fixturectl.delivery.settings import Settings

_DUE = f"""
SELECT order_at, number, id FROM deliveries INDEXED BY deliveries_by_order
WHERE state = :state AND due_at <= :now AND {FIRST_OF_ITS_KEY}
"""  # noqa: S608 - our own words


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
    first = f"{_DUE} {where} ORDER BY order_at, number LIMIT 1"
    # One state at a time: only so the index gives their order.
    rows = [
        connection.execute(first, {"state": state, "now": now, **channels}).fetchone()
        for state in ("waiting", "doubtful")
    ]
    found = min((tuple(row) for row in rows if row is not None), default=None)
    return None if found is None else one(connection, found[2])


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
            after = CASE WHEN attempts OR doubted THEN after ELSE :after END
        WHERE number = :number AND state IN ('waiting', 'doubtful') AND due_at <= :now
        AND {FIRST_OF_ITS_KEY}
        """,  # noqa: S608 - our own words
        {"number": number, **wanted._asdict()},
    ).rowcount


def next_moment(connection: sqlite3.Connection, within: Collection[str]) -> float | None:
    """Return when the first delivery that is not settled is due, None where there is none."""
    where, channels = _channels((), within)
    first = f"SELECT MIN(due_at) FROM deliveries WHERE state = :state {where}"  # noqa: S608 - our own words
    rows = [
        connection.execute(first, {"state": state, **channels}).fetchone()[0]
        for state in ("waiting", "doubtful", "sending")
    ]
    return min((float(row) for row in rows if row is not None), default=None)
