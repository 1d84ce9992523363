"""The way of a whole file: from clear to sealed text, from sealed to clear, and changed between."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.secrets import metadata, shapes, splicing
from fixturectl.secrets.encryption import Value, clear_values, mac, opened_values
from fixturectl.secrets.metadata import Entry, Fresh, Metadata
from fixturectl.secrets.refusals import SecretsError, at
from fixturectl.secrets.values import Cipher, ValueRefusedError, parse, place
from fixturectl.store.sops_yaml import File, Scalar, leaves, paths, read, sequences
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


def opened(file: File, found: Metadata, cipher: Cipher, *, trusting: bool = False) -> Opened:
    """Verify a sealed file: every value, then the MAC; raises SecretsError for the first fault.

    With `trusting`, values in clear and those that the MAC does not fit are taken as they are.
    """
    return Opened(file, found, cipher, opened_values(file, found, cipher, trusting=trusting))


def sealed(file: File, seal: Seal, moment: datetime) -> bytes:
    """Return a file in clear as a sealed one; only its secrets and the block are new."""
    _refuse_comment_rule(seal.selection)
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
    return _spliced(file, values, tokens, lines)


def resealed(original: Opened, file: File, moment: datetime) -> bytes:
    """Return `file`, which is `original` in clear but for some changes, sealed by the same key.

    What did not change keeps its token to the byte, and the block all but its MAC and time.
    """
    found = original.metadata
    _refuse_comment_rule(found.selection)
    values = clear_values(file, found.selection)
    tokens = Tokens(original).of(values)
    modified = metadata.stamp(moment)
    code = mac(values, only_sealed=found.mac_only_encrypted)
    sealed_mac = original.cipher.seal("str", code.encode(), modified.encode())
    lines = splicing.block_lines(
        original.file,
        [
            Edit(found.modified.start, found.modified.end, f'"{modified}"'),
            Edit(found.mac.start, found.mac.end, sealed_mac),
        ],
    )
    return _spliced(file, values, tokens, lines)


class Tokens:
    """The tokens of a sealed file by what they stand for: equal values keep equal tokens."""

    def __init__(self, original: Opened) -> None:
        self._original = original
        self._known: dict[tuple[bytes, str | None, bytes], list[str]] = {}
        for value in original.values:
            token = value.leaf.scalar.value
            if value.sealable and shapes.is_sealed(token):
                self._of(value).append(token)

    def _of(self, value: Value) -> list[str]:
        return self._known.setdefault((value.bound, value.kind, value.plain), [])

    def of(self, values: list[Value]) -> dict[int, str]:
        """Return tokens by the values' identity: the first of several equal ones gets the first."""
        taken: dict[int, int] = {}
        tokens = {}
        for value in values:
            if value.sealable:
                known = self._of(value)
                count = taken.get(id(known), 0)
                if count == len(known):
                    known.append(_token(value, self._original.cipher))
                tokens[id(value)] = known[count]
                taken[id(known)] = count + 1
        return tokens

    def body(self, file: File) -> bytes:
        """Return a file in clear with its secrets sealed, without a block."""
        values = clear_values(file, self._original.metadata.selection)
        return _spliced(file, values, self.of(values), [])


def _spliced(file: File, values: list[Value], tokens: dict[int, str], lines: list[str]) -> bytes:
    edits = [
        *splicing.sealed_edits(file, values, lambda value: tokens[id(value)]),
        *(splicing.block_edits(file, lines) if lines else ()),
    ]
    return file.source.encode(apply(file.source.text, edits))


def _refuse_comment_rule(chosen: Selection) -> None:
    if chosen.by_comments:
        message = "this rule lets comments say what is secret, which only sops can write"
        raise SecretsError(message, hint="use encrypted_regex in .sops.yaml")


def _token(value: Value, cipher: Cipher) -> str:
    return cipher.seal(value.kind or "str", value.plain, value.bound)


def with_comments(original: Opened, content: bytes, cipher: Cipher) -> bytes:
    """Return `content` with the sealed comments that it took over from `original` sealed anew."""
    text = content.decode()
    for comment in _sealed_comments(original):
        token = cipher.seal("comment", comment.plain.encode(), comment.bound)
        text = text.replace(comment.token, token)
    return text.encode()


class _Comment(NamedTuple):
    """A sealed comment: characters `start` to `end` of the file spell it."""

    start: int
    end: int
    token: str
    plain: str
    bound: bytes


def _opened_comments(found: Opened) -> Iterator[Edit]:
    hollow = _hollow_lists(found.file)
    for comment in _sealed_comments(found):
        empty = "  [] " if comment.start in hollow else ""
        yield Edit(comment.start, comment.end, f"{empty}#{comment.plain}")


def _hollow_lists(file: File) -> set[int]:
    """Return the first dashes of lists that hold sealed comments only: they are empty lists."""
    found = set()
    for sequence in (one for document in file.documents for one in sequences(document.root)):
        comments = [
            isinstance(item, Scalar) and shapes.is_sealed_comment(item.value)
            for item in sequence.items
        ]
        if comments and all(comments):
            found.add(file.source.text.index("-", sequence.start))
    return found


def _sealed_comments(found: Opened) -> Iterator[_Comment]:
    text = found.file.source.text
    inside = [
        (leaf.scalar.start, leaf.scalar.end)
        for document in found.file.documents
        for leaf in leaves(document.root)
    ]
    # A comment is bound to the mapping or list it stands in; never to the place of a value, so that
    # no value's token opens in a comment.
    roots = [document.root for document in found.file.documents]
    places = [place(path) for path in sorted({path for root in roots for path in paths(root)})]
    for match in shapes.COMMENT.finditer(text):
        if not any(start <= match.start() < end for start, end in inside):
            yield _comment(found, match.start(), match.end(), match["token"], places)
    for value in found.values:
        if value.kind == "comment":
            scalar = value.leaf.scalar
            dash = text.rindex("-", 0, scalar.start)
            places = [place(value.leaf.path)]
            yield _comment(found, dash, scalar.end, scalar.value, places)


def _comment(found: Opened, start: int, end: int, token: str, places: list[bytes]) -> _Comment:
    parts = parse(token)
    if parts is not None:
        for bound in places:
            try:
                text = found.cipher.open(parts, bound).decode()
            except (ValueRefusedError, UnicodeDecodeError):
                continue
            if len(text.splitlines()) <= 1:
                return _Comment(start, end, token, text, bound)
    raise at(found.file.source, start, "a sealed comment does not open")
