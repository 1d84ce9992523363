"""One request over one connection, which is kept for the next; the whole of it ends in time.

Who sends something twice must know whether a byte of it left: `NotSentError` says that none did.
"""

from __future__ import annotations

import io
import re
import select
import socket
from base64 import b64encode
from http.client import HTTPException, HTTPResponse, IncompleteRead, RemoteDisconnected
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping
    from email.message import Message

_MOST_BYTES = 4_000_000
_CHUNK = 65_536
_PORTS = {"http": 80, "https": 443}
_TUNNEL = 200
_NOTICED = re.compile(r"^_ssl\.c:\d+: | ?\(_ssl\.c:\d+\)$")  # where in Python
_PRELIMINARY = range(100, 200)


class NotSentError(ConnectionError):
    """The server was not reached: no byte of the request left this machine."""


class Raw(NamedTuple):
    """An answer as it came: its status, headers and body."""

    status: int
    headers: Message
    body: bytes


class Connection:
    """The way to one server, directly or through a proxy; used by one thread.

    `ready`, if given, is asked right before the request is written: an error it raises is the
    call's.
    """

    def __init__(self, url: str, context: ssl.SSLContext | None, proxy: str | None) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._port = parts.port or _PORTS[parts.scheme]
        self._netloc = parts.netloc
        self._context = context if parts.scheme == "https" else None
        self._proxy = proxy
        self._socket: socket.socket | None = None
        self._idle_since = 0.0
        self.reuse = 4.0
        self.tls = ""  # the version that was agreed on

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def post(
        self,
        path: str,
        headers: Mapping[str, str],
        body: bytes,
        until: float,
        ready: Callable[[], None] | None = None,
    ) -> Raw:
        """Send a request and return the answer before `until`, a moment of `monotonic`.

        Raises NotSentError where nothing left, TimeoutError and ConnectionError where the server
        may have it.
        """
        try:
            sock = self._connected(until)
            if ready is not None:
                ready()
        except BaseException:
            self.close()
            raise
        whole = False
        try:
            _send(sock, _head(self._netloc, path, headers, body) + body, until)
            found, keep = _receive(sock, "POST", until)
            whole = keep
        except HTTPException as error:
            raise ConnectionError(_broken(error)) from error
        finally:
            if not whole:
                self.close()
        self._idle_since = monotonic()
        return found

    def _connected(self, until: float) -> socket.socket:
        if self._socket is not None and self._is_stale(self._socket):
            self.close()
        if self._socket is None:
            try:
                self._socket = self._open(until)
            except HTTPException as error:
                raise NotSentError(f"the proxy answers {type(error).__name__}") from error
            except OSError as error:
                raise NotSentError(_reason(error)) from error
        return self._socket

    def _is_stale(self, sock: socket.socket) -> bool:
        """Tell whether the server may have closed it: what is readable now is the end, or noise."""
        if monotonic() - self._idle_since > self.reuse:
            return True
        poll = select.poll()
        poll.register(sock, select.POLLIN | select.POLLHUP | select.POLLERR)
        return bool(poll.poll(0))

    def _open(self, until: float) -> socket.socket:
        proxy = urlsplit(self._proxy) if self._proxy else None
        if proxy is not None and proxy.hostname:
            sock = _connect(proxy.hostname, proxy.port or _PORTS.get(proxy.scheme, 80), until)
        else:
            sock = _connect(self._host, self._port, until)
        try:
            if proxy is not None:
                _tunnel(sock, f"{self._host}:{self._port}", proxy, until)
            if self._context is not None:
                sock.settimeout(_left(until))
                sock = self._context.wrap_socket(sock, server_hostname=self._host)
                self.tls = sock.version() or ""
        except BaseException:
            sock.close()
            raise
        return sock


def _broken(error: HTTPException) -> str:
    """Return in words what is wrong with an answer."""
    if isinstance(error, RemoteDisconnected):
        return "the connection was closed without an answer"
    if isinstance(error, IncompleteRead):
        return "the answer broke off"
    return f"the answer is no HTTP: {type(error).__name__}"


def _reason(error: OSError) -> str:
    if verdict := getattr(error, "verify_message", ""):
        return f"the certificate is not trusted: {verdict}"
    said = str(getattr(error, "reason", None) or error.strerror or error) or type(error).__name__
    said = _NOTICED.sub("", said)
    if said.isupper():  # OpenSSL's
        return said.replace("_", " ").lower()
    return f"{said[:1].lower()}{said[1:]}"


def _connect(host: str, port: int, until: float) -> socket.socket:
    failure: OSError = TimeoutError("no address answers in time")
    found = _addresses(host, port, until)
    for index, (family, kind, protocol, _, address) in enumerate(found):
        sock = socket.socket(family, kind, protocol)
        try:
            # One that is silent leaves time for the others.
            sock.settimeout(_left(until) / (len(found) - index))
            sock.connect(address)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            sock.close()
            failure = error
        else:
            return sock
    raise failure


def _addresses(host: str, port: int, until: float) -> list[Any]:
    """Resolve a name; a resolver that hangs is left alone, as nothing can stop it."""
    # Bytes: for a text Python loads what international names need.
    name = host.encode("ascii") if host.isascii() else host
    if not host.rpartition(".")[2].isalpha() or host == "localhost":
        return socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    found: list[Any] = []

    def resolve() -> None:
        try:
            found.append(socket.getaddrinfo(name, port, type=socket.SOCK_STREAM))
        except OSError as error:
            found.append(error)

    resolver = Thread(target=resolve, daemon=True)
    resolver.start()
    resolver.join(_left(until))
    if not found:
        raise TimeoutError(f"the name {host} is not resolved in time")
    if isinstance(found[0], OSError):
        raise found[0]
    addresses: list[Any] = found[0]
    return addresses


def _tunnel(sock: socket.socket, target: str, proxy: Any, until: float) -> None:
    lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
    if proxy.username:
        pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
        lines.append(f"Proxy-Authorization: Basic {b64encode(pair.encode()).decode()}")
    _send(sock, "\r\n".join([*lines, "", ""]).encode("latin-1"), until)
    answer = _begun(sock, "CONNECT", until)
    if answer.status != _TUNNEL:
        raise OSError(f"the proxy answers {answer.status}")


def _head(netloc: str, path: str, headers: Mapping[str, str], body: bytes) -> bytes:
    fields = {
        "Host": netloc,
        "Accept-Encoding": "identity",
        **headers,
        "Content-Length": str(len(body)),
        "Connection": "keep-alive",
    }
    for name, value in fields.items():
        if "\n" in value or "\r" in value:
            raise NotSentError(f"the header {name} holds a line end")
    lines = [
        f"POST {path} HTTP/1.1",
        *(f"{name.title()}: {value}" for name, value in fields.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")


def _send(sock: socket.socket, content: bytes, until: float) -> None:
    sock.settimeout(_left(until))
    sock.sendall(content)


def _receive(sock: socket.socket, method: str, until: float) -> tuple[Raw, bool]:
    """Return the answer, and whether the connection can be used again."""
    answer = _begun(sock, method, until)
    body = b""
    while len(body) < _MOST_BYTES and (chunk := answer.read1(_CHUNK)):
        body += chunk
    if answer.length:
        raise ConnectionError("the answer broke off")
    whole = answer.isclosed() or answer.length == 0
    return Raw(answer.status, answer.headers, body), whole and not answer.will_close


def _begun(sock: socket.socket, method: str, until: float) -> HTTPResponse:
    """Return an answer, its status and headers read; those before the final one are passed over.

    HTTPResponse knows 100 alone. Took it another for the answer, the real one would be read as that
    to the next request.
    """
    source = _Source(_Timed(sock, until))
    while True:
        answer = HTTPResponse(source, method=method)  # type: ignore[arg-type] # reads by makefile alone
        answer.begin()
        if answer.status not in _PRELIMINARY:
            return answer


class _Source(io.BufferedReader):
    """What answers are read from, one after the other: none of them closes it."""

    def makefile(self, _mode: str) -> io.BufferedReader:
        return self

    def close(self) -> None:
        """Leave it open."""


class _Timed(io.RawIOBase):
    """A socket's bytes; each read has only the time that is left for all of them."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock = sock
        self._until = until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(_left(self._until))
        return self._sock.recv_into(buffer)


def _left(until: float) -> float:
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError("it took too long")
    return left
