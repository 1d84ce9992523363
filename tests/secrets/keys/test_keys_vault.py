"""Data keys wrapped by a real transit engine on loopback, and servers that must get no token."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import pytest
from sealing import NOW, PROGRAM, enter

from fixturectl.actions.secrets.decrypt import decrypted
from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.secrets.keys import Unwrapped, vault
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = bytes(range(32))
TOKEN = "root-token-canary"  # noqa: S105 - of a server that lives as long as the tests
SECONDS = 120
_BESIDE = Path(sys.executable).parent / "bao"
BAO = str(_BESIDE) if _BESIDE.exists() else shutil.which("bao")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a server with the key `store` in its transit engine; yield its address."""
    if not BAO:
        pytest.skip("bao (OpenBao) is not installed")
    folder = tmp_path_factory.mktemp("bao")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [BAO, "server", "-dev", "-dev-no-store-token", f"-dev-root-token-id={TOKEN}"]
    child = subprocess.Popen(
        [*command, f"-dev-listen-address=127.0.0.1:{port}"],
        env={"PATH": os.environ["PATH"], "HOME": str(folder)},
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(address)
        _call(address, "sys/mounts/transit", {"type": "transit"})
        _call(address, "transit/keys/store", {})
        yield address
    finally:
        child.terminate()
        child.wait()


def _call(address: str, path: str, body: dict[str, Any]) -> None:
    content = json.dumps(body).encode()
    request = Request(  # noqa: S310 - http on loopback
        f"{address}/v1/{path}", content, {"X-Vault-Token": TOKEN}, method="POST"
    )
    urlopen(request, timeout=SECONDS).close()  # noqa: S310 - http on loopback


def _wait(address: str) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            urlopen(f"{address}/v1/sys/health", timeout=10).close()  # noqa: S310 - as above
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server does not answer")


@pytest.fixture(autouse=True)
def _nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(monkeypatch, tmp_path, None)


def test_a_key_is_wrapped_and_unwrapped(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULT_TOKEN", TOKEN)
    recipient = f"{server}/v1/transit/keys/store"

    entry = vault.wrap(KEY, recipient, NOW)

    assert entry["enc"].startswith("vault:v1:")
    assert vault.name(entry) == recipient
    assert vault.unwrap([entry]) == Unwrapped(KEY)


def test_the_token_may_lie_in_the_home(server: str, tmp_path: Path) -> None:
    (tmp_path / ".vault-token").write_text(f"{TOKEN}\n")

    assert vault.wrap(KEY, f"{server}/v1/transit/keys/store", NOW)["key_name"] == "store"


def test_sops_opens_what_was_wrapped_here_and_the_reverse(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not PROGRAM:
        pytest.skip("sops is not installed")
    monkeypatch.setenv("VAULT_TOKEN", TOKEN)
    recipient = f"{server}/v1/transit/keys/store"
    (tmp_path / ".sops.yaml").write_text(
        f'creation_rules: [{{hc_vault_transit_uri: "{recipient}"}}]\n'
    )
    ours, theirs = tmp_path / "ours.yaml", tmp_path / "theirs.yaml"
    for path in (ours, theirs):
        path.write_text('a: "xoxb-1"\n')
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "VAULT_TOKEN": TOKEN}

    encrypt(ours)
    opened = subprocess.run(
        [PROGRAM, "decrypt", ours], env=environment, capture_output=True, check=True, cwd=tmp_path
    )
    subprocess.run([PROGRAM, "encrypt", "-i", theirs], env=environment, check=True, cwd=tmp_path)

    assert opened.stdout == b"a: xoxb-1\n"
    assert b"ENC[" in theirs.read_bytes()
    assert decrypted(theirs) == b'a: "xoxb-1"\n'


@pytest.mark.parametrize(
    ("token", "key"),
    [pytest.param("wrong", "store", id="a wrong token"), pytest.param(TOKEN, "none", id="no key")],
)
def test_a_refusal_is_told(
    token: str, key: str, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAULT_TOKEN", token)
    entry = {
        "vault_address": server,
        "engine_path": "transit",
        "key_name": key,
        "enc": "vault:v1:x",
    }

    found = vault.unwrap([entry])

    assert found.key is None
    assert f"Vault at {server} refused" in found.tried[0]
    assert token not in found.tried[0]


def test_without_a_token_nothing_is_asked() -> None:
    with pytest.raises(SecretsError, match="no token for Vault"):
        vault.wrap(KEY, "https://vault.example.com/v1/transit/keys/k", NOW)


@pytest.mark.parametrize(
    "recipient",
    [
        "http://vault.example.com/v1/transit/keys/k",
        "http://127.0.0.1.example.com/v1/transit/keys/k",
        "http://127.0.0.1@example.com/v1/transit/keys/k",
        "https://user@vault.example.com/v1/transit/keys/k",
        "ftp://127.0.0.1/v1/transit/keys/k",
        "https://vault.example.com/transit",
        "https://vault.example.com/v1/transit/keys/../x",
    ],
)
def test_an_address_that_must_get_no_token_is_refused(
    recipient: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAULT_TOKEN", "canary")

    with pytest.raises(SecretsError) as refused:
        vault.wrap(KEY, recipient, NOW)

    assert "canary" not in refused.value.message


class _Server(BaseHTTPRequestHandler):
    """Answers every request with `answer` and keeps the tokens it got."""

    answer: tuple[int, dict[str, str], bytes]
    seen: list[tuple[str, str]]

    def do_POST(self) -> None:
        self.seen.append((self.path, self.headers.get("X-Vault-Token", "")))
        status, headers, body = self.answer
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_POST  # noqa: N815 - the library's names

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _answering(answer: tuple[int, dict[str, str], bytes]) -> Iterator[str]:
    """Run a server that gives every request this answer; yield its address."""
    running = HTTPServer(("127.0.0.1", 0), _Server)
    address = f"http://127.0.0.1:{running.server_port}"
    headers = {name: value.format(address=address) for name, value in answer[1].items()}
    _Server.answer, _Server.seen = (answer[0], headers, answer[2]), []
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield address
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param((307, {"Location": "{address}/stolen"}, b""), id="a redirect"),
        pytest.param((200, {}, b"[]"), id="no answer of Vault's"),
        pytest.param((200, {}, b'{"data": {}}'), id="an answer without data"),
        pytest.param((200, {}, b"nonsense"), id="no JSON"),
    ],
)
def test_a_server_that_misbehaves_gets_the_token_once_at_most(
    answer: tuple[int, dict[str, str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAULT_TOKEN", "canary")

    with _answering(answer) as address, pytest.raises(SecretsError) as refused:
        vault.wrap(KEY, f"{address}/v1/transit/keys/k", NOW)

    assert [path for path, _ in _Server.seen] == ["/v1/transit/encrypt/k"]
    assert "canary" not in refused.value.message


def test_a_key_that_is_no_base64_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULT_TOKEN", "canary")
    with _answering((200, {}, b'{"data": {"plaintext": "%"}}')) as address:
        entry = {"vault_address": address, "engine_path": "t", "key_name": "k"}

        found = vault.unwrap([entry])

    assert found.tried == (f"Vault at {address} did not answer with a key",)


def test_a_server_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULT_TOKEN", "canary")

    with pytest.raises(SecretsError, match="did not answer as it should"):
        vault.wrap(KEY, "http://127.0.0.1:1/v1/transit/keys/k", NOW)


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hvac", None)

    with pytest.raises(SecretsError, match="needs the package hvac"):
        vault.wrap(KEY, "https://vault.example.com/v1/transit/keys/k", NOW)


def test_a_rule_names_keys() -> None:
    assert vault.named("https://a/v1/t/keys/k, https://b/v1/t/keys/k") == [
        "https://a/v1/t/keys/k",
        "https://b/v1/t/keys/k",
    ]
