from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from outboxes import SetClock

from fixturectl.delivery.databases import DamagedError, Database
from fixturectl.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "CREATE TABLE things (name TEXT)"


def _open(path: Path, clock: SetClock | None = None, version: int = 1) -> Database:
    return Database(path, version, SCHEMA, clock or SetClock(), durable=True)


def test_a_transaction_is_done_whole_or_not_at_all(tmp_path: Path) -> None:
    database = _open(tmp_path / "x.db")

    with pytest.raises(StorageError, match="no such table"):
        _insert(database, "things", "missing")

    with database.reading() as connection:
        assert connection.execute("SELECT COUNT(*) FROM things").fetchone()[0] == 0


def _insert(database: Database, *tables: str) -> None:
    with database.transaction() as connection:
        for table in tables:
            connection.execute(f"INSERT INTO {table} VALUES ('one')")  # noqa: S608 - our own names


def test_what_is_committed_is_on_the_disk(tmp_path: Path) -> None:
    database = _open(tmp_path / "x.db")

    with database.reading() as connection:
        found = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous")
        ]

    assert found == ["wal", 2]


def test_opening_it_twice_in_one_process_loses_nothing_to_another(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    mine = _open(path)
    _insert(mine, "things")
    _open(path).close()
    count = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT COUNT(*) FROM things").fetchone()[0])
connection.close()
"""

    seen = []
    for _ in range(2):
        seen.append(subprocess.check_output([sys.executable, "-c", count, path], text=True).strip())
        _insert(mine, "things")

    # Once without its locks, it would go on writing to a journal that the other has removed.
    assert seen == ["1", "2"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"not a database, but long enough to look at" * 40, id="something else"),
        pytest.param(None, id="a folder"),
    ],
)
def test_what_is_no_database_can_not_be_written(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)

    with pytest.raises(StorageError) as caught:
        _open(path)

    assert caught.value.message.startswith(f"{path}: ")
    assert caught.value.status == 74


def test_a_file_that_can_not_be_written_is_said_to_be_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _open(tmp_path / "x.db").close()
    # A read-only disk; whoever runs this may be allowed to write anything.
    monkeypatch.setattr("os.access", lambda *_: False)

    with pytest.raises(StorageError, match=r"x\.db: it can't be written"):
        _open(tmp_path / "x.db")


def test_a_damaged_file_says_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"damaged" * 1000)

    with pytest.raises(DamagedError) as caught:
        _open(tmp_path / "x.db")

    assert ".recover" in caught.value.hint


def test_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    _open(tmp_path / "x.db", version=2).close()

    with pytest.raises(StorageError, match="written by a newer fixturectl"):
        _open(tmp_path / "x.db", version=1)


def test_time_never_goes_back(tmp_path: Path) -> None:
    clock = SetClock()
    first = _open(tmp_path / "x.db", clock).now()

    clock.set_back(86_400)
    clock.go_on(1)

    assert _open(tmp_path / "x.db", clock).now() == first + 1


def test_after_another_start_of_the_machine_time_goes_on(tmp_path: Path) -> None:
    clock = SetClock()
    first = _open(tmp_path / "x.db", clock).now()

    restarted = SetClock(now=5)
    restarted.boot = "another boot"
    restarted.shown = clock.shown + 60

    assert _open(tmp_path / "x.db", restarted).now() == first + 60
