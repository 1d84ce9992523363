"""Slack over TLS: whom to trust, from which version on, over one connection, through a proxy."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from certificates import certificate
from conftest import clean_environment
from slack_server import Slack, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SEND = """
import json, sys
from fixturectl.delivery.calls import post
from fixturectl.delivery.senders.slack import SlackSender
from fixturectl.delivery.settings import DEFAULTS
from fixturectl.errors import FixturectlError
try:
    sender = SlackSender(sys.argv[1], "xoxb-none", DEFAULTS)
except FixturectlError as error:
    print(json.dumps([error.message]))
    sys.exit()
found = [sender.send(post("C1", {"text": "x"}, "key"), "post") for _ in range(2)]
print(json.dumps([f"{one.kind.name} {one.code}".strip() for one in found]))
"""


@contextmanager
def slack_over_tls(trusted: Path, newest: ssl.TLSVersion | None = None) -> Iterator[Slack]:
    slack = Slack()
    server = serve(slack, trusted, newest)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield slack
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def sent(slack: Slack, folder: Path, **environ: str) -> list[str]:
    """Send twice in a process of its own, which reads certificates and versions anew."""
    done = subprocess.run(
        [sys.executable, "-c", _SEND, slack.url],
        env=clean_environment(folder) | environ,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_a_certificate_that_is_named_is_trusted_and_the_connection_kept(tmp_path: Path) -> None:
    trusted = certificate(tmp_path / "certificate")
    with slack_over_tls(trusted) as slack:
        found = sent(slack, tmp_path, SSL_CERT_FILE=str(trusted))

    assert found == ["STORED", "STORED"]
    assert slack.connections == 1


def test_any_other_certificate_is_not(tmp_path: Path) -> None:
    with slack_over_tls(certificate(tmp_path / "certificate")) as slack:
        found = sent(slack, tmp_path)

    assert all(
        one.startswith("NOT_SENT Slack is not reached: the certificate is not trusted")
        for one in found
    )
    assert slack.calls == []


@pytest.mark.parametrize(
    ("oldest", "kind"),
    [
        pytest.param("", "NOT_SENT", id="1.3 is asked for"),
        pytest.param("1.2", "STORED", id="1.2 is allowed"),
    ],
)
def test_an_old_version_is_refused_unless_it_is_allowed(
    oldest: str, kind: str, tmp_path: Path
) -> None:
    trusted = certificate(tmp_path / "certificate")
    with slack_over_tls(trusted, ssl.TLSVersion.TLSv1_2) as slack:
        found = sent(slack, tmp_path, SSL_CERT_FILE=str(trusted), FIXTURECTL_TLS_MIN=oldest)

    assert {one.split()[0] for one in found} == {kind}


def test_a_version_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    with slack_over_tls(certificate(tmp_path / "certificate")) as slack:
        (found,) = sent(slack, tmp_path, FIXTURECTL_TLS_MIN="1.1")

    assert found == "FIXTURECTL_TLS_MIN: no version of TLS to begin with"
