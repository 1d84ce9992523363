"""The outbox of one tenant: what was accepted is here until Slack has it, whoever is killed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from fixturectl.delivery import places
from fixturectl.delivery.clock import Clock
from fixturectl.delivery.databases import Database
from fixturectl.delivery.outbox import claiming, deciding, listing, recording
from fixturectl.delivery.outbox.accepting import Plan, accept, plan
from fixturectl.delivery.outbox.dying import bury
from fixturectl.delivery.outbox.rows import (
    Accepted,
    Attempt,
    Delivery,
    Entry,
    Record,
    Tally,
)
from fixturectl.delivery.outbox.schema import SCHEMA, VERSION
from fixturectl.delivery.settings import DEFAULTS, Settings
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from fixturectl.delivery.answers import Answer

__all__ = ["Accepted", "Attempt", "Delivery", "Entry", "Outbox", "Record", "Tally"]


class Outbox:
    """The deliveries of one tenant, in `folder`; made where it isn't there.

    Every change is one transaction, on the disk when the method returns. Raises StorageError where
    that is not so. An Outbox belongs to the thread that opened it.
    """

    def __init__(
        self, folder: Path, limits: Settings = DEFAULTS, clock: Clock | None = None
    ) -> None:
        self.folder = folder
        self.limits = limits
        self.database = Database(
            folder / places.DATABASE, VERSION, SCHEMA, clock or Clock(), durable=True
        )

    def close(self) -> None:
        self.database.close()

    # Accepting.

    def accept(self, entries: Sequence[Entry]) -> list[Accepted]:
        """Store messages, all or none, and return the delivery that answers for each."""
        with self.database.transaction():
            self._mark()
            return [accept(self.database, one.storable(), self.limits) for one in entries]

    def plan(self, entry: Entry) -> Plan:
        """Return what accepting an entry would ask of Slack; nothing is stored."""
        with self.database.reading():
            return plan(self.database, entry.storable(), self.limits)

    def _mark(self) -> None:
        # Made before the rows and removed after them: where there is none, there is nothing to say,
        # and nobody looks for what waits.
        places.mark(self.folder)

    # Sending.

    def due(self, blocked: Collection[str] = (), within: Collection[str] = ()) -> Delivery | None:
        """Return what to send next, without claiming it; abandoned and expired ones on the way.

        Channels that are `blocked` are left out; `within` names the only ones that count.
        """
        now = self.database.now()
        with self.database.reading() as connection:
            late = connection.execute(
                listing.LATE, {"now": now, "lease": self.limits.lease}
            ).fetchone()
        if late is not None:
            with self.database.transaction() as connection:
                claiming.doubt_the_abandoned(connection, now, self.limits)
                for number in listing.expired(connection, now):
                    note = ("expired", "nobody could deliver it in time")
                    bury(self.database, number, note, self.limits)
        with self.database.reading() as connection:
            return claiming.next_due(connection, now, blocked, within)

    def claim(self, found: Delivery, owner: str, after: str = "") -> Delivery | None:
        """Take a delivery for as long as a lease lasts; None where somebody else was faster.

        `after` is the newest message that Slack is known to have in the channel.
        """
        with self.database.transaction() as connection:
            now = self.database.now()
            wanted = claiming.Claim(owner, now, now + self.limits.lease, after)
            if not claiming.claim(connection, found.number, wanted):
                return None
            return listing.one(connection, found.id)

    def next_moment(self, within: Collection[str] = ()) -> float | None:
        """Return in how many seconds something is due, 0 where it is; None where nothing waits."""
        with self.database.reading() as connection:
            moment = claiming.next_moment(connection, within)
        return None if moment is None else max(0.0, moment - self.database.now())

    def stored(self, found: Delivery, ts: str, answer: Answer, took: float) -> None:
        """Record that Slack has the message of a delivery's step."""
        with self._recording(found, answer, took):
            recording.stored(self.database, found, ts)

    def wait(
        self, found: Delivery, seconds: float, answer: Answer, took: float, *, doubtful: bool
    ) -> None:
        """Put a claimed delivery back for some seconds; `doubtful`: Slack may have it."""
        with self._recording(found, answer, took):
            recording.wait(self.database, found, seconds, answer.code, doubtful=doubtful)

    def hold(self, found: Delivery, answer: Answer, note: str) -> None:
        """Keep a claimed delivery that Slack may have until somebody decides."""
        with self._recording(found, answer, 0.0):
            recording.hold(self.database, found, answer.code, note)

    def change_step(
        self, found: Delivery, step: str, answer: Answer, took: float, note: str
    ) -> None:
        """Put a claimed delivery back, to be sent another way; `note` is for its receipt."""
        with self._recording(found, answer, took):
            recording.change_step(self.database, found, step, note)

    def suspect(self, found: Delivery, answer: Answer, note: str) -> None:
        """Mark a claimed delivery as one that Slack may show twice."""
        with self._recording(found, answer, 0.0):
            recording.suspect(self.database, found, note)

    def degrade(self, found: Delivery, answer: Answer, took: float, note: str) -> None:
        """Let a claimed delivery go on in its degraded form; the original is kept, dead."""
        with self._recording(found, answer, took):
            recording.degrade(self.database, found, answer.code, note)

    def bury(self, found: Delivery, answer: Answer, took: float, note: str) -> None:
        """Make a delivery a dead letter; its `on_dead` channel, if any, will hear of it."""
        with self._recording(found, answer, took):
            bury(self.database, found.number, (answer.code, note), self.limits)

    @contextmanager
    def _recording(self, found: Delivery, answer: Answer, took: float) -> Iterator[None]:
        with self.database.transaction():
            recording.attempt(self.database, found, answer, took)
            yield

    def is_claimed(self, found: Delivery) -> bool:
        """Return whether a delivery is still with whom it was claimed."""
        with self.database.reading() as connection:
            now = listing.one(connection, found.id)
        return now is not None and (now.state, now.owner) == ("sending", found.owner)

    def set_permalink(self, found: Delivery, permalink: str) -> None:
        with self.database.transaction() as connection:
            for table in ("deliveries", "history"):
                connection.execute(
                    f"UPDATE {table} SET permalink = ? WHERE id = ?",  # noqa: S608 - our own names
                    (permalink, found.id),
                )

    # Looking.

    def find(self, identity: str) -> Delivery:
        """Return the delivery with an id, or with the one id that begins so; else UsageError."""
        with self.database.reading() as connection:
            exactly = listing.one(connection, identity)
            if exactly is not None:
                return exactly
            found = listing.beginning(connection, identity) if identity else []
            if len(found) == 1:
                one = listing.one(connection, found[0])
                if one is not None:
                    return one
        said = "several deliveries begin" if found else "no delivery has an id that begins"
        raise UsageError(f"{said} with {identity}", hint="see: fixturectl outbox list --all")

    def deliveries(self, states: Collection[str] = ()) -> list[Delivery]:
        """Return the deliveries in these states, all if none is named; the next to send first."""
        with self.database.reading() as connection:
            return listing.many(connection, states)

    def attempts(self, found: Delivery) -> list[Attempt]:
        with self.database.reading() as connection:
            return listing.attempts(connection, found.id)

    def history(self, since: float = 0.0) -> list[Record]:
        """Return what was settled from a time of day on, oldest first."""
        with self.database.reading() as connection:
            return listing.history(connection, since)

    def tally(self) -> Tally:
        with self.database.reading() as connection:
            return listing.tally(connection)

    # What people decide.

    def retry(self, found: Delivery) -> bool:
        """Send a dead, held or waiting delivery now; return whether there was one to send.

        A dead one gets all its time again; a held one is looked for once more before.
        """
        with self.database.transaction():
            self._mark()
            return deciding.retry(self.database, found, self.limits)

    def cancel(self, found: Delivery) -> bool:
        """Give up a delivery that is not being sent; return whether that could be done."""
        with self.database.transaction():
            return deciding.cancel(self.database, found)

    def purge(self, before: float, states: Collection[str] = ("delivered", "cancelled")) -> int:
        """Remove deliveries that were settled before a time of day, and return how many."""
        with self.database.transaction():
            return deciding.purge(self.database, before, states)

    def tidy(self) -> Tally:
        """Purge by age, and say by the mark whether anything is unsettled; return the counts."""
        with self.database.transaction() as connection:
            wall = self.database.clock.wall()
            deciding.purge(self.database, wall - self.limits.keep, ("delivered", "cancelled"))
            deciding.purge_history(self.database, wall - self.limits.keep_history)
            found = listing.tally(connection)
            if found == Tally():
                (self.folder / places.UNSETTLED).unlink(missing_ok=True)
        return found

    # Whose token it is.

    def identity(self, token: str) -> tuple[str, str] | None:
        """Return the team and enterprise of a token, by its digest; None before Slack said so."""
        with self.database.reading() as connection:
            row = connection.execute(
                "SELECT team, enterprise FROM identities WHERE token = ?", (token,)
            ).fetchone()
        return (row[0], row[1]) if row else None

    def set_identity(self, token: str, team: str, enterprise: str) -> None:
        with self.database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO identities VALUES (?, ?, ?)", (token, team, enterprise)
            )
