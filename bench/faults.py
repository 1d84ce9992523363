"""What ways of sending lose and double where a third of all requests fails: `make bench-send`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.paths.sending import slack

MESSAGES = 300
SEED, SHARE = "11", "0.33"

_BY_SDK = """
import sys
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler, RateLimitErrorRetryHandler, ServerErrorRetryHandler)
way, url, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
handlers = {
    "default": {},
    "none": {"retry_handlers": []},
    "all": {"retry_handlers": [
        ConnectionErrorRetryHandler(max_retry_count=4),
        RateLimitErrorRetryHandler(max_retry_count=4),
        ServerErrorRetryHandler(max_retry_count=4)]},
    "again": {"retry_handlers": []},
}[way]
client = WebClient("xoxb-not-a-real-one", base_url=url, timeout=1, **handlers)
client._logger.disabled = True
for number in range(count):
    for _ in range(10 if way == "again" else 1):
        try:
            client.chat_postMessage(channel="C0CRITICAL", text=f"message {number}")
        except Exception:
            continue
        break
"""
_BY_OUTBOX = """
import sys
from pathlib import Path
from fixturectl import Store
from fixturectl.actions.sending import Order, Way
from fixturectl.actions.sending.desks import outbox_of
from fixturectl.actions.sending.drafts import draft
from fixturectl.actions.sending.flushing import flush
store, way = Store(Path(sys.argv[1])), Way(wait=300)
orders = [
    Order("bench/message", variables={"number": number}) for number in range(int(sys.argv[2]))
]
outbox_of(store, "bench", way).accept([draft(store, one).entry for one in orders])
flush(store, ["bench"], way)
"""
_STORE = {
    "fixtures/default/tenant.yaml": """\
format: 1
store: bench
locales: [en-US]
severities: {critical: {emoji: ":fire:", channel: C0CRITICAL}}
""",
    "fixtures/bench/tenant.yaml": "extends: default\n",
    "fixtures/bench/message.yaml": """\
severity: critical
variables: {number: {type: integer, example: 1}}
text: "message {{ number }}"
blocks: [{type: section, text: "message"}]
""",
}
_QUICK = {
    "DEADLINE": "1",
    "LEASE": "1.2",
    "QUARANTINE": "1",
    "BACKOFF_MOST": "1",
    "BREAKER_OPEN": "0.1",
}


class Way(NamedTuple):
    """A way of sending: what it is called, the program, and its arguments, URL apart."""

    name: str
    program: str
    arguments: tuple[str, ...]


_WAYS = (
    Way("slack-sdk, its default handlers", _BY_SDK, ("default",)),
    Way("slack-sdk, retry_handlers=[]", _BY_SDK, ("none",)),
    Way("slack-sdk, connection, 429 and 5xx handlers, 5 tries", _BY_SDK, ("all",)),
    Way("everything again, up to 10 times", _BY_SDK, ("again",)),
    Way("fixturectl, through its outbox", _BY_OUTBOX, ()),
)


def main() -> None:
    print(f"{MESSAGES} messages, a third of all requests failing in {_kinds()} ways\n")
    print(f"{'way of sending':<54}{'lost':>6}{'doubled':>9}{'faults':>8}{'seconds':>9}")
    for way in _WAYS:
        began = time.monotonic()
        lost, doubled, faults = _counted(way)
        seconds = time.monotonic() - began
        print(f"{way.name:<54}{lost:>6}{doubled:>9}{faults:>8}{seconds:>9.0f}")


_KINDS = """
import sys
sys.path[:0] = sys.argv[1:]
from slack_server import KINDS
print(len(KINDS))
"""


def _kinds() -> int:
    support = str(Path(__file__).parents[1] / "tests" / "support")
    command = [sys.executable, "-c", _KINDS, support]
    return int(subprocess.run(command, capture_output=True, check=True).stdout)


def _counted(way: Way) -> tuple[int, int, int]:
    """Send by one way, and count in Slack's own record what was lost and what is there twice."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in _STORE.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content)
        with slack(folder, SEED, SHARE, "--honest") as environment:
            quick = {f"FIXTURECTL_SEND_{one}": value for one, value in _QUICK.items()}
            url = environment["FIXTURECTL_SLACK_API_URL"]
            arguments = [*way.arguments, url] if way.arguments else [name]
            subprocess.run(
                [sys.executable, "-c", way.program, *arguments, str(MESSAGES)],
                env={**os.environ, **environment, **quick},
                check=True,
            )
        lines = [json.loads(line) for line in (folder / "record").read_text().splitlines()]
    copies = Counter(line["text"] for line in lines if line["event"] == "stored")
    faults = sum(line["event"] == "fault" for line in lines)
    return MESSAGES - len(copies), copies.total() - len(copies), faults


if __name__ == "__main__":
    main()
