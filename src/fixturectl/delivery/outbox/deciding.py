"""What people decide about deliveries: send again, give up, forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.delivery.outbox import recording

if TYPE_CHECKING:
    from collections.abc import Collection

    from fixturectl.delivery.databases import Database
    from fixturectl.delivery.outbox.rows import Delivery
    from fixturectl.delivery.settings import Settings


def retry(database: Database, found: Delivery, limits: Settings) -> bool:
    """Make a delivery due now; what Slack may have stays in doubt, so that it is looked for."""
    now = database.now()
    changed = database.connection.execute(
        """
        UPDATE deliveries SET due_at = :now, settled = 0, note = '', hold = 0,
            state = CASE WHEN doubted THEN 'doubtful' ELSE 'waiting' END,
            expires_at = CASE WHEN state = 'dead' THEN :expires ELSE expires_at END
        WHERE number = :number AND state IN ('waiting', 'doubtful', 'held', 'dead', 'cancelled')
        """,
        {"now": now, "expires": now + limits.expires, "number": found.number},
    ).rowcount
    return bool(changed)


def cancel(database: Database, found: Delivery) -> bool:
    """Give up a delivery; one that is being sent can't be called back, nor one that Slack has."""
    row = database.connection.execute(
        "SELECT state FROM deliveries WHERE number = ?", (found.number,)
    ).fetchone()
    if row is None or row[0] in {"sending", "delivered", "cancelled"}:
        return False
    recording.settle(database, found.number, "cancelled", ("cancelled", "given up by hand"))
    return True


def purge(database: Database, before: float, states: Collection[str]) -> int:
    """Remove settled deliveries and what is known of their calls, never one that waits."""
    settled = [state for state in states if state in {"delivered", "cancelled", "dead"}]
    marks = ", ".join("?" * len(settled))
    connection = database.connection
    removed = connection.execute(
        f"""
        DELETE FROM deliveries INDEXED BY deliveries_settled
        WHERE settled > 0 AND settled < ? AND state IN ({marks})
        """,  # noqa: S608 - marks
        (before, *settled),
    ).rowcount
    if removed:
        connection.execute(
            "DELETE FROM messages WHERE number NOT IN (SELECT number FROM deliveries)"
        )
        connection.execute("DELETE FROM attempts WHERE delivery NOT IN (SELECT id FROM deliveries)")
        connection.execute("DELETE FROM alerts WHERE id NOT IN (SELECT alert FROM deliveries)")
    return int(removed)


def purge_history(database: Database, before: float) -> None:
    database.connection.execute("DELETE FROM history WHERE settled < ?", (before,))
