"""A server on this machine that answers as Slack documents it, and in the ways it fails."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs

from fixturectl import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A pointer goes into a list of blocks as `/0`, into a message as `/blocks/0`, as ours do.
_ERRORS = {"blocks": "invalid_blocks", "message": "invalid_message"}


class Reply(NamedTuple):
    """What the server sends; `drop` closes the connection in the middle of the body."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed
    drop: bool = False


class Call(NamedTuple):
    """What the server was asked: the method's path, the parameters, the headers."""

    path: str
    params: dict[str, str]
    headers: dict[str, str]


def said(body: Any, status: int = 200, **headers: str) -> Reply:
    return Reply(
        json.dumps(body).encode(),
        status,
        {name.replace("_", "-"): value for name, value in headers.items()},
    )


def validates(call: Call) -> Reply:
    """Answer blocks.validate: this project's own rules stand in for Slack's."""
    ((name, text),) = call.params.items()
    found = [breach for breach in blocks.check(json.loads(text)) if breach.level == "error"]
    if not found:
        return said({"ok": True})
    errors = [
        {
            "pointer": breach.pointer,
            "code": breach.code,
            "message": breach.message,
            "constraint": breach.constraint,
        }
        for breach in found
    ]
    return said({"ok": False, "error": _ERRORS[name], "errors": errors})


class StandIn:
    """The running server: its address, what it was asked, and the replies that come first."""

    def __init__(self, port: int, answer: Callable[[Call], Reply]) -> None:
        self.url = f"http://127.0.0.1:{port}/api/"
        self.answer = answer
        self.calls: list[Call] = []
        self.first: list[Reply] = []

    def reply(self, call: Call) -> Reply:
        self.calls.append(call)
        return self.first.pop(0) if self.first else self.answer(call)


@contextmanager
def stand_in(*first: Reply, answer: Callable[[Call], Reply] = validates) -> Iterator[StandIn]:
    """Run a server that gives the replies `first`, then those of `answer`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Requests)
    running = StandIn(server.server_port, answer)
    running.first = list(first)
    server.stand_in = running  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Requests(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        params = parse_qs(self.rfile.read(size).decode(), keep_blank_values=True)
        call = Call(
            self.path, {name: one[0] for name, one in params.items()}, dict(self.headers.items())
        )
        running: StandIn = self.server.stand_in  # type: ignore[attr-defined]
        reply = running.reply(call)
        self.send_response(reply.status)
        for name, value in {"Content-Type": "application/json", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body[: len(reply.body) // 2] if reply.drop else reply.body)

    def do_GET(self) -> None:
        self.do_POST()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
