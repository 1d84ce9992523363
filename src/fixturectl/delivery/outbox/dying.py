"""The end of a delivery that can't be made: dead, and told to another channel where one is set."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from fixturectl.delivery.outbox import recording

if TYPE_CHECKING:
    from fixturectl.delivery.databases import Database
    from fixturectl.delivery.settings import Settings

_MOST = 3000  # characters of a text that Slack shows whole


def bury(database: Database, number: int, note: tuple[str, str], limits: Settings) -> None:
    """Make a delivery a dead letter, within a transaction; its `on_dead` channel hears of it."""
    row = database.connection.execute(
        """
        SELECT deliveries.*, fallback FROM deliveries NATURAL JOIN messages
        WHERE number = ? AND state NOT IN ('delivered', 'dead')
        """,
        (number,),
    ).fetchone()
    if row is None:
        return
    recording.settle(database, number, "dead", note)
    if row["on_dead"] and row["on_dead"] != row["channel"]:
        _tell(database, dict(row), note, limits)


def _tell(
    database: Database, row: dict[str, object], note: tuple[str, str], limits: Settings
) -> None:
    now = database.now()
    original = json.loads(str(row["fallback"])).get("text", row["title"])
    text = f":warning: not delivered to <#{row['channel']}>: {note[1]}\n{original}"[:_MOST]
    identity = os.urandom(12).hex()
    connection = database.connection
    alert = connection.execute(
        "INSERT INTO alerts (key, channel, automatic, seen_at) VALUES (?, ?, 0, ?)",
        (f"dead:{row['id']}", row["on_dead"], now),
    ).lastrowid
    told = {
        **row,
        "id": identity,
        "alert": alert,
        "key": f"dead:{row['id']}",
        "steps": "post",
        "state": "waiting",
        "channel": row["on_dead"],
        "on_dead": "",
        "degraded": 1,
        "accepted": database.clock.wall(),
        "settled": 0,
        "accepted_at": now,
        "due_at": now,
        "expires_at": now + limits.expires,
        "owner": "",
        "attempts": 0,
        "doubted": 0,
        "possible_duplicate": 0,
        "ts": "",
        "permalink": "",
        "code": "",
        "note": f"in place of {row['id']}",
    }
    del told["fallback"]
    body = json.dumps({"text": text})
    recording.insert(connection, told, body, body)
