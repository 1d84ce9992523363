"""The way of a whole file: from clear to sealed text, from sealed to clear, and changed between."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.secrets import metadata, shapes, splicing
from fixturectl.secrets.encryption import Value, clear_values, mac, opened_values
from fixturectl.secrets.metadata import Entry, Fresh, Metadata
from fixturectl.secrets.refusals import SecretsError, at
from fixturectl.secrets.values import Cipher, ValueRefusedError, parse, place
from fixturectl.store.sops_yaml import File, Leaf, leaves, read
from fixturectl.store.yaml_edits import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from fixturectl.secrets.selection import Selection


class Seal(NamedTuple):
    """What a file is sealed with: the cipher, and what its `sops` block says of it."""

    cipher: Cipher
    recipients: dict[str, list[Entry]]
    selection: Selection
    mac_only_encrypted: bool


class Opened(NamedTuple):
    """A sealed file, verified: what it says in clear, and how its values were sealed."""

    file: File
    metadata: Metadata
    cipher: Cipher
    values: list[Value]

    def clear(self, *, comments: bool = True) -> bytes:
        """Return the file in clear, without its block; sealed comments stay if not `comments`."""
        edits = [
            *splicing.opened_edits(self.file, self.values),
            *splicing.block_removals(self.file),
        ]
        if comments:
            edits += _opened_comments(self)
        return self.file.source.encode(apply(self.file.source.text, edits))


def parsed(path: str, content: bytes) -> File:
    """Return a file as SOPS reads it; raises SecretsError for what it refuses."""
    file = read(path, content)
    if file.problem is not None:
        raise SecretsError(f"{file.problem.place}: {file.problem.message}", hint=file.problem.hint)
    return file


def opened(file: File, found: Metadata, cipher: Cipher) -> Opened:
    """Verify a sealed file: every value, then the MAC; raises SecretsError for the first fault."""
    return Opened(file, found, cipher, opened_values(file, found, cipher))


def sealed(file: File, seal: Seal, moment: datetime) -> bytes:
    """Return a file in clear as a sealed one; only its secrets and the block are new."""
    if seal.selection.by_comments:
        message = "this rule lets comments say what is secret, which only sops can write"
        raise SecretsError(message, hint="use encrypted_regex in .sops.yaml")
    values = clear_values(file, seal.selection)
    tokens = {id(value): _token(value, seal.cipher) for value in values if value.sealable}
    modified = metadata.stamp(moment)
    code = mac(values, only_sealed=seal.mac_only_encrypted)
    lines = metadata.write(
        Fresh(
            seal.recipients,
            seal.selection,
            seal.mac_only_encrypted,
            seal.cipher.seal("str", code.encode(), modified.encode()),
            modified,
        )
    )
    edits = [
        *splicing.sealed_edits(file, values, lambda value: tokens[id(value)]),
        *splicing.block_edits(file, lines),
    ]
    return file.source.encode(apply(file.source.text, edits))


def _token(value: Value, cipher: Cipher) -> str:
    assert value.kind is not None  # noqa: S101 - what is sealable has a type
    return cipher.seal(value.kind, value.plain, value.bound)


def _opened_comments(found: Opened) -> Iterator[Edit]:
    text = found.file.source.text
    everything = [leaf for document in found.file.documents for leaf in leaves(document.root)]
    inside = [(leaf.scalar.start, leaf.scalar.end) for leaf in everything]
    places = _places(everything)
    for match in shapes.COMMENT.finditer(text):
        if not any(start <= match.start() < end for start, end in inside):
            plain = _comment(found, match["token"], match.start(), places)
            yield Edit(match.start(), match.end(), f"#{plain}")
    for value in found.values:
        if value.kind == "comment":
            scalar = value.leaf.scalar
            dash = text.rindex("-", 0, scalar.start)
            plain = _comment(found, scalar.value, scalar.start, [place(value.leaf.path)])
            yield Edit(dash, scalar.end, f"#{plain}")


def _places(everything: list[Leaf]) -> list[bytes]:
    """Return what a comment may be bound to: the path of any mapping or list of the file."""
    paths = {leaf.path[:count] for leaf in everything for count in range(len(leaf.path) + 1)}
    return [place(path) for path in sorted(paths)]


def _comment(found: Opened, token: str, index: int, places: list[bytes]) -> str:
    parts = parse(token)
    if parts is not None:
        for bound in places:
            try:
                text = found.cipher.open(parts, bound).decode()
            except (ValueRefusedError, UnicodeDecodeError):
                continue
            if len(text.splitlines()) <= 1:
                return text
    raise at(found.file.source, index, "a sealed comment does not open")
