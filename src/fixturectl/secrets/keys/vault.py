"""Data keys wrapped by the transit engine of Vault or OpenBao, whose key never leaves the server.

The token goes to the server that policy names, never to one that only a file names: over https,
or http on this machine, and without following redirects.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from fixturectl.secrets.keys import Unwrapped
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from datetime import datetime

    from fixturectl.secrets.metadata import Entry

KIND = "hc_vault"
RULE = "hc_vault_transit_uri"
_ADDRESS = re.compile(
    r"(?P<address>https?://[^/?#@\s]+)/v1/(?P<engine>[^?#\s]+)/keys/(?P<key>[\w.-]+)"
)
_LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))
_SECONDS = 15


class _Key(NamedTuple):
    address: str
    engine: str
    key: str


def named(value: Any) -> list[str]:
    """Return the addresses of a rule: a list, or one text with commas."""
    texts = value if isinstance(value, list) else [value]
    return [part.strip() for text in texts for part in str(text).split(",") if part.strip()]


def name(entry: Entry) -> str:
    address, engine, key = (
        entry.get(part, "") for part in ("vault_address", "engine_path", "key_name")
    )
    return f"{address.rstrip('/')}/v1/{engine}/keys/{key}"


def wrap(key: bytes, recipient: str, moment: datetime) -> Entry:
    place = _place(recipient)
    sealed = _ask(place, "encrypt_data", "ciphertext", plaintext=b64encode(key).decode())
    return {
        "vault_address": place.address,
        "engine_path": place.engine,
        "key_name": place.key,
        "created_at": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "enc": sealed,
    }


def unwrap(entries: list[Entry]) -> Unwrapped:
    """Ask the servers of the entries, which the caller has compared with policy."""
    tried = []
    for entry in entries:
        try:
            sealed = entry.get("enc", "")
            text = _ask(_place(name(entry)), "decrypt_data", "plaintext", ciphertext=sealed)
            return Unwrapped(b64decode(text, validate=True))
        except SecretsError as error:
            tried.append(error.message)
        except ValueError:
            tried.append(f"Vault at {entry['vault_address']} did not answer with a key")
    return Unwrapped(None, tuple(tried))


def _place(recipient: str) -> _Key:
    match = _ADDRESS.fullmatch(recipient)
    if match is None:
        hint = "write https://vault.example.com/v1/transit/keys/NAME in .sops.yaml"
        raise SecretsError("no address of a Vault transit key", hint=hint)
    url = urlsplit(match["address"])
    if url.scheme != "https" and url.hostname not in _LOOPBACK:
        raise SecretsError(f"{match['address']}: a token goes over https only", hint="use https")
    return _Key(match["address"], match["engine"], match["key"])


def _ask(place: _Key, operation: str, wanted: str, **arguments: str) -> str:
    """Return the text `wanted` of the server's answer."""
    try:
        import hvac  # noqa: PLC0415 - an extra, and slow to load
        from hvac.exceptions import VaultError  # noqa: PLC0415 - as above
        from requests import RequestException  # noqa: PLC0415 - hvac's own
    except ImportError:
        hint = "install it: pip install 'fixturectl[vault]'"
        raise SecretsError("Vault needs the package hvac", hint=hint) from None

    client = hvac.Client(
        url=place.address,
        token=_token(),
        namespace=os.environ.get("VAULT_NAMESPACE"),
        timeout=_SECONDS,
        allow_redirects=False,
        verify=os.environ.get("VAULT_CACERT") or True,
    )
    ask = getattr(client.secrets.transit, operation)
    try:
        answer = ask(name=place.key, mount_point=place.engine, **arguments)
        return str(answer["data"][wanted])
    except VaultError as error:
        reason = type(error).__name__
        hint = "see that the token is valid and its policy allows this key"
        raise SecretsError(f"Vault at {place.address} refused: {reason}", hint=hint) from None
    except (RequestException, KeyError, TypeError) as error:
        reason = type(error).__name__
        message = f"Vault at {place.address} did not answer as it should: {reason}"
        raise SecretsError(message, hint="see that the address is right and reachable") from None
    finally:
        client.adapter.close()


def _token() -> str:
    token = os.environ.get("VAULT_TOKEN", "")
    if not token:
        try:
            token = (Path.home() / ".vault-token").read_text().strip()
        except OSError:
            token = ""
    if not token:
        hint = "log in: vault login, or set VAULT_TOKEN"
        raise SecretsError("there is no token for Vault", hint=hint)
    return token
