"""`fixturectl send` to a Slack on this machine, and a thousand messages through the outbox."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.processes import Process, cpu_seconds, used
from bench.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SUPPORT = ROOT / "tests" / "support"
MESSAGES = 1_000
_SEND = ("-m", "fixturectl", "--store", str(ROOT), "send", "spotify-premium/playback-failure")
_WHOLE = (
    "--var=service=audio-delivery",
    "--var=region=eu-west-1",
    "--var=listeners=12840",
    "--var=started_at=2026-11-22T02:47:00Z",
)
_CERTIFICATE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from certificates import certificate
certificate(Path(sys.argv[2]))
"""
_ACCEPT = """
import sys
from pathlib import Path
from fixturectl import Store
from fixturectl.actions.sending import Order, Way
from fixturectl.actions.sending.desks import outbox_of
from fixturectl.actions.sending.drafts import draft
store = Store(Path(sys.argv[1]))
names = ("service", "region", "listeners", "started_at")
given = dict(zip(names, ("audio", "eu", 5, "2026-11-22T02:47:00Z")))
orders = [
    Order("spotify-premium/playback-failure", variables={**given, "region": f"eu-{number}"})
    for number in range(int(sys.argv[2]))
]
outbox_of(store, "spotify-premium", Way()).accept([draft(store, one).entry for one in orders])
"""
_FLUSH = """
import sys
from pathlib import Path
from fixturectl import Store
from fixturectl.actions.sending.flushing import flush
from fixturectl.actions.sending.orders import Way
(done,) = flush(Store(Path(sys.argv[1])), ["spotify-premium"], Way(wait=120))
sys.exit(done.sent != int(sys.argv[2]))
"""


def measure() -> Iterator[Row]:
    with TemporaryDirectory() as name:
        yield from _cold(Path(name))
    with TemporaryDirectory() as name:
        yield _flushed(Path(name))


def _cold(folder: Path) -> Iterator[Row]:
    with slack(folder) as environment:
        calls = {
            "send to loopback, cold": (*_SEND, *_WHOLE, "--repeat"),
            "send degraded to loopback, cold": (*_SEND, _WHOLE[0], "--repeat"),
        }
        # A degraded message is status 1, which is no failure here.
        guarded = {
            name: Process(("-c", _GUARD, *words), environment) for name, words in calls.items()
        }
        base, seconds = cpu_seconds(guarded)
    for name, spent in seconds.items():
        yield Row(name, spent / base, "B", 22, 18, f"{spent * 1000:.1f} ms")


_GUARD = """
import sys
from fixturectl.__main__ import run
sys.argv[:3] = ["fixturectl"]
status = run()
sys.exit(status if status != 1 else 0)
"""


def _flushed(folder: Path) -> Row:
    trusted = folder / "certificate"
    _run("-c", _CERTIFICATE, str(SUPPORT), str(trusted))
    with slack(folder, "--tls", str(trusted)) as environment:
        environment["SSL_CERT_FILE"] = str(trusted)
        arguments = (str(ROOT), str(MESSAGES))
        _run("-c", _ACCEPT, *arguments, environment=environment)
        spent = used([sys.executable, "-c", _FLUSH, *arguments], environment)
    return Row(f"{MESSAGES} messages flushed over HTTPS", spent.seconds, "s CPU", 4, 1.5)


@contextmanager
def slack(folder: Path, *options: str) -> Iterator[dict[str, str]]:
    """Run a Slack on this machine; yield what senders find in their environment."""
    server = subprocess.Popen(
        [sys.executable, str(SUPPORT / "slack_server.py"), str(folder / "record"), *options],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None  # noqa: S101 - it is a pipe
    try:
        yield {
            "FIXTURECTL_SLACK_API_URL": server.stdout.readline().strip(),
            "FIXTURECTL_SEND_CHANNEL_EVERY": "0",
            "FIXTURECTL_SEND_TEAM_PER_MINUTE": "1000000",
            "SLACK_BOT_TOKEN": "xoxb-not-a-real-one",
            "XDG_STATE_HOME": str(folder / "state"),
        }
    finally:
        server.kill()
        server.wait()


def _run(*arguments: str, environment: dict[str, str] | None = None) -> None:
    whole = {**os.environ, **(environment or {})}
    subprocess.run([sys.executable, *arguments], env=whole, check=True)
