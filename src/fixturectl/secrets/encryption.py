"""A whole file sealed and opened: every value, and the MAC over all of them, before any output."""

from __future__ import annotations

from hashlib import sha512
from hmac import compare_digest
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.secrets import shapes
from fixturectl.secrets.plaintexts import fits
from fixturectl.secrets.refusals import SecretsError, at, shown
from fixturectl.secrets.values import Cipher, ValueRefusedError, parse, place
from fixturectl.store.sops_yaml import Leaf, UntypedError, leaves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fixturectl.secrets.metadata import Metadata
    from fixturectl.secrets.selection import Selection
    from fixturectl.store.sops_yaml import File

# What the MAC over sealed values alone begins with, so that it never equals the one over all.
_ONLY_SEALED = bytes.fromhex("8a3fd2ad54ce66527b1034f3d147be0b0b975b3bf44f72c6fdadec8176f27d69")
_COMMENT = "comment"
_RESTORE = "take the file's last good version from git"


class Value(NamedTuple):
    """A leaf with its type and bytes; `secret` ones are, or are to be, sealed."""

    leaf: Leaf
    kind: str | None
    plain: bytes
    secret: bool

    @property
    def bound(self) -> bytes:
        return place(self.leaf.path)

    @property
    def sealable(self) -> bool:
        """Whether it is sealed at all: nothing and an empty text never are."""
        return self.secret and self.kind is not None and bool(self.plain)


def clear_values(file: File, chosen: Selection) -> list[Value]:
    """Return the values of a file in clear; raises SecretsError for what can't be sealed."""
    found = [
        _clear(file, leaf, chosen.chooses(leaf.path))
        for document in file.documents
        for leaf in leaves(document.root)
    ]
    _refuse_published(file, found)
    for value in found:
        if value.secret and shapes.MARK in value.leaf.scalar.value and value.kind != _COMMENT:
            message = f"{shown(value.leaf.path)} is sealed, but the file has no sops block"
            raise at(file.source, value.leaf.scalar.start, message, _RESTORE)
    return found


def opened_values(
    file: File, metadata: Metadata, cipher: Cipher, *, trusting: bool = False
) -> list[Value]:
    """Return the values of a sealed file, all verified; raises SecretsError for the first fault.

    With `trusting`, secrets may stand in clear and the MAC is not looked at.
    """
    chooses = _chooser(metadata.selection)
    found = []
    for document in file.documents:
        for leaf in leaves(document.root):
            secret = chooses(leaf)
            clear = not leaf.scalar.value or (trusting and not shapes.is_sealed(leaf.scalar.value))
            opens = secret and not clear
            found.append(_opened(file, leaf, cipher) if opens else _clear(file, leaf, secret))
    if not trusting:
        _verify_mac(file, metadata, cipher, found)
    return found


def mac(values: Iterable[Value], *, only_sealed: bool) -> str:
    """Return the MAC over the bytes of the values: upper-case hexadecimal SHA-512."""
    digest = sha512(_ONLY_SEALED if only_sealed else b"")
    for value in values:
        if value.kind is not None and value.kind != _COMMENT and (value.secret or not only_sealed):
            digest.update(value.plain)
    return digest.hexdigest().upper()


def _chooser(chosen: Selection) -> Callable[[Leaf], bool]:
    if chosen.by_comments:
        return lambda leaf: leaf.scalar.value.startswith(shapes.MARK)
    return lambda leaf: chosen.chooses(leaf.path)


def _clear(file: File, leaf: Leaf, secret: bool) -> Value:
    scalar = leaf.scalar
    if leaf.in_list and shapes.is_sealed_comment(scalar.value):
        return Value(leaf, _COMMENT, b"", secret=False)
    try:
        kind, plain = scalar.typed()
    except UntypedError as error:
        raise at(file.source, scalar.start, str(error), "quote it, if it is a text") from None
    if secret:
        _refuse_ambiguous(file, leaf)
    return Value(leaf, kind, plain, secret)


def _opened(file: File, leaf: Leaf, cipher: Cipher) -> Value:
    scalar = leaf.scalar
    if scalar.typed().type is None:
        return Value(leaf, None, b"", secret=True)
    name = shown(leaf.path)
    sealed = parse(scalar.value)
    if sealed is None or sealed.type not in shapes.TYPES:
        hint = f"take it out, then: fixturectl set {file.source.path} {name}"
        message = f"{name} must be sealed and is not"
        raise at(file.source, scalar.start, message, hint)
    if leaf.alias is not None:
        raise at(file.source, leaf.alias.start, "an alias repeats a sealed value", _RESTORE)
    _refuse_ambiguous(file, leaf)
    if sealed.type == _COMMENT:
        if leaf.in_list:
            return Value(leaf, _COMMENT, b"", secret=False)
        raise at(file.source, scalar.start, f"{name} is labelled as a comment", _RESTORE)
    try:
        plain = cipher.open(sealed, place(leaf.path))
    except ValueRefusedError as error:
        raise at(file.source, scalar.start, f"{name} {error}", _RESTORE) from None
    if not fits(sealed.type, plain):
        message = f"{name} is no {sealed.type}, as its label says: the label was changed"
        raise at(file.source, scalar.start, message, _RESTORE)
    return Value(leaf, "str" if sealed.type == "bytes" else sealed.type, plain, secret=True)


def _refuse_ambiguous(file: File, leaf: Leaf) -> None:
    """Refuse a colon in a key above a secret: `a: {b: X}` and `"a:b": X` would be one place."""
    if any(":" in key for key in leaf.path):
        message = f'a key above the secret {shown(leaf.path)} has a ":" in it'
        hint = "rename the key: with it the secret could be moved unnoticed"
        raise at(file.source, leaf.scalar.start, message, hint)


def _refuse_published(file: File, values: Iterable[Value]) -> None:
    """Refuse an anchored value that is secret at one of its places and in clear at another."""
    seen: dict[int, Value] = {}
    for value in values:
        first = seen.setdefault(id(value.leaf.scalar), value)
        if first.secret != value.secret and value.kind is not None and value.plain:
            alias = value.leaf.alias or first.leaf.alias
            index = alias.start if alias else value.leaf.scalar.start
            secret, clear = (value, first) if value.secret else (first, value)
            message = (
                f"this alias gives the secret {shown(secret.leaf.path)} and the value in clear "
                f"{shown(clear.leaf.path)} one spelling"
            )
            raise at(file.source, index, message, "write the value out at both places")


def _verify_mac(file: File, metadata: Metadata, cipher: Cipher, values: list[Value]) -> None:
    sealed = parse(metadata.mac.value)
    index = metadata.mac.start
    if sealed is None:
        raise at(file.source, index, "the MAC of the sops block is no sealed value", _RESTORE)
    try:
        stored = cipher.open(sealed, metadata.bound)
    except ValueRefusedError:
        message = "the MAC does not open: the sops block was changed"
        raise at(file.source, index, message, _RESTORE) from None
    if not compare_digest(stored, mac(values, only_sealed=metadata.mac_only_encrypted).encode()):
        message = "the MAC does not fit: a value was changed, moved or removed after sealing"
        raise MacError(f"{file.source.place(index)}: {message}", hint=_MAC_HINT)


_MAC_HINT = "see what changed in git; if that is right, accept it: fixturectl encrypt --reseal FILE"


class MacError(SecretsError):
    """All sealed values open, but the file is not as it was sealed."""
