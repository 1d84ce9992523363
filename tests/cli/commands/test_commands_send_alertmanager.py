"""A real Alertmanager drives `send --from alertmanager`: what fires is posted, then updated."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from conftest import clean_environment
from sending_store import CRITICAL, FILES, environment
from slack_server import slack_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import MakeStore

PROGRAM = shutil.which("prometheus-alertmanager") or shutil.which("alertmanager")
ROUTES = """\
extends: default
routes:
  - match: {alertname: DiskFull}
    fixture: disk-full
    variables: {host: "{labels.instance}", free: "{annotations.free}"}
"""
CONFIGURATION = """\
route:
  receiver: fixturectl
  group_by: [alertname]
  group_wait: 0s
  group_interval: 4s
  repeat_interval: 1h
receivers:
  - name: fixturectl
    webhook_configs:
      - url: %s
        send_resolved: true
"""
SECONDS = 120


class Receiver:
    """Takes what Alertmanager posts, and pipes it to the program; 500 where that fails."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.results: list[subprocess.CompletedProcess[bytes]] = []
        self.command = command
        self.env = env

    def take(self, body: bytes) -> int:
        done = subprocess.run(
            self.command, input=body, env=self.env, capture_output=True, check=False
        )
        self.bodies.append(json.loads(body))
        self.results.append(done)
        return 200 if done.returncode == 0 else 500


@contextmanager
def listening(receiver: Receiver) -> Iterator[str]:
    class Requests(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(receiver.take(body))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Requests)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def alertmanager(folder: Path, webhook: str) -> Iterator[str]:
    """Run Alertmanager alone, and return the address that it takes alerts at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    configuration = folder / "alertmanager.yml"
    configuration.write_text(CONFIGURATION % webhook)
    with (folder / "alertmanager.log").open("wb") as log:
        process = subprocess.Popen(
            [
                str(PROGRAM),
                f"--config.file={configuration}",
                f"--storage.path={folder / 'alertmanager'}",
                f"--web.listen-address={address}",
                "--cluster.listen-address=",
            ],
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
    try:
        wait_for(lambda: is_ready(f"http://{address}/-/ready"), folder / "alertmanager.log")
        yield f"http://{address}/api/v2/alerts"
    finally:
        process.terminate()
        process.wait(SECONDS)


def is_ready(url: str) -> bool:
    try:
        with urlopen(url, timeout=2) as answer:  # noqa: S310 - on this machine
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def wait_for(what: Callable[[], object], log: Path) -> None:
    until = time.monotonic() + SECONDS
    while not what():
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.05)


def tell(url: str, instance: str, free: str, *, over: bool = False) -> None:
    """Let an alert fire, or be over, as Prometheus tells it."""
    began = datetime.now(UTC) - timedelta(minutes=5)
    ends = began + timedelta(minutes=4) if over else began + timedelta(hours=1)
    alert = {
        "labels": {"alertname": "DiskFull", "instance": instance, "severity": "critical"},
        "annotations": {"free": free, "summary": f"{instance} is full"},
        "startsAt": began.isoformat(),
        "endsAt": ends.isoformat(),
        "generatorURL": "http://prometheus.example.com/graph?g0.expr=disk",
    }
    request = Request(  # noqa: S310 - on this machine
        url, json.dumps([alert]).encode(), {"Content-Type": "application/json"}
    )
    with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - on this machine
        assert answer.status == 200


@pytest.mark.skipif(PROGRAM is None, reason="prometheus-alertmanager is missing")
def test_what_fires_is_posted_and_what_resolves_updates_it(
    make_store: MakeStore, tmp_path: Path
) -> None:
    root = make_store({**FILES, "fixtures/acme/tenant.yaml": ROUTES})
    command = [sys.executable, "-m", "fixturectl", "--store", str(root)]
    with slack_server() as slack:
        env = clean_environment(tmp_path) | environment(
            slack, tmp_path / "state", DEADLINE="60", LEASE="60"
        )
        receiver = Receiver([*command, "send", "acme", "--from", "alertmanager", "-"], env)
        with listening(receiver) as webhook, alertmanager(tmp_path, webhook) as alerts:
            tell(alerts, "db-1", "7")
            wait_for(lambda: len(receiver.results) == 1, tmp_path / "alertmanager.log")
            tell(alerts, "db-1", "7", over=True)
            wait_for(
                lambda: any(body["status"] == "resolved" for body in receiver.bodies),
                tmp_path / "alertmanager.log",
            )

    assert receiver.bodies
    assert [done.stderr for done in receiver.results] == [b""] * len(receiver.results)
    assert {done.returncode for done in receiver.results} == {0}
    alert, *replies = slack.messages
    assert alert.channel == CRITICAL
    first, last = slack.asked("chat.postMessage")[0], slack.asked("chat.update")[-1]
    assert "db-1, 7 left, firing" in json.dumps(first)
    assert "db-1, 7 left, resolved" in json.dumps(last)
    assert last["ts"] == alert.ts
    assert [one.body["thread_ts"] for one in replies] == [alert.ts]
