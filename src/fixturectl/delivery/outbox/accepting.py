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


class Plan(NamedTuple):
    """What accepting an entry asks of Slack: no `steps` where the same message was accepted before.

    `alert` and `id` are those of the alert and its latest delivery, 0 and empty for a new alert;
    `ts` is its message in Slack, empty until there is one.
    """

    steps: tuple[str, ...]
    alert: int = 0
    id: str = ""
    ts: str = ""


NEW = Plan(("post",))


def plan(database: Database, entry: Entry, limits: Settings) -> Plan:
    """Return what accepting an entry asks of Slack.

    The same key and the same message again is done already. Another message while the alert is open
    updates the Slack message of it; one that resolves it replies in its thread too. What comes
    after that opens it anew.
    """
    if entry.repeat:
        return NEW
    row = database.connection.execute(
        """
        SELECT alert, deliveries.id, status, fingerprint, alerts.ts
        FROM alerts JOIN deliveries ON deliveries.alert = alerts.id
        WHERE alerts.key = ? AND alerts.channel = ? AND (automatic = 0 OR seen_at > ?)
        AND state NOT IN ('dead', 'cancelled')
        ORDER BY alerts.id DESC, number DESC LIMIT 1
        """,
        (entry.key, entry.channel, database.now() - limits.window),
    ).fetchone()
    if row is None:
        return NEW
    known = Plan((), row["alert"], row["id"], row["ts"])
    if row["fingerprint"] == entry.fingerprint:
        return known
    is_open, resolves = row["status"] != RESOLVED, entry.status == RESOLVED
    if not is_open and not resolves:
        return NEW
    return known._replace(steps=("update", "reply") if resolves and is_open else ("update",))


def accept(database: Database, entry: Entry, limits: Settings) -> Accepted:
    """Store an entry, unless that was done already; the caller holds a transaction."""
    found = plan(database, entry, limits)
    connection, now = database.connection, database.now()
    if found.alert:
        connection.execute("UPDATE alerts SET seen_at = ? WHERE id = ?", (now, found.alert))
    if not found.steps:
        return Accepted(found.id, repeated=True)
    alert = found.alert or _new_alert(connection, entry, now)
    return Accepted(_insert(database, entry, alert, " ".join(found.steps), limits))


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
        "accepted": database.clock.wall(),
        "accepted_at": now,
        "order_at": now - entry.urgency * limits.ageing,
        "due_at": now,
        "expires_at": now + limits.expires,
    }
    for name in ("urgency", "automatic", "repeat", "payload", "fallback"):
        del row[name]
    bodies = json.dumps(entry.payload), json.dumps(entry.fallback)
    recording.insert(database.connection, row, *bodies)
    return str(row["id"])
