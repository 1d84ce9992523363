"""Whenever a send is killed, and whatever the disk does: what was accepted is sent, once."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import clean_environment
from sending_store import ADDRESS, environment, write_store
from slack_server import Fault, Slack, slack_server

from fixturectl import Store
from fixturectl.actions.sending import Order, Way, send
from fixturectl.actions.sending.desks import outbox_of
from fixturectl.actions.sending.flushing import flush
from fixturectl.delivery.outbox import Tally
from fixturectl.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

SENDERS = Path(__file__).parents[2] / "support" / "senders.py"
EVERY = 0.004  # seconds; a send that is loaded takes from 0.05 to 0.5
GROWTH = 1.02  # of that with each send, so that a slow machine gets there too
MOST = 250  # signals
# What a killed process sent is looked for once its claim is over: by then it has arrived.
CLAIMS = {"DEADLINE": "2", "LEASE": "2", "QUARANTINE": "0.5"}
ENOUGH = 3  # sends in a row that were done before their signal came


class Senders:
    """Sends that are each sent a signal, from a process that has everything loaded."""

    def __init__(self, folder: Path, environ: dict[str, str], number: int) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, str(SENDERS), str(number), str(folder)],
            env=clean_environment(folder) | environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def run(self, when: float | Path, *arguments: str) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        words = ["--store", str(self.folder / "store"), "send", *arguments]
        self.process.stdin.write(json.dumps([when, words], default=str) + "\n")
        return int(self.process.stdout.readline())

    def run_ever_longer(self, every: float) -> Iterator[int]:
        """Yield the status of sends that are signalled a little later each time, until none is."""
        in_time = step = 0
        while in_time < ENOUGH and step < MOST:
            seconds = every * step * GROWTH**step
            status = self.run(seconds, ADDRESS, "--var", f"host=db-{step}")
            in_time = 0 if status else in_time + 1
            step += 1
            yield status

    def said(self) -> str:
        return (self.folder / "out").read_text() + (self.folder / "err").read_text()

    def end(self) -> None:
        self.process.communicate()


@pytest.fixture
def slack() -> Iterator[Slack]:
    with slack_server() as running:
        yield running


def _sent_once(slack: Slack, store: Path, environ: dict[str, str]) -> Tally:
    """Flush, and check that of every accepted message there is one copy, of no other any."""
    way = Way(wait=90, environ=environ)
    opened = Store(store)
    flush(opened, ["acme"], way)
    outbox = outbox_of(opened, "acme", way)
    accepted = {one.id for one in outbox.deliveries()}
    left = outbox.tally()
    outbox.close()

    assert set(slack.keys()) == accepted
    assert Counter(slack.keys()).most_common(1)[0][1] == 1
    return left


def test_killed_at_any_moment(slack: Slack, tmp_path: Path) -> None:
    store = write_store(tmp_path / "store")
    environ = environment(slack, tmp_path / "state", **CLAIMS)
    senders = Senders(tmp_path, environ, signal.SIGKILL)

    statuses = list(senders.run_ever_longer(EVERY))
    senders.end()

    assert _sent_once(slack, store, environ) == Tally()
    assert statuses.count(-signal.SIGKILL) >= 5
    assert statuses.count(0) >= 1


def test_interrupted_at_any_moment(slack: Slack, tmp_path: Path) -> None:
    store = write_store(tmp_path / "store")
    environ = environment(slack, tmp_path / "state", **CLAIMS)
    senders = Senders(tmp_path, environ, signal.SIGINT)
    statuses = Counter[int]()

    for status in senders.run_ever_longer(2 * EVERY):
        statuses[status] += 1
        assert "Traceback" not in senders.said()
    senders.end()

    assert set(statuses) <= {0, 130}
    assert statuses[130] >= 5
    assert _sent_once(slack, store, environ) == Tally()


def test_interrupted_while_slack_says_nothing(slack: Slack, tmp_path: Path) -> None:
    store = write_store(tmp_path / "store")
    environ = environment(slack, tmp_path / "state", DEADLINE="4", LEASE="4")
    asked = tmp_path / "asked"

    def hang(method: str, _number: int) -> Fault | None:
        if "post" not in method:
            return None
        asked.touch()
        return Fault("hang", after=True)

    slack.plan = hang
    senders = Senders(tmp_path, environ, signal.SIGINT)

    status = senders.run(asked, ADDRESS, "--var", "host=db-1")
    senders.end()

    assert status == 130
    assert "interrupted" in senders.said()
    assert "messages of acme: 1 waiting" in senders.said()
    slack.plan = lambda *_: None
    assert _sent_once(slack, store, environ) == Tally()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 400 KiB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k,mode=700", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"no disk can be mounted: {error}")
    if done.returncode:
        pytest.skip(f"no disk can be mounted: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_on_a_full_disk_nothing_is_accepted_and_nothing_sent(
    slack: Slack, small_disk: Path, tmp_path: Path
) -> None:
    store = Store(write_store(tmp_path / "store"))
    way = Way(environ=environment(slack, small_disk))
    sent = 0

    with pytest.raises(StorageError) as caught:  # noqa: PT012 - how many fit is no matter
        for number in range(1000):
            send(store, Order(ADDRESS, variables={"host": f"db-{number}"}), way)
            sent += 1

    assert caught.value.status == 74
    assert "full" in caught.value.message
    assert sent > 0
    before = len(slack.messages)
    with pytest.raises(StorageError):
        send(store, Order(ADDRESS, variables={"host": "one more"}), way)
    assert len(slack.messages) == before
    assert Counter(slack.keys()).most_common(1)[0][1] == 1


def test_on_a_disk_that_is_read_only_nothing_is_sent(
    slack: Slack, small_disk: Path, tmp_path: Path
) -> None:
    store = Store(write_store(tmp_path / "store"))
    way = Way(environ=environment(slack, small_disk))
    send(store, Order(ADDRESS, variables={"host": "before"}), way)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    with pytest.raises(StorageError) as caught:
        send(store, Order(ADDRESS, variables={"host": "after"}), way)

    assert caught.value.status == 74
    assert len(slack.messages) == 1


def test_a_file_that_may_not_grow_is_as_a_full_disk(slack: Slack, tmp_path: Path) -> None:
    """As on a full disk, where nobody can mount one: the writes of a child fail."""
    write_store(tmp_path / "store")
    environ = environment(slack, tmp_path / "state")
    child = subprocess.run(
        [
            sys.executable,
            "-m",
            "fixturectl",
            "--store",
            str(tmp_path / "store"),
            "send",
            ADDRESS,
            "--var",
            "host=db-1",
        ],
        # Python would leave bytecode that is cut off, and not notice.
        env=clean_environment(tmp_path) | environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=_let_no_file_grow,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert child.returncode == 74
    assert "nothing was sent" in child.stderr
    assert slack.calls == []


def _let_no_file_grow() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("/proc/fixturectl", id="where nothing can be made"),
        pytest.param("/dev/null", id="no folder"),
    ],
)
def test_without_a_place_nothing_is_sent(place: str, slack: Slack, tmp_path: Path) -> None:
    store = Store(write_store(tmp_path / "store"))
    environ = {**environment(slack, tmp_path), "XDG_STATE_HOME": place}

    with pytest.raises(StorageError) as caught:
        send(store, Order(ADDRESS, variables={"host": "db-1"}), Way(environ=environ))

    assert caught.value.status == 74
    assert slack.calls == []


def test_where_others_can_write_nothing_is_stored(slack: Slack, tmp_path: Path) -> None:
    store = Store(write_store(tmp_path / "store"))
    folder = tmp_path / "state" / "fixturectl" / "sending" / "acme"
    folder.mkdir(parents=True)
    os.chmod(folder, 0o777)  # noqa: PTH101, S103 - what is refused

    with pytest.raises(StorageError, match="others may write there"):
        send(
            store,
            Order(ADDRESS, variables={"host": "db-1"}),
            Way(environ=environment(slack, tmp_path / "state")),
        )

    assert slack.calls == []
