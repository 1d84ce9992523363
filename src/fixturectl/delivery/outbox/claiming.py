"""Claiming: one process at a time has a delivery, for as long as its lease lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    connection: sqlite3.Connection, now: float, blocked: Collection[str] = (), only: str = ""
) -> Delivery | None:
    """Return the most urgent delivery that is due, in a channel that is not `blocked`.

    With `only`, the id of a delivery, those that nothing else can be sent before: itself, and what
    is older of its alert.
    """
    marks = ", ".join(f":c{index}" for index in range(len(blocked)))
    values: dict[str, object] = {f"c{index}": channel for index, channel in enumerate(blocked)}
    where = f" AND deliveries.channel NOT IN ({marks})" if blocked else ""
    if only:
        where += " AND alert = (SELECT alert FROM deliveries WHERE id = :only)"
    row = connection.execute(
        f"{_DUE}{where} ORDER BY order_at, number LIMIT 1", {**values, "now": now, "only": only}
    ).fetchone()
    return delivery(row) if row else None


def claim(connection: sqlite3.Connection, number: int, owner: str, until: float, now: float) -> int:
    """Make a due delivery the owner's; return 1, or 0 where somebody else was faster."""
    return connection.execute(
        f"""
        UPDATE deliveries SET state = 'sending', owner = :owner, due_at = :until
        WHERE number = :number AND state IN ('waiting', 'doubtful') AND due_at <= :now
        AND {FIRST_OF_ITS_ALERT}
        """,  # noqa: S608 - our own words
        {"number": number, "owner": owner, "until": until, "now": now},
    ).rowcount


def next_moment(connection: sqlite3.Connection) -> float | None:
    """Return when the first delivery that is not settled is due, None where there is none."""
    row = connection.execute(
        "SELECT MIN(due_at) FROM deliveries WHERE state IN ('waiting', 'doubtful', 'sending')"
    ).fetchone()
    return None if row[0] is None else float(row[0])
