"""One value sealed and opened: `ENC[AES256_GCM,...]`, bound to its place by the keys above it."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from os import urandom
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fixturectl.secrets.shapes import SEALED

KEY_BYTES = 32
_IV_BYTES = 32
_TAG_BYTES = 16


class ValueRefusedError(Exception):
    """A sealed value does not open; the message says why, without the value."""


class Sealed(NamedTuple):
    """The parts of a sealed value; `type` is the only one that nothing authenticates."""

    type: str
    iv: bytes
    ciphertext: bytes


def parse(token: str) -> Sealed | None:
    """Return the parts of `ENC[...]`, None for any other text."""
    match = SEALED.fullmatch(token)
    if match is None:
        return None
    try:
        data, iv, tag = (b64decode(match[name], validate=True) for name in ("data", "iv", "tag"))
    except ValueError:
        return None
    return Sealed(match["type"], iv, data + tag) if len(tag) == _TAG_BYTES else None


def place(path: tuple[str, ...]) -> bytes:
    """Return what binds a value to its place: every key and a colon, no list indexes."""
    return (":".join(path) + ":").encode()


class Cipher:
    """A data key at work."""

    __slots__ = ("_aead", "key")

    def __init__(self, key: bytes) -> None:
        self.key = key
        self._aead = AESGCM(key)

    @classmethod
    def new(cls) -> Cipher:
        return cls(urandom(KEY_BYTES))

    def seal(self, kind: str, plain: bytes, bound: bytes) -> str:
        """Return the token of a value; its IV is new at every call."""
        iv = urandom(_IV_BYTES)
        sealed = self._aead.encrypt(iv, plain, bound)
        parts = (sealed[:-_TAG_BYTES], iv, sealed[-_TAG_BYTES:])
        data, shown_iv, tag = (b64encode(part).decode() for part in parts)
        return f"ENC[AES256_GCM,data:{data},iv:{shown_iv},tag:{tag},type:{kind}]"

    def open(self, sealed: Sealed, bound: bytes) -> bytes:
        """Return the bytes of a value; raises ValueRefusedError if key, place or bytes differ."""
        try:
            return self._aead.decrypt(sealed.iv, sealed.ciphertext, bound)
        except (InvalidTag, ValueError):
            reason = "does not open: it was changed, moved here or sealed with another key"
            raise ValueRefusedError(reason) from None


MARKER = re.compile(r"ENC\[AES256_GCM,")
