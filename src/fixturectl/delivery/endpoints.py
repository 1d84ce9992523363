"""Where Slack is: its address, the proxy on the way there, and whom to trust."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fixturectl.errors import UsageError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping

TLS_MIN = "FIXTURECTL_TLS_MIN"
VARIABLE = "FIXTURECTL_SLACK_API_URL"
_SLACK = "https://slack.com/api/"
_KNOWN = (_SLACK, "https://slack-gov.com/api/")
_LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))


def address(environ: Mapping[str, str]) -> str:
    """Return the address of Slack's API, with a slash at its end.

    The environment may name Slack's government cloud or, for tests, this machine: a token must not
    go to anyone else. Raises UsageError for any other address.
    """
    url = environ.get(VARIABLE, "").strip() or _SLACK
    url = url if url.endswith("/") else f"{url}/"
    if url in _KNOWN or is_loopback(url):
        return url
    raise UsageError(
        f"{VARIABLE}: neither an address of Slack's nor one of this machine",
        hint=f"use {' or '.join(_KNOWN)}",
    )


def is_loopback(url: str) -> bool:
    """Return whether `url` leads to this machine and nowhere else."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and host in _LOOPBACK and "@" not in parts.netloc


def proxy_for(url: str) -> str | None:
    """Return the proxy that HTTPS_PROXY and its sisters name for `url`, if any.

    NO_PROXY is honoured. This machine is never reached through a proxy.
    """
    if is_loopback(url):
        return None
    from urllib.request import (  # type: ignore[attr-defined] # noqa: PLC0415 - only to send
        getproxies_environment,
        proxy_bypass_environment,
    )

    parts = urlsplit(url)
    proxies = getproxies_environment()
    if proxy_bypass_environment(parts.hostname or "", proxies):
        return None
    found = proxies.get(parts.scheme) or proxies.get("all")
    # Everybody takes `proxy:3128` too.
    return f"http://{found}" if found and "://" not in found else found


@cache
def trust() -> ssl.SSLContext:
    """Return the one context of all connections: reading the CA bundle takes longer than a call.

    TLS 1.3, or from 1.2 on where FIXTURECTL_TLS_MIN says so. OpenSSL itself honours SSL_CERT_FILE
    and SSL_CERT_DIR. Raises UsageError for another version.
    """
    import ssl  # noqa: PLC0415 - only to send

    context = ssl.create_default_context()
    context.minimum_version = _oldest(os.environ.get(TLS_MIN, "").strip() or "1.3")
    return context


def _oldest(version: str) -> ssl.TLSVersion:
    import ssl  # noqa: PLC0415 - only to send

    versions = {"1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}
    if version not in versions:
        raise UsageError(f"{TLS_MIN}: no version of TLS to begin with", hint="use 1.2 or 1.3")
    return versions[version]
