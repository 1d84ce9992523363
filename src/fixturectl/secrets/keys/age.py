"""Data keys wrapped for age recipients, one armored age file each, as sops has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyrage  # type: ignore[import-untyped] # it has no types

from fixturectl.secrets.identities import identities
from fixturectl.secrets.keys import Unwrapped
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from datetime import datetime

    from fixturectl.secrets.metadata import Entry

KIND = "age"
RULE = "age"


def named(value: Any) -> list[str]:
    """Return the recipients of a rule: a list, or one text with commas."""
    texts = value if isinstance(value, list) else [value]
    found = [part.strip() for text in texts for part in str(text).split(",")]
    return [" ".join(part.split()[:2]) for part in found if part]


def name(entry: Entry) -> str:
    return " ".join(entry.get("recipient", "").split()[:2])


def wrap(key: bytes, recipient: str, moment: datetime) -> Entry:  # noqa: ARG001 - age keeps no time
    sealed = pyrage.encrypt(key, [_recipient(recipient)], armored=True)
    return {"recipient": recipient, "enc": sealed.decode().strip() + "\n"}


def _recipient(text: str) -> Any:
    try:
        if text.startswith("ssh-"):
            return pyrage.ssh.Recipient.from_str(text)
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        hint = "write age1..., ssh-ed25519 ... or ssh-rsa ... in .sops.yaml"
        raise SecretsError(f"{text[:80]} is no age recipient", hint=hint) from None


def unwrap(entries: list[Entry]) -> Unwrapped:
    """Try each identity there is on each entry."""
    mine = identities()
    armors = [entry.get("enc", "").strip().encode() for entry in entries]
    for identity in mine:
        for armor in armors:
            try:
                return Unwrapped(pyrage.decrypt(armor, [identity]))
            except pyrage.DecryptError:
                continue
    return Unwrapped(None, tuple(mine.tried))
