"""Looking into the outbox: one delivery, all of them, what is late, what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.delivery.outbox.rows import (
    Attempt,
    Delivery,
    Record,
    Tally,
    delivery,
    record,
)
from fixturectl.delivery.outbox.schema import SELECT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

# Claims whose lease is over or can't be true, and what waited too long.
LATE = """
SELECT 1 FROM deliveries
WHERE state = 'sending' AND (due_at <= :now OR due_at > :now + :lease)
UNION ALL
SELECT 1 FROM deliveries WHERE state = 'waiting' AND expires_at <= :now
UNION ALL
SELECT 1 FROM deliveries WHERE state = 'doubtful' AND expires_at <= :now
LIMIT 1
"""


def expired(connection: sqlite3.Connection, now: float) -> list[int]:
    """Return the numbers of deliveries that nobody could make in time."""
    rows = connection.execute(
        "SELECT number FROM deliveries WHERE state IN ('waiting', 'doubtful') AND expires_at <= ?",
        (now,),
    )
    return [row[0] for row in rows]


def one(connection: sqlite3.Connection, identity: str) -> Delivery | None:
    """Return the delivery with an id, None where there is none."""
    row = connection.execute(f"{SELECT} WHERE deliveries.id = ?", (identity,)).fetchone()
    return delivery(row) if row else None


def beginning(connection: sqlite3.Connection, start: str) -> list[str]:
    """Return the ids that begin with `start`, at most two."""
    # Ids are hexadecimal: nothing in one means anything to LIKE, but a typed one may be anything.
    rows = connection.execute(
        "SELECT id FROM deliveries WHERE substr(id, 1, ?) = ? LIMIT 2", (len(start), start)
    )
    return [row[0] for row in rows]


def many(connection: sqlite3.Connection, states: Collection[str]) -> list[Delivery]:
    """Return the deliveries in these states, in all if none is named; the next to send first."""
    marks = ", ".join("?" * len(states))
    where = f" WHERE state IN ({marks})" if states else ""
    rows = connection.execute(f"{SELECT}{where} ORDER BY order_at, number", tuple(states))
    return [delivery(row) for row in rows]


def attempts(connection: sqlite3.Connection, identity: str) -> list[Attempt]:
    rows = connection.execute(
        "SELECT at, step, outcome, code, seconds FROM attempts WHERE delivery = ? ORDER BY rowid",
        (identity,),
    )
    return [Attempt(*row) for row in rows]


def history(connection: sqlite3.Connection, since: float) -> list[Record]:
    """Return what was settled from a time of day on, oldest first."""
    rows = connection.execute(
        "SELECT * FROM history WHERE settled >= ? ORDER BY settled, id", (since,)
    )
    return [record(row) for row in rows]


def tally(connection: sqlite3.Connection) -> Tally:
    # Without those that are delivered, which are most.
    rows = connection.execute(
        """
        SELECT state, COUNT(*) FROM deliveries
        WHERE state IN ('waiting', 'sending', 'doubtful', 'held', 'dead') GROUP BY state
        """
    )
    counts = dict(rows.fetchall())
    waiting = sum(counts.get(state, 0) for state in ("waiting", "sending", "doubtful"))
    return Tally(waiting, counts.get("held", 0), counts.get("dead", 0))
