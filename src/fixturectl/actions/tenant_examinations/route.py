"""The way to Slack: its address, a proxy, whom this machine trusts."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fixturectl.actions.examinations import Examined, missing
from fixturectl.delivery.endpoints import address, is_loopback, proxy_for, trust
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fixturectl.actions.tenant_examinations import Desk


def examine(desk: Desk) -> Iterator[Examined]:
    try:
        url = address(desk.way.environ)
    except FixturectlError as error:
        yield missing("address", error)
        return
    stand_in = " (a stand-in on this machine)" if is_loopback(url) else ""
    yield Examined("address", True, f"{url}{stand_in}")
    yield Examined("proxy", True, _without_password(proxy_for(url) or "") or "none")
    if url.startswith("https:"):
        yield _certificates(desk.way.environ)


def _without_password(proxy: str) -> str:
    parts = urlsplit(proxy)
    if "@" not in parts.netloc:
        return proxy
    return parts._replace(netloc=f"…@{parts.netloc.rpartition('@')[2]}").geturl()


def _certificates(environ: Mapping[str, str]) -> Examined:
    """Look where OpenSSL looks for the authorities that this machine trusts."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        given = environ.get(name)
        if given and not Path(given).exists():
            return Examined("certificates", False, f"{name}: {given} is not there", "correct it")
    paths = ssl.get_default_verify_paths()
    found = [path for path in (paths.cafile, paths.capath) if path and Path(path).exists()]
    hint = "install ca-certificates, or name a bundle: SSL_CERT_FILE=/path/to/bundle.pem"
    try:
        count = trust().cert_store_stats()["x509_ca"]
    except FixturectlError as error:
        return missing("certificates", error)
    said = f"{count} authorities from {', '.join(found)}" if found else "no bundle of authorities"
    # Those of a directory are read one by one, when they are needed.
    enough = bool(found) if not environ.get("SSL_CERT_FILE") else count > 0
    return Examined("certificates", enough, said, hint)
