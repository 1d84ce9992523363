"""Accepting a message: which alert it is about, and what that asks of Slack."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.delivery.outbox import recording
from fixturectl.delivery.outbox.rows import RESOLVED, Accepted, Entry

if TYPE_CHECKING:
    import sqlite3

    from fixturectl.delivery.databases import Database
    from fixturectl.delivery.settings import Settings


class _Known(NamedTuple):
    """What is known of an entry's alert: its row, and the message that it was last about."""

    alert: int
    open: bool
    id: str
    fingerprint: str


def accept(database: Database, entry: Entry, limits: Settings) -> Accepted:
    """Store an entry; the caller holds a transaction.

    The same key and the same message again is done already. Another message while the alert is open
    updates the Slack message of it; one that resolves it replies in its thread too. What comes
    after that opens it anew.
    """
    connection, now = database.connection, database.now()
    known = None if entry.repeat else _known(connection, entry, now - limits.window)
    if known is not None:
        connection.execute("UPDATE alerts SET seen_at = ? WHERE id = ?", (now, known.alert))
        if known.fingerprint == entry.fingerprint:
            return Accepted(known.id, repeated=True)
    resolves = entry.status == RESOLVED
    steps = "post"
    if known is not None and (known.open or resolves):
        alert = known.alert
        steps = "update reply" if resolves and known.open else "update"
    else:
        alert = _new_alert(connection, entry, now)
    return Accepted(_insert(database, entry, alert, steps, limits))


def _known(connection: sqlite3.Connection, entry: Entry, since: float) -> _Known | None:
    row = connection.execute(
        """
        SELECT alert, deliveries.id, status, fingerprint
        FROM alerts JOIN deliveries ON deliveries.alert = alerts.id
        WHERE alerts.key = ? AND alerts.channel = ? AND (automatic = 0 OR seen_at > ?)
        AND state NOT IN ('dead', 'cancelled')
        ORDER BY alerts.id DESC, number DESC LIMIT 1
        """,
        (entry.key, entry.channel, since),
    ).fetchone()
    if row is None:
        return None
    return _Known(row["alert"], row["status"] != RESOLVED, row["id"], row["fingerprint"])


def _new_alert(connection: sqlite3.Connection, entry: Entry, now: float) -> int:
    made = connection.execute(
        "INSERT INTO alerts (key, channel, automatic, seen_at) VALUES (?, ?, ?, ?)",
        (entry.key, entry.channel, entry.automatic, now),
    )
    return int(made.lastrowid or 0)


def _insert(database: Database, entry: Entry, alert: int, steps: str, limits: Settings) -> str:
    """Add a waiting delivery and return its id, which nobody can guess; within a transaction."""
    now = database.now()
    row = {
        **entry._asdict(),
        "id": os.urandom(12).hex(),
        "alert": alert,
        "steps": steps,
        "state": "waiting",
        "payload": json.dumps(entry.payload),
        "fallback": json.dumps(entry.fallback),
        "accepted": database.clock.wall(),
        "accepted_at": now,
        "order_at": now - entry.urgency * limits.ageing,
        "due_at": now,
        "expires_at": now + limits.expires,
    }
    for name in ("urgency", "automatic", "repeat"):
        del row[name]
    recording.insert(database.connection, row)
    return str(row["id"])
