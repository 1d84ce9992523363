"""What all senders to one Slack workspace share: rates, pauses, the breaker, Slack's clock."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.delivery.clock import Clock
from fixturectl.delivery.databases import DamagedError, Database
from fixturectl.delivery.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_VERSION = 1
_SCHEMA = """
CREATE TABLE buckets (name TEXT PRIMARY KEY, tokens REAL NOT NULL, filled_at REAL NOT NULL);
CREATE TABLE pauses (name TEXT PRIMARY KEY, until REAL NOT NULL, code TEXT NOT NULL);
CREATE TABLE breaker (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    failures INTEGER NOT NULL,
    open_until REAL NOT NULL
);
INSERT INTO breaker VALUES (1, 0, 0);
CREATE TABLE seen (channel TEXT PRIMARY KEY, ts TEXT NOT NULL)
"""
EVERYWHERE = "*"
_TEAM_BURST = 4.0


def _opened(path: Path, clock: Clock) -> Database:
    """Open the file; a damaged one is put aside, since no message is in it."""
    try:
        return _whole(path, clock)
    except DamagedError:
        # Another process may be doing the same.
        with suppress(FileNotFoundError):
            path.replace(path.with_suffix(".damaged"))
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return _whole(path, clock)


def _whole(path: Path, clock: Clock) -> Database:
    """Open the file; raises DamagedError where any part of it is no database any more."""
    found = Database(path, _VERSION, _SCHEMA, clock, durable=False)
    try:
        with found.reading() as connection:
            for table in ("buckets", "pauses", "breaker", "seen"):
                connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our own names
    except BaseException:
        found.close()
        raise
    return found


class Closed(NamedTuple):
    """Where nothing may be sent now: seconds for the whole workspace, seconds by channel.

    `why` is said of the workspace; empty where it has had its share for a moment.
    """

    everywhere: float
    channels: dict[str, float]
    why: str = ""


class Workspace:
    """The state of one Slack workspace on this machine; losing it loses no message."""

    def __init__(self, path: Path, limits: Settings = DEFAULTS, clock: Clock | None = None) -> None:
        self.limits = limits
        self.database = _opened(path, clock or Clock())

    def close(self) -> None:
        self.database.close()

    def closed(self) -> Closed:
        """Return what is paused, or has had its share for now."""
        now = self.database.now()
        with self.database.reading() as connection:
            found = _pauses(connection, now)
            for name, tokens, filled_at in connection.execute("SELECT * FROM buckets").fetchall():
                wait = self._until_one(name, tokens, now - filled_at)
                if wait > 0:
                    found[name] = max(found.get(name, 0.0), wait)
            failures, open_until = connection.execute(
                "SELECT failures, open_until FROM breaker"
            ).fetchone()
            code = connection.execute(
                "SELECT code FROM pauses WHERE name = ? AND until > ?", (EVERYWHERE, now)
            ).fetchone()
        everywhere, broken = found.pop(EVERYWHERE, 0.0), self._capped(open_until - now)
        why = f"Slack says {code[0]}" if code else ""
        if broken > everywhere:
            why = f"{failures} tries in a row failed"
        return Closed(max(everywhere, broken), found, why)

    def take(self, channel: str) -> bool:
        """Take the right to send one message to a channel now; False where there is none."""
        with self.database.transaction() as connection:
            now = self.database.now()
            pauses = _pauses(connection, now)
            if EVERYWHERE in pauses or channel in pauses:
                return False
            failures, open_until = connection.execute(
                "SELECT failures, open_until FROM breaker"
            ).fetchone()
            if now < open_until <= now + self.limits.breaker_open:
                return False
            left = {name: self._tokens(connection, name, now) for name in (EVERYWHERE, channel)}
            if any(tokens < 1 for tokens in left.values()):
                return False
            for name, tokens in left.items():
                self._fill(connection, name, tokens - 1, now)
            if failures >= self.limits.breaker_failures:
                # This one is the probe: nobody else tries until it has answered, or is gone.
                self._set_breaker(connection, failures, now + self.limits.breaker_open)
            return True

    def give_back(self, channel: str) -> None:
        """Return the right that `take` gave and nobody used."""
        with self.database.transaction() as connection:
            now = self.database.now()
            for name in (EVERYWHERE, channel):
                self._fill(connection, name, self._tokens(connection, name, now) + 1, now)

    def pause(self, name: str, seconds: float, code: str) -> None:
        """Let nobody send to a channel, or `EVERYWHERE`, for some seconds."""
        with self.database.transaction() as connection:
            until = self.database.now() + seconds
            connection.execute(
                """
                INSERT INTO pauses VALUES (?, ?, ?) ON CONFLICT (name)
                DO UPDATE SET until = MAX(until, excluded.until), code = excluded.code
                """,
                (name, until, code),
            )

    def reached(self, *, reading: bool = False) -> None:
        """Note that Slack answered: the breaker is closed.

        An answer to `reading` alone keeps it from opening, and closes none that is open: a message
        that Slack stumbles over does not stop the others, and writing may fail where reading works.
        """
        with self.database.reading() as connection:
            failures = connection.execute("SELECT failures FROM breaker").fetchone()[0]
        if failures and not (reading and failures >= self.limits.breaker_failures):
            with self.database.transaction() as connection:
                self._set_breaker(connection, 0, 0.0)

    def missed(self) -> None:
        """Note that Slack can't be reached, or doesn't answer: a few of them open the breaker."""
        with self.database.transaction() as connection:
            failures, open_until = connection.execute(
                "SELECT failures, open_until FROM breaker"
            ).fetchone()
            if failures + 1 >= self.limits.breaker_failures:
                open_until = self.database.now() + self.limits.breaker_open
            self._set_breaker(connection, failures + 1, open_until)

    def seen(self, channel: str, ts: str) -> None:
        """Note a message that Slack has in a channel: what is sent from now on comes after it."""
        with self.database.transaction() as connection:
            connection.execute(
                """
                INSERT INTO seen VALUES (?, ?) ON CONFLICT (channel)
                DO UPDATE SET ts = excluded.ts WHERE CAST(excluded.ts AS REAL) > CAST(ts AS REAL)
                """,
                (channel, ts),
            )

    def newest(self, channel: str) -> str:
        """Return the newest message known of a channel, empty where none is."""
        with self.database.reading() as connection:
            row = connection.execute("SELECT ts FROM seen WHERE channel = ?", (channel,)).fetchone()
        return str(row[0]) if row else ""

    def _set_breaker(
        self, connection: sqlite3.Connection, failures: int, open_until: float
    ) -> None:
        connection.execute(
            "UPDATE breaker SET failures = ?, open_until = ?", (failures, open_until)
        )

    def _capped(self, seconds: float) -> float:
        """Return how long the breaker is still open; never longer than it can be."""
        return min(max(seconds, 0.0), self.limits.breaker_open)

    def _rate(self, name: str) -> tuple[float, float]:
        """Return how many tokens a second a bucket gets, and how many it holds."""
        if name == EVERYWHERE:
            return self.limits.team_per_minute / 60, _TEAM_BURST
        every = self.limits.channel_every
        return (1 / every if every > 0 else float("inf")), 1.0

    def _tokens(self, connection: sqlite3.Connection, name: str, now: float) -> float:
        row = connection.execute(
            "SELECT tokens, filled_at FROM buckets WHERE name = ?", (name,)
        ).fetchone()
        rate, most = self._rate(name)
        if row is None or rate == float("inf"):
            return most
        return float(min(most, row[0] + max(0.0, now - row[1]) * rate))

    def _until_one(self, name: str, tokens: float, passed: float) -> float:
        rate, _ = self._rate(name)
        if rate == float("inf"):
            return 0.0
        return max(0.0, (1 - tokens) / rate - max(0.0, passed)) if rate else float("inf")

    def _fill(self, connection: sqlite3.Connection, name: str, tokens: float, now: float) -> None:
        most = self._rate(name)[1]
        connection.execute(
            "INSERT OR REPLACE INTO buckets VALUES (?, ?, ?)", (name, min(tokens, most), now)
        )


def _pauses(connection: sqlite3.Connection, now: float) -> dict[str, float]:
    rows = connection.execute("SELECT name, until - ? FROM pauses WHERE until > ?", (now, now))
    return {name: float(left) for name, left in rows.fetchall()}
