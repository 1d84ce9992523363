from __future__ import annotations

import pytest

from fixturectl.delivery.endpoints import VARIABLE, address, is_loopback, proxy_for, trust
from fixturectl.errors import UsageError

PROXY = "http://proxy.example.com:3128"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "no_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("", "https://slack.com/api/", id="Slack"),
        pytest.param("https://slack-gov.com/api", "https://slack-gov.com/api/", id="government"),
        pytest.param("http://127.0.0.1:80/api/", "http://127.0.0.1:80/api/", id="this machine"),
        pytest.param("http://[::1]:80/", "http://[::1]:80/", id="this machine, IPv6"),
        pytest.param("http://localhost:80", "http://localhost:80/", id="this machine, by name"),
    ],
)
def test_address(given: str, expected: str) -> None:
    assert address({VARIABLE: given}) == expected


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("https://evil.example.com/api/", id="anybody"),
        pytest.param("http://slack.com/api/", id="Slack without TLS"),
        pytest.param("https://slack.com.evil.example.com/api/", id="a name that begins like it"),
        pytest.param("http://127.0.0.1@evil.example.com/", id="a user's name"),
        pytest.param("http://user@127.0.0.1/", id="credentials"),
        pytest.param("file:///etc/passwd", id="no web address"),
        pytest.param("http://[::1/", id="no address"),
    ],
)
def test_nobody_else_gets_a_token(given: str) -> None:
    with pytest.raises(UsageError, match=VARIABLE):
        address({VARIABLE: given})


def test_a_proxy_of_the_environment_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", PROXY)
    assert proxy_for("https://slack.com/api/") == PROXY

    monkeypatch.setenv("NO_PROXY", ".example.com,slack.com")
    assert proxy_for("https://slack.com/api/") is None
    assert proxy_for("https://slack-gov.com/api/") == PROXY


def test_this_machine_is_reached_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", PROXY)
    assert proxy_for("http://127.0.0.1:80/") is None


def test_one_proxy_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", PROXY)
    assert proxy_for("https://slack.com/api/") == PROXY


def test_the_certificates_are_read_once() -> None:
    assert trust() is trust()
    assert is_loopback("https://127.0.0.1/")


def test_a_proxy_without_a_scheme_is_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "proxy.example.com:3128")

    assert proxy_for("https://slack.com/api/") == PROXY
