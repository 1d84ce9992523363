"""SQLite files that several processes write at once: opened alike, and failing in one way."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from errno import EACCES
from threading import Lock
from time import monotonic, sleep
from typing import TYPE_CHECKING

from fixturectl.delivery.places import HINT, make_folder
from fixturectl.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fixturectl.delivery.clock import Clock

_DAMAGED = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))
_AGAIN = 0.01  # seconds between two tries of what SQLite doesn't wait for itself
_BUSY = 30.0  # seconds that a writer waits for the others
_EPOCHS = "CREATE TABLE IF NOT EXISTS epochs (boot TEXT PRIMARY KEY, offset REAL NOT NULL)"


# While a file is made: nobody else in this process has it open by then, or opens it.
_MAKING = Lock()


class DamagedError(StorageError):
    """The file is there, and no database any more."""


class Database:
    """One file, in WAL mode; `now` is a clock that never goes back as long as the file exists.

    With `durable`, a transaction is on the disk once it is committed. Raises StorageError for
    whatever SQLite or the disk refuses. A connection belongs to the thread that opened it.
    """

    def __init__(
        self, path: Path, version: int, schema: str, clock: Clock, *, durable: bool
    ) -> None:
        self.path = path
        self.clock = clock
        with self._failing_alike():
            make_folder(path.parent)
            self.connection = _connected(path)
            try:
                self._prepare(version, schema, durable=durable)
            except BaseException:
                self.connection.close()
                raise

    def _prepare(self, version: int, schema: str, *, durable: bool) -> None:
        self.connection.row_factory = sqlite3.Row
        self._use_wal()
        self.connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'OFF'}")
        if self._version() != version:
            with self.transaction():
                self._make(version, schema)
        self._offset = self._offset_of_boot()

    def _use_wal(self) -> None:
        """Switch to WAL; while another process does so, SQLite refuses without waiting."""
        until = monotonic() + _BUSY
        while True:
            try:
                self.connection.execute("PRAGMA journal_mode=WAL")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or monotonic() > until:
                    raise
                sleep(_AGAIN)
            else:
                return

    def _version(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def _make(self, version: int, schema: str) -> None:
        """Make the tables, if nobody else just did; within a transaction."""
        found = self._version()
        if found > version:
            message = f"{self.path}: written by a newer fixturectl"
            raise StorageError(message, hint="use that version, or another XDG_STATE_HOME")
        if found < version:
            for statement in (_EPOCHS, *schema.split(";")):
                self.connection.execute(statement)
            self.connection.execute(f"PRAGMA user_version={version}")

    def _offset_of_boot(self) -> float:
        boot = self.clock.boot
        if not boot:
            return 0.0
        known = "SELECT offset FROM epochs WHERE boot = ?"
        row = self.connection.execute(known, (boot,)).fetchone()
        if row is None:
            offset = self.clock.wall() - self.clock.steady()
            with self.transaction():
                self.connection.execute(
                    "INSERT OR IGNORE INTO epochs VALUES (?, ?)", (boot, offset)
                )
            row = self.connection.execute(known, (boot,)).fetchone()
        return float(row[0])

    def now(self) -> float:
        return self.clock.steady() + self._offset

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Do everything inside, or nothing; other writers wait meanwhile."""
        with self._failing_alike():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        with self._failing_alike():
            yield self.connection

    @contextmanager
    def _failing_alike(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) in _DAMAGED:
                hint = "nothing was sent: mend it by `sqlite3 FILE .recover`, or move it away"
                raise DamagedError(f"{self.path}: {error}", hint=hint) from None
            raise StorageError(f"{self.path}: {error}", hint=HINT) from None
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"{self.path}: {reason[:1].lower()}{reason[1:]}"
            raise StorageError(message, hint=HINT) from None

    def close(self) -> None:
        with self._failing_alike():
            self.connection.close()


def _connected(path: Path) -> sqlite3.Connection:
    """Open a file, made for this user alone where it isn't there.

    One that is there is SQLite's to open and nobody else's: closing any other descriptor of it
    would take the locks of this process's connections away, and then the next process that closes
    it their journal, with all that they commit (https://sqlite.org/howtocorrupt.html, 2.2).
    """
    with _MAKING:
        if not path.exists():
            # SQLite gives its other files the mode of this one.
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
            with suppress(FileExistsError):
                os.close(os.open(path, flags, 0o600))
        elif not os.access(path, os.W_OK):
            # SQLite would only say that it is unable to open it.
            raise PermissionError(EACCES, "it can't be written")
        return sqlite3.connect(path, timeout=_BUSY, isolation_level=None)
