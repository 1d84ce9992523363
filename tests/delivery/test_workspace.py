from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from outboxes import SetClock

from fixturectl.delivery.settings import DEFAULTS
from fixturectl.delivery.workspace import EVERYWHERE, Closed, Workspace

if TYPE_CHECKING:
    from pathlib import Path

FREE = Closed(0.0, {})


def test_a_channel_gets_one_message_a_second_whoever_sends(tmp_path: Path) -> None:
    clock = SetClock()
    one, other = (Workspace(tmp_path / "T1.db", clock=clock) for _ in range(2))

    taken = [one.take("C1"), other.take("C1"), other.take("C2")]
    closed = other.closed()
    clock.go_on(1)

    assert taken == [True, False, True]
    assert closed.channels == {"C1": pytest.approx(1), "C2": pytest.approx(1)}
    assert other.take("C1")


def test_a_workspace_gets_four_messages_a_second(tmp_path: Path) -> None:
    clock = SetClock()
    workspace = Workspace(tmp_path / "T1.db", clock=clock)

    burst = [workspace.take(f"C{number}") for number in range(6)]
    closed = workspace.closed().everywhere
    clock.go_on(0.25)
    later = [workspace.take("C7"), workspace.take("C8")]

    assert burst == [True] * 4 + [False] * 2
    assert closed == pytest.approx(0.25)
    assert later == [True, False]


def test_what_was_taken_in_vain_is_given_back(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "T1.db", clock=SetClock())
    workspace.take("C1")

    workspace.give_back("C1")

    assert workspace.take("C1")


def test_without_a_rate_nothing_is_counted(tmp_path: Path) -> None:
    limits = DEFAULTS._replace(channel_every=0, team_per_minute=60_000)
    workspace = Workspace(tmp_path / "T1.db", limits, SetClock())

    assert all(workspace.take("C1") for _ in range(4))


def test_a_pause_counts_for_every_process_and_ends(tmp_path: Path) -> None:
    clock = SetClock()
    one, other = (Workspace(tmp_path / "T1.db", clock=clock) for _ in range(2))

    one.pause("C1", 30, "ratelimited")
    one.pause("C1", 5, "ratelimited")
    taken = [other.take("C1"), other.take("C2")]
    closed = other.closed().channels["C1"]
    clock.go_on(31)

    assert taken == [False, True]
    assert closed == pytest.approx(30)
    assert other.take("C1")


def test_a_pause_may_be_for_all_channels(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "T1.db", clock=SetClock())

    workspace.pause(EVERYWHERE, 60, "accesslimited")

    assert not workspace.take("C1")
    closed = workspace.closed()
    assert closed.everywhere == pytest.approx(60)
    assert closed.why == "Slack says accesslimited"


def test_a_damaged_file_stops_nobody(tmp_path: Path) -> None:
    path = tmp_path / "T1.db"
    path.write_bytes(b"damaged" * 1000)

    assert Workspace(path, clock=SetClock()).take("C1")
    assert path.with_suffix(".damaged").read_bytes() == b"damaged" * 1000


def test_failures_in_a_row_open_the_breaker_for_all(tmp_path: Path) -> None:
    clock = SetClock()
    one, other = (Workspace(tmp_path / "T1.db", clock=clock) for _ in range(2))

    for _ in range(4):
        one.missed()
    before = other.take("C1")
    one.missed()
    after = other.take("C2")

    assert (before, after) == (True, False)
    closed = other.closed()
    assert closed.everywhere == pytest.approx(DEFAULTS.breaker_open)
    assert closed.why == "5 tries in a row failed"


def test_reading_keeps_the_breaker_closed_and_closes_none(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "T1.db", clock=SetClock())
    for _ in range(8):
        workspace.missed()
        workspace.reached(reading=True)
    kept = workspace.closed().everywhere
    for _ in range(5):
        workspace.missed()
    workspace.reached(reading=True)

    assert kept == 0
    assert workspace.closed().everywhere == pytest.approx(DEFAULTS.breaker_open)


def test_one_probe_goes_first_when_the_breaker_has_been_open(tmp_path: Path) -> None:
    clock = SetClock()
    workspace = Workspace(tmp_path / "T1.db", clock=clock)
    for _ in range(5):
        workspace.missed()
    clock.go_on(DEFAULTS.breaker_open + 1)

    probing = [workspace.take("C1"), workspace.take("C2")]
    workspace.missed()
    clock.go_on(1)
    still_open = workspace.take("C3")
    clock.go_on(DEFAULTS.breaker_open)
    again = workspace.take("C4")
    workspace.reached()

    assert probing == [True, False]
    assert not still_open
    assert again
    assert [workspace.take("C5"), workspace.take("C6")] == [True, True]


def test_an_answer_between_failures_keeps_the_breaker_closed(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "T1.db", clock=SetClock())

    for _ in range(5):
        workspace.missed()
        workspace.reached()

    assert workspace.take("C1")


@pytest.mark.parametrize("seconds", [86_400, -86_400])
def test_setting_the_clock_opens_and_closes_nothing(seconds: float, tmp_path: Path) -> None:
    clock = SetClock()
    Workspace(tmp_path / "T1.db", clock=clock).pause("C1", 30, "ratelimited")

    clock.set_back(seconds)

    assert Workspace(tmp_path / "T1.db", clock=clock).closed().channels["C1"] == 30


def test_the_newest_message_of_a_channel_is_remembered(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "T1.db", clock=SetClock())
    before = workspace.newest("C1")

    for ts in ("1700000002.000100", "1700000001.000900"):
        workspace.seen("C1", ts)

    assert before == ""
    assert workspace.newest("C1") == "1700000002.000100"


@pytest.mark.parametrize("torn", [b"nothing of a database", b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_torn_file_is_made_anew(torn: bytes, tmp_path: Path) -> None:
    (tmp_path / "T1.db").write_bytes(torn)

    workspace = Workspace(tmp_path / "T1.db")

    assert workspace.closed() == FREE
    assert workspace.take("C1")


def test_a_table_that_is_torn_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "T1.db"
    before = Workspace(path)
    for number in range(2000):
        before.seen(f"C{number}", "1.1")
    before.close()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + b"\xff" * (len(content) - len(content) // 2))

    assert Workspace(path).take("C1")
