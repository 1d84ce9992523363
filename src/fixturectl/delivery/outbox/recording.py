"""Recording what came of a call: a step done, a wait, a doubt, the end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from fixturectl.delivery.answers import Answer
    from fixturectl.delivery.databases import Database
    from fixturectl.delivery.outbox.rows import Delivery

SENT_AS = "sent in its degraded form as "  # begins the note of an original that is kept


def attempt(database: Database, found: Delivery, answer: Answer, took: float) -> None:
    """Keep a line about one call to Slack and how many seconds it took."""
    line = (found.id, database.clock.wall(), found.step, answer.kind.name.lower(), answer.code)
    connection = database.connection
    connection.execute("INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?)", (*line, took))
    connection.execute("UPDATE deliveries SET attempts = attempts + 1 WHERE id = ?", (found.id,))


def stored(database: Database, found: Delivery, ts: str) -> None:
    """Record that Slack has the message of a delivery's step: true whoever holds the claim."""
    connection = database.connection
    left = found.steps[1:]
    if found.step == "post":
        # What was to be an update became the message itself: nothing is left to reply to.
        left = ()
        connection.execute("UPDATE alerts SET ts = ? WHERE id = ?", (ts, found.alert))
    changed = connection.execute(
        """
        UPDATE deliveries SET steps = :steps, state = :state, ts = :ts, settled = :settled,
            owner = '', due_at = :now, code = '', doubted = 0
        WHERE id = :id AND steps = :before AND state NOT IN ('delivered', 'cancelled')
        """,
        {
            "id": found.id,
            "before": " ".join(found.steps),
            "steps": " ".join(left),
            "state": "waiting" if left else "delivered",
            "ts": found.ts if found.step == "reply" else ts,
            "settled": 0 if left else database.clock.wall(),
            "now": database.now(),
        },
    ).rowcount
    if changed and not left:
        remember(database, found.id)


def wait(database: Database, found: Delivery, seconds: float, code: str, *, doubtful: bool) -> None:
    """Put a claimed delivery back for some seconds; `doubtful`: Slack may have it."""
    _own(
        database,
        found,
        {
            "state": "doubtful" if doubtful else "waiting",
            "owner": "",
            "due_at": database.now() + seconds,
            "code": code,
            "doubted": doubtful,
        },
    )


def hold(database: Database, found: Delivery, code: str, note: str) -> None:
    """Keep a claimed delivery that Slack may have until somebody decides."""
    _own(database, found, {"state": "held", "owner": "", "code": code, "note": note})


def change_step(database: Database, found: Delivery, step: str, note: str) -> None:
    """Put a claimed delivery back, to be sent another way; `note` says so on its receipt."""
    steps = {"state": "waiting", "owner": "", "due_at": database.now(), "steps": step}
    _own(database, found, {**steps, "note": note})
    if step == "post":
        database.connection.execute("UPDATE alerts SET ts = '' WHERE id = ?", (found.alert,))


def suspect(database: Database, found: Delivery, note: str) -> None:
    """Mark a claimed delivery as one that Slack may show twice."""
    _own(database, found, {"possible_duplicate": True, "note": note})


def degrade(database: Database, found: Delivery, code: str, note: str) -> None:
    """Let a claimed delivery go on in its degraded form; the original is kept, dead."""
    connection = database.connection
    row = connection.execute("SELECT * FROM deliveries WHERE id = ?", (found.id,)).fetchone()
    going_on = {"degraded": True, "state": "waiting", "owner": "", "due_at": database.now()}
    if not _own(database, found, {**going_on, "code": code, "note": note}):
        return
    kept = {
        **dict(row),
        "id": os.urandom(12).hex(),
        "state": "dead",
        "owner": "",
        "on_dead": "",
        "settled": database.clock.wall(),
        "code": code,
        "note": f"{SENT_AS}{found.id}",
    }
    insert(connection, kept, found.payload_json, found.fallback_json)
    connection.execute("UPDATE messages SET payload = fallback WHERE number = ?", (found.number,))


def insert(
    connection: sqlite3.Connection, row: dict[str, object], payload: str, fallback: str
) -> None:
    """Add a row of deliveries and its message; it gets the next number."""
    names = [name for name in row if name != "number"]
    marks = ", ".join(f":{name}" for name in names)
    words = f"INSERT INTO deliveries ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own names
    number = connection.execute(words, row).lastrowid
    connection.execute("INSERT INTO messages VALUES (?, ?, ?)", (number, payload, fallback))


def settle(database: Database, number: int, state: str, note: tuple[str, str]) -> None:
    """End a delivery as `dead` or `cancelled`; `note` is the code and the words."""
    connection = database.connection
    connection.execute(
        """
        UPDATE deliveries SET state = ?, owner = '', settled = ?, code = ?, note = ?
        WHERE number = ? AND state != 'delivered'
        """,
        (state, database.clock.wall(), *note, number),
    )
    row = connection.execute("SELECT id FROM deliveries WHERE number = ?", (number,)).fetchone()
    remember(database, row[0])


def remember(database: Database, identity: str) -> None:
    """Write the history's line about a settled delivery, over the one before, if any."""
    database.connection.execute(
        """
        INSERT OR REPLACE INTO history
        SELECT id, tenant, fixture, locale, severity, status, channel, key, title, state, accepted,
            settled, MAX(? - accepted_at, 0), attempts, degraded, test, possible_duplicate,
            sender, ts, permalink, note
        FROM deliveries WHERE id = ?
        """,
        (database.now(), identity),
    )


def _own(database: Database, found: Delivery, changes: dict[str, object]) -> int:
    """Change a delivery if it is still claimed by whom it was claimed; return 1 if it was."""
    words = ", ".join(f"{name} = :{name}_" for name in changes)
    return database.connection.execute(
        f"UPDATE deliveries SET {words} WHERE id = :id AND owner = :owner AND state = 'sending'",  # noqa: S608 - our own names
        {
            **{f"{name}_": value for name, value in changes.items()},
            "id": found.id,
            "owner": found.owner,
        },
    ).rowcount
