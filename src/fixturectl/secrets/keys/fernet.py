"""Data keys wrapped by one key that a team shares in `ENCRYPTION_KEY`; sops can't read these files.

Fernet is AES-128-CBC with HMAC-SHA256: it wraps a data key of AES-256, it never touches a value.
The variable may hold several keys with commas between: the first wraps, all unwrap, which is how
the shared key is rotated.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from fixturectl.secrets.keys import Unwrapped
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography.fernet import MultiFernet

    from fixturectl.secrets.metadata import Entry

KIND = "fernet"
RULE = "fernet"
VARIABLE = "ENCRYPTION_KEY"
_HINT = "make one: python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key())'"


def named(value: Any) -> list[str]:
    """Return the shared key's name where the rule says `fernet: true`."""
    return [VARIABLE] if str(value).lower() == "true" else []


def name(entry: Entry) -> str:  # noqa: ARG001 - there is one shared key
    return VARIABLE


def wrap(key: bytes, recipient: str, moment: datetime) -> Entry:  # noqa: ARG001 - as above
    keys = _keys()
    if keys is None:
        raise SecretsError(f"{VARIABLE} holds no Fernet key", hint=_HINT)
    made = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"created_at": made, "enc": keys.encrypt(key).decode()}


def unwrap(entries: list[Entry]) -> Unwrapped:
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 - not to list recipients

    keys = _keys()
    if keys is None:
        return Unwrapped(None, (f"{VARIABLE} holds no Fernet key",))
    for entry in entries:
        try:
            return Unwrapped(keys.decrypt(entry.get("enc", "").encode()))
        except InvalidToken:
            continue
    return Unwrapped(None, (f"{VARIABLE}: not the key that wrapped this file's",))


def _keys() -> MultiFernet | None:
    from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 - as above

    texts = [text.strip() for text in os.environ.get(VARIABLE, "").split(",")]
    try:
        found = [Fernet(text) for text in texts if text]
    except ValueError:
        return None
    return MultiFernet(found) if found else None
