"""A Slack on this machine: it keeps messages as Slack documents it, and fails as it is told to.

    python slack_server.py RECORD [SEED SHARE] [--tls CERTIFICATE] [--honest]

prints its address. RECORD gets a line of JSON for each message stored and each fault that happened,
whatever becomes of those who sent it. It fails a SHARE of all requests; an honest one asks nobody
to wait for nonsense.
"""

from __future__ import annotations

import json
import random
import socket
import ssl
import struct
import sys
import threading
import time
from contextlib import contextmanager, suppress
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RETRY_AFTER: tuple[str, ...] = ("1", "0", "", "soon", "0.05", "99999", "-3", "date")
PATIENCE = 120  # seconds; whoever is left hanging gives up long before


class Fault(NamedTuple):
    """How a request fails; `after`: what it asks for is done before it does."""

    kind: str
    after: bool = False
    detail: str = ""


KINDS = (
    Fault("limited"),
    Fault("status"),
    Fault("status", after=True),
    Fault("reset"),
    Fault("reset", after=True),
    Fault("close"),
    Fault("close", after=True),
    Fault("hang"),
    Fault("hang", after=True),
    Fault("truncated", after=True),
    Fault("no json"),
    Fault("no json", after=True),
    Fault("redirect"),
    Fault("redirect", after=True),
    Fault("fatal_error"),
    Fault("internal_error", after=True),
    Fault("late", after=True),
)


def seeded(
    seed: int, share: float, waits: tuple[str, ...] = RETRY_AFTER
) -> Callable[[str, int], Fault | None]:
    """Return a plan in which a share of all requests fails, in every way there is."""

    def plan(_method: str, number: int) -> Fault | None:
        chance = random.Random(seed * 1_000_003 + number)  # noqa: S311 - a plan to be repeated
        if chance.random() >= share:
            return None
        fault = chance.choice(KINDS)
        if fault.kind == "limited":
            return fault._replace(detail=chance.choice(waits))
        return fault

    return plan


class Message(NamedTuple):
    """A message in a channel; `seen_at` is when the channel's history shows it."""

    channel: str
    ts: str
    body: dict[str, Any]
    seen_at: float


class Slack:
    """The workspace: channels with messages, whose token is good, and what was asked."""

    def __init__(self, record: Path | None = None) -> None:
        self.lock = threading.Lock()
        self.messages: list[Message] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.faults: list[Fault] = []
        self.plan: Callable[[str, int], Fault | None] = lambda _method, _number: None
        self.errors: dict[str, str] = {}  # the error that a method answers with
        self.answers: dict[str, dict[str, Any]] = {}  # what it answers, whatever it is asked
        self.team = "T0123456789"
        self.url = ""
        self.connections = 0
        self.late = 0.05  # seconds until a late message shows
        self._record = record.open("a", buffering=1) if record is not None else None

    def write(self, **line: Any) -> None:
        if self._record is not None:
            self._record.write(json.dumps(line) + "\n")

    def asked(self, *methods: str) -> list[dict[str, Any]]:
        """Return the arguments of all calls of some methods."""
        return [arguments for method, arguments in self.calls if method in methods]

    def keys(self) -> list[str]:
        """Return the keys of all messages, as they stand in their metadata."""
        return [key_of(message.body) for message in self.messages]

    def answer(self, method: str, given: dict[str, Any], *, late: bool) -> dict[str, Any]:
        """Do what a method does, and return what it answers."""
        self.calls.append((method, given))
        if method in self.errors:
            return {"ok": False, "error": self.errors[method]}
        if method in self.answers:
            return self.answers[method]
        acts: dict[str, Callable[[dict[str, Any], bool], dict[str, Any]]] = {
            "auth.test": self._auth_test,
            "chat.postMessage": self._post,
            "chat.update": self._update,
            "chat.getPermalink": self._permalink,
            "conversations.history": self._history,
            "conversations.replies": self._replies,
            "conversations.info": self._about_channel,
        }
        act = acts.get(method)
        return {"ok": False, "error": "unknown_method"} if act is None else act(given, late)

    def _auth_test(self, _given: dict[str, Any], _late: bool) -> dict[str, Any]:
        return {"ok": True, "team_id": self.team, "team": "Acme", "user_id": "U1", "bot_id": "B1"}

    def _post(self, given: dict[str, Any], late: bool) -> dict[str, Any]:
        if not str(given.get("channel", "")).startswith("C"):
            return {"ok": False, "error": "channel_not_found"}
        if not given.get("text") and not given.get("blocks") and not given.get("attachments"):
            return {"ok": False, "error": "no_text"}
        with self.lock:
            # Never twice the same, and never going back: it tells messages apart.
            newest = int(self.messages[-1].ts.replace(".", "")) if self.messages else 0
            moment = max(newest + 1, int(time.time() * 1_000_000))
            ts = f"{moment // 1_000_000}.{moment % 1_000_000:06d}"
            seen_at = time.time() + (self.late if late else 0)
            self.messages.append(Message(given["channel"], ts, given, seen_at))
        self.write(
            event="stored",
            channel=given["channel"],
            ts=ts,
            key=key_of(given),
            text=given.get("text", ""),
            thread=given.get("thread_ts", ""),
        )
        return {"ok": True, "channel": given["channel"], "ts": ts, "message": given}

    def _update(self, given: dict[str, Any], _late: bool) -> dict[str, Any]:
        with self.lock:
            for index, message in enumerate(self.messages):
                if (message.channel, message.ts) == (given["channel"], given["ts"]):
                    self.messages[index] = message._replace(body={**message.body, **given})
                    self.write(event="updated", channel=given["channel"], ts=given["ts"])
                    return {"ok": True, "channel": given["channel"], "ts": given["ts"]}
        return {"ok": False, "error": "message_not_found"}

    def _permalink(self, given: dict[str, Any], _late: bool) -> dict[str, Any]:
        place = f"{given['channel']}/p{given['message_ts'].replace('.', '')}"
        return {"ok": True, "permalink": f"https://acme.slack.com/archives/{place}"}

    def _history(self, given: dict[str, Any], _late: bool) -> dict[str, Any]:
        return self._page(given, lambda message: not message.body.get("thread_ts"))

    def _replies(self, given: dict[str, Any], _late: bool) -> dict[str, Any]:
        thread = given["ts"]
        return self._page(given, lambda one: thread in {one.ts, one.body.get("thread_ts")})

    def _about_channel(self, given: dict[str, Any], _late: bool) -> dict[str, Any]:
        return {"ok": True, "channel": {"id": given["channel"], "is_member": True}}

    def _page(self, given: dict[str, Any], chosen: Callable[[Message], bool]) -> dict[str, Any]:
        now, oldest = time.time(), float(given.get("oldest") or 0)
        with self.lock:
            found = [
                message
                for message in reversed(self.messages)
                if message.channel == given["channel"]
                and message.seen_at <= now
                and float(message.ts) > oldest
                and chosen(message)
            ]
        start = int(given.get("cursor") or 0)
        end = start + min(int(given.get("limit") or 100), 50)
        shown = [_shown(message, given) for message in found[start:end]]
        cursor = str(end) if end < len(found) else ""
        return {
            "ok": True,
            "messages": shown,
            "has_more": bool(cursor),
            "response_metadata": {"next_cursor": cursor},
        }


def _shown(message: Message, given: dict[str, Any]) -> dict[str, Any]:
    shown = {"type": "message", "ts": message.ts, "text": message.body.get("text", "")}
    if str(given.get("include_all_metadata")).lower() in {"1", "true"}:
        shown["metadata"] = message.body.get("metadata")
    return shown


def key_of(body: dict[str, Any]) -> str:
    metadata = body.get("metadata") or {}
    return str(metadata.get("event_payload", {}).get("key", ""))


class _Requests(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    slack: Slack

    def setup(self) -> None:
        super().setup()
        self.slack.connections += 1

    def do_POST(self) -> None:
        slack = self.slack
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not self.path.startswith("/api/"):
            self._say(404, b"<html>nothing here</html>", kind="text/html")
            return
        method = self.path.rpartition("/")[2].partition("?")[0]
        given = _arguments(body, self.headers.get("Content-Type", ""))
        with slack.lock:
            number = getattr(slack, "number", 0)
            slack.number = number + 1  # type: ignore[attr-defined] # counts requests
        fault = slack.plan(method, number)
        if fault is not None:
            slack.faults.append(fault)
            slack.write(event="fault", method=method, kind=fault.kind, after=fault.after)
        answer = {"ok": False, "error": fault.kind} if fault else {}
        if fault is None or fault.after:
            answer = slack.answer(method, given, late=fault is not None and fault.kind == "late")
        with suppress(OSError):
            self._reply(fault, answer)

    def _reply(self, fault: Fault | None, answer: dict[str, Any]) -> None:
        content = json.dumps(answer).encode()
        if fault is None:
            self._say(200, content)
            return
        acts: dict[str, Callable[[], None]] = {
            "limited": lambda: self._limit(fault.detail),
            "status": lambda: self._say(503, b"<html>unavailable</html>", kind="text/html"),
            "reset": self._reset,
            "close": self._close,
            "late": self._close,
            "hang": self._hang,
            "truncated": lambda: self._truncate(content),
            "no json": lambda: self._say(200, b"<html>login</html>", kind="text/html"),
            "redirect": lambda: self._say(302, b"", Location=f"{self.slack.url}elsewhere"),
        }
        act = acts.get(fault.kind)
        if act is None:
            self._say(200, json.dumps({"ok": False, "error": fault.kind}).encode())
        else:
            act()

    def _say(
        self, status: int, content: bytes, *, kind: str = "application/json", **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def _limit(self, detail: str) -> None:
        if detail == "date":
            detail = formatdate(time.time() + 1, usegmt=True)
        content = json.dumps({"ok": False, "error": "ratelimited"}).encode()
        self._say(429, content, **({"Retry_After": detail} if detail else {}))

    def _reset(self) -> None:
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._close()

    def _close(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.close()

    def _hang(self) -> None:
        """Say nothing until the other side gives up."""
        self.connection.settimeout(PATIENCE)
        self.connection.recv(1)
        self._close()

    def _truncate(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2])
        self.close_connection = True

    def do_GET(self) -> None:
        self._say(404, b"")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _arguments(body: bytes, kind: str) -> dict[str, Any]:
    if "json" in kind:
        found: dict[str, Any] = json.loads(body or b"{}")
        return found
    return {
        name: values[0] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()
    }


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: Any) -> None:
        """Say nothing: those who are killed leave broken connections."""


def serve(
    slack: Slack, certificate: Path | None = None, newest: ssl.TLSVersion | None = None
) -> ThreadingHTTPServer:
    """Return a server that is bound to a free port; `slack.url` is its address."""
    requests = type("Requests", (_Requests,), {"slack": slack})
    server = _Server(("127.0.0.1", 0), requests)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        if newest is not None:
            context.maximum_version = newest
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        scheme = "https"
    slack.url = f"{scheme}://127.0.0.1:{server.server_port}/api/"
    return server


@contextmanager
def slack_server(plan: Callable[[str, int], Fault | None] | None = None) -> Iterator[Slack]:
    """Run a Slack in this process."""
    slack = Slack()
    if plan is not None:
        slack.plan = plan
    server = serve(slack)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield slack
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main(arguments: list[str]) -> None:
    waits = RETRY_AFTER
    if "--honest" in arguments:
        arguments.remove("--honest")
        waits = ("1",)
    certificate = None
    if "--tls" in arguments:
        at = arguments.index("--tls")
        certificate = Path(arguments[at + 1])
        del arguments[at : at + 2]
    slack = Slack(Path(arguments[0]))
    slack.late = 0.3
    if len(arguments) > 1:
        slack.plan = seeded(int(arguments[1]), float(arguments[2]), waits)
    server = serve(slack, certificate)
    sys.stdout.write(f"{slack.url}\n")
    sys.stdout.flush()
    server.serve_forever(0.05)


if __name__ == "__main__":
    main(sys.argv[1:])
