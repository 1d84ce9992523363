from __future__ import annotations

import select
import socket
import threading
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from fixturectl.delivery import connections
from fixturectl.delivery.connections import Connection, NotSentError, Raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
LAST = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"


class Peer:
    """A server that answers as it is told, byte by byte; `heard` is what each connection said."""

    def __init__(self, sock: socket.socket) -> None:
        self.url = f"http://127.0.0.1:{sock.getsockname()[1]}/"
        self.heard: list[bytes] = []


@contextmanager
def peer(*scripts: Callable[[socket.socket, Peer], None]) -> Iterator[Peer]:
    """Run a server that plays one script for each connection."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        running = Peer(sock)

        def serve() -> None:
            for script in scripts:
                connection, _ = sock.accept()
                with connection:
                    script(connection, running)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield running
        thread.join(60)


def answers(*contents: bytes) -> Callable[[socket.socket, Peer], None]:
    def script(connection: socket.socket, running: Peer) -> None:
        for content in contents:
            running.heard.append(connection.recv(65_536))
            connection.sendall(content)

    return script


def call(connection: Connection, seconds: float = 60) -> Raw:
    return connection.post("/x", {"User-agent": "t"}, b"body", monotonic() + seconds)


def test_a_connection_is_kept_for_the_next_call() -> None:
    with peer(answers(OK, OK)) as server:
        connection = Connection(server.url, None, None)
        first, second = call(connection), call(connection)

    assert (first.status, first.body, second.body) == (200, b"hi", b"hi")
    assert server.heard[0].startswith(b"POST /x HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"\r\nUser-Agent: t\r\n" in server.heard[0]
    assert server.heard[0].endswith(b"\r\n\r\nbody")


@pytest.mark.parametrize(
    ("first", "reuse"),
    [
        pytest.param(LAST, 4.0, id="the server closes it"),
        pytest.param(OK, 0.0, id="it is too old"),
        pytest.param(OK, 4.0, id="the server has closed it"),
    ],
)
def test_a_connection_that_may_be_closed_is_not_used_again(first: bytes, reuse: float) -> None:
    with peer(answers(first), answers(LAST)) as server:
        connection = Connection(server.url, None, None)
        connection.reuse = reuse
        call(connection)
        if connection._socket is not None:  # noqa: SLF001 - to wait until the end has come
            select.select([connection._socket], [], [], 60)  # noqa: SLF001
        again = call(connection)

    assert again.body == b"hi"
    assert len(server.heard) == 2


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n1\r\ni\r\n0\r\n\r\n",
            True,
            id="in chunks",
        ),
        pytest.param(b"HTTP/1.1 204 No Content\r\n\r\n", True, id="without a body"),
        pytest.param(b"HTTP/1.0 200 OK\r\n\r\nhi", False, id="until the connection ends"),
        pytest.param(
            b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
            True,
            id="after another one",
        ),
        pytest.param(
            b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
            True,
            id="after others, which it is not to be taken for",
        ),
    ],
)
def test_an_answer_ends_in_many_ways(answer: bytes, kept: bool) -> None:
    with peer(answers(answer)) as server:
        connection = Connection(server.url, None, None)
        found = call(connection)

    assert found.body == (b"" if found.status == 204 else b"hi")
    assert (connection._socket is not None) == kept  # noqa: SLF001 - whether it may be used again
    connection.close()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(b"", "the connection was closed without an answer", id="none"),
        pytest.param(b"hello\r\n\r\n", "the answer is no HTTP: BadStatusLine", id="not HTTP"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nh",
            "the answer broke off",
            id="half of it",
        ),
    ],
)
def test_what_is_wrong_with_an_answer_is_said_in_words(answer: bytes, said: str) -> None:
    with peer(answers(answer)) as server, pytest.raises(ConnectionError) as caught:
        call(Connection(server.url, None, None))

    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "connection refused"),
        (
            TimeoutError("_ssl.c:989: The handshake operation timed out"),
            "the handshake operation timed out",
        ),
        (OSError("2 of them (_ssl.c:1006)"), "2 of them"),
    ],
)
def test_why_nobody_is_reached_is_said_in_words(error: OSError, said: str) -> None:
    assert connections._reason(error) == said  # noqa: SLF001 - what OpenSSL says differs by version


def test_nothing_was_sent_where_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port = sock.getsockname()[1]

    with pytest.raises(NotSentError, match="refused"):
        call(Connection(f"http://127.0.0.1:{port}/", None, None))


def test_nothing_was_sent_to_a_name_that_is_none() -> None:
    with pytest.raises(NotSentError):
        call(Connection("http://no-such-host.invalid/", None, None))


def test_nothing_was_sent_where_it_is_too_late() -> None:
    def too_late() -> None:
        raise NotSentError("the claim is over")

    with peer(lambda sock, running: running.heard.append(sock.recv(10))) as server:
        connection = Connection(server.url, None, None)
        with pytest.raises(NotSentError, match="the claim is over"):
            connection.post("/x", {}, b"body", monotonic() + 60, too_late)

    assert server.heard == [b""]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="closed"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhi", id="broken off"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhi", id="a broken chunk"
        ),
        pytest.param(b"babble\r\n\r\n", id="no HTTP"),
    ],
)
def test_what_was_written_may_have_arrived(content: bytes) -> None:
    with peer(answers(content)) as server, pytest.raises(OSError) as caught:  # noqa: PT011 - all but one
        call(Connection(server.url, None, None))

    assert not isinstance(caught.value, NotSentError)


def test_an_answer_that_trickles_ends_in_time() -> None:
    def trickle(connection: socket.socket, _: Peer) -> None:
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        stop.wait(60)

    stop = threading.Event()
    with peer(trickle) as server:
        with pytest.raises(TimeoutError):
            call(Connection(server.url, None, None), seconds=0.2)
        stop.set()


def test_a_proxy_is_asked_for_a_tunnel() -> None:
    with peer(answers(b"HTTP/1.1 200 Connection established\r\n\r\n", OK)) as proxy:
        address = proxy.url.replace("http://", "http://anna:p%40ss@")
        found = call(Connection("http://slack.example/", None, address))

    assert found.body == b"hi"
    assert proxy.heard[0].startswith(b"CONNECT slack.example:80 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic YW5uYTpwQHNz\r\n" in proxy.heard[0]


@pytest.mark.parametrize("answer", [b"HTTP/1.1 407 Who are you\r\n\r\n", b"babble\r\n", b""])
def test_nothing_was_sent_where_the_proxy_refuses(answer: bytes) -> None:
    with peer(answers(answer)) as proxy, pytest.raises(NotSentError):
        call(Connection("http://slack.example/", None, proxy.url))


def test_a_header_with_a_line_end_is_not_sent() -> None:
    with peer(lambda sock, running: running.heard.append(sock.recv(10))) as server:
        connection = Connection(server.url, None, None)
        with pytest.raises(NotSentError) as caught:
            connection.post("/x", {"Authorization": "Bearer a\nb"}, b"", monotonic() + 60)

    assert "Bearer" not in str(caught.value)
    assert server.heard == [b""]


def test_a_silent_address_leaves_time_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as silent, peer(answers(OK)) as running:
        # With its queue full it takes no connection, and refuses none.
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(silent.getsockname())
        real = ("127.0.0.1", int(running.url.rpartition(":")[2].strip("/")))
        found = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", address)
            for address in (silent.getsockname(), real)
        ]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        answer = call(Connection("http://localhost/", None, None), 2)
        for one in waiting:
            one.close()

    assert answer.body == b"hi"
