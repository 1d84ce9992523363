"""The `sops` block of a file: who can open it, by which rule it is sealed, and its MAC."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fixturectl.secrets.refusals import at
from fixturectl.secrets.selection import PatternError, Selection, selection
from fixturectl.store.sops_yaml import Alias, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Many
    from datetime import datetime

    from fixturectl.store.sops_yaml import File
    from fixturectl.store.yaml_nodes import Source

VERSION = "3.11.0"  # the version of the format, as sops counts it
# Lists of recipients by kind, in the order in which sops writes them, around its own two fields.
BEFORE = ("kms", "gcp_kms", "azure_kv", "hc_vault", "age", "fernet")
AFTER = ("pgp",)
KINDS = (*BEFORE, *AFTER)
_MODIFIED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)", re.ASCII)
_STEP = "    "

Entry: TypeAlias = "dict[str, str]"


class Metadata(NamedTuple):
    """A block as read; `mac` and `modified` keep the scalars that an edit of the file replaces."""

    recipients: dict[str, list[Entry]]
    groups: bool
    selection: Selection
    mac_only_encrypted: bool
    mac: Scalar
    modified: Scalar
    version: str

    @property
    def bound(self) -> bytes:
        """What binds the MAC to the moment at which it was made."""
        text = re.sub(r"\.\d+", "", self.modified.value)
        return re.sub(r"[-+]00:00$", "Z", text).encode()


def read(file: File) -> Metadata | None:
    """Return the block of a file, None where it has none; raises SecretsError for a broken one."""
    block = file.block()
    if block is None:
        return None
    source = file.source
    if not isinstance(block, Mapping):
        raise at(source, block.start, "the key sops is kept for the block that sops writes")
    mac, modified = (_text(source, block, name) for name in ("mac", "lastmodified"))
    if not _MODIFIED.fullmatch(modified.value):
        raise at(source, modified.start, "lastmodified of the sops block is no time")
    given = {name: node.value for name, node in _scalars(block)}
    try:
        chosen = selection(given)
    except PatternError as error:
        raise at(source, block.start, f"the rule of the sops block: {error}") from None
    return Metadata(
        {kind: _entries(source, block, kind) for kind in KINDS},
        block.get("key_groups") is not None,
        chosen,
        given.get("mac_only_encrypted", "") == "true",
        mac,
        modified,
        given.get("version", ""),
    )


def _scalars(mapping: Mapping) -> Iterator[tuple[str, Scalar]]:
    for key, value in mapping.entries:
        if isinstance(value, Scalar):
            yield key.value, value


def _text(source: Source, block: Mapping, name: str) -> Scalar:
    found = block.get(name)
    if not isinstance(found, Scalar) or not found.value:
        raise at(source, block.start, f"the sops block has no {name}", _BROKEN)
    return found


_BROKEN = "take the file's last good version from git, or seal it anew with: fixturectl encrypt"


def _entries(source: Source, block: Mapping, kind: str) -> list[Entry]:
    found = block.get(kind)
    if found is None or (isinstance(found, Scalar) and found.typed().type is None):
        return []
    items: Many[Node] = found.items if isinstance(found, Sequence) else [found]
    entries = []
    for item in items:
        if not isinstance(item, Mapping):
            raise at(source, _start(item), f"the list {kind} of the sops block is broken", _BROKEN)
        entries.append({name: node.value for name, node in _scalars(item)})
    return entries


def _start(node: Node) -> int:
    return node.target.start if isinstance(node, Alias) else node.start


def stamp(moment: datetime) -> str:
    """Return a moment in UTC as the block writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Fresh(NamedTuple):
    """What a new block says."""

    recipients: dict[str, list[Entry]]
    selection: Selection
    mac_only_encrypted: bool
    mac: str
    modified: str


def write(fresh: Fresh) -> list[str]:
    """Return the lines of a block as sops orders and indents them."""
    lines = ["sops:"]
    lines += _recipient_lines(fresh, BEFORE)
    lines += [f'{_STEP}lastmodified: "{fresh.modified}"', f"{_STEP}mac: {fresh.mac}"]
    lines += _recipient_lines(fresh, AFTER)
    lines.append(f"{_STEP}{fresh.selection.rule}: {_quoted(fresh.selection.text)}")
    if fresh.mac_only_encrypted:
        lines.append(f"{_STEP}mac_only_encrypted: true")
    return [*lines, f"{_STEP}version: {VERSION}"]


def _recipient_lines(fresh: Fresh, kinds: tuple[str, ...]) -> Iterator[str]:
    for kind in kinds:
        entries = fresh.recipients.get(kind, [])
        if entries:
            yield f"{_STEP}{kind}:"
        for entry in entries:
            dash = "- "
            for name, value in entry.items():
                yield from _pair(name, value, f"{_STEP * 2}{dash}", _STEP * 3)
                dash = "  "


def _pair(name: str, value: str, before: str, deeper: str) -> Iterator[str]:
    if "\n" not in value:
        yield f"{before}{name}: {_quoted(value)}"
        return
    yield f"{before}{name}: |"
    for line in value.removesuffix("\n").split("\n"):
        yield f"{deeper}{line}"


_PLAIN = re.compile(r"[A-Za-z_^][\w^./:$()|+-]*(?<!:)", re.ASCII)


def _quoted(value: str) -> str:
    plain = _PLAIN.fullmatch(value) and value.lower() not in {"true", "false", "null", "yes", "no"}
    return value if plain else "'" + value.replace("'", "''") + "'"
