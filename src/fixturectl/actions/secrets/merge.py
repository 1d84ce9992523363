"""Merge three versions of a sealed file on what they say in clear, without writing that anywhere.

All three are sealed by our version's key, equal values by equal tokens, and then merged as text:
what conflicts in clear conflicts sealed, and both sides of a conflict open with our key.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from fixturectl import git
from fixturectl.actions.secrets.opening import OpenFile, is_sealed, open_content
from fixturectl.secrets import sealing, splicing
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from pathlib import Path


class Merged(NamedTuple):
    """The merged content; `conflicts` stand in it as git marks them, `reason` is for people."""

    content: bytes
    conflicts: bool
    reason: str = ""


class Versions(NamedTuple):
    """A file in the common ancestor, on our branch and on theirs."""

    base: bytes
    ours: bytes
    theirs: bytes


def merge(path: Path, versions: Versions) -> Merged:
    """Merge the versions of the file at `path`, a place in the work tree."""
    try:
        if not (is_sealed(path, versions.ours) and is_sealed(path, versions.theirs)):
            return _as_text(versions)
        ours = open_content(path, versions.ours)
        block, bodies = _block(ours), _bodies(path, ours, versions)
    except SecretsError as error:
        # Without a key, or with a version that is not as it was sealed, git merges what it sees.
        return _as_text(versions)._replace(conflicts=True, reason=error.message)
    merged, conflicts = git.merge_file(*bodies)
    if conflicts:
        return Merged(merged + block, conflicts=True)
    try:
        return Merged(_sealed(path, merged + block), conflicts=False)
    except SecretsError as error:
        return Merged(merged + block, conflicts=True, reason=error.message)


def _as_text(versions: Versions) -> Merged:
    content, conflicts = git.merge_file(versions.ours, versions.base, versions.theirs)
    return Merged(content, conflicts)


def _bodies(path: Path, ours: OpenFile, versions: Versions) -> tuple[bytes, bytes, bytes]:
    """Return ours, base and theirs without block, sealed by our key."""
    tokens = sealing.Tokens(ours.opened)
    clear = [ours.opened.clear(comments=False)]
    clear += [_clear(path, content) for content in (versions.base, versions.theirs)]
    mine, base, theirs = (_body(path, tokens, text) for text in clear)
    return mine, base, theirs


def _body(path: Path, tokens: sealing.Tokens, clear: bytes) -> bytes:
    # Where both branches added the file, there is no common ancestor but an empty text.
    return tokens.body(sealing.parsed(str(path), clear)) if clear.strip() else clear


def _clear(path: Path, content: bytes) -> bytes:
    if not content.strip() or not is_sealed(path, content):
        return content
    return open_content(path, content).opened.clear(comments=False)


def _block(ours: OpenFile) -> bytes:
    file = ours.opened.file
    if len(file.documents) > 1:
        raise SecretsError(f"{ours.path}: several documents are not merged")
    lines = splicing.block_lines(file, [])
    joint = splicing.line_break(file)
    return "".join(f"{line}{joint}" for line in lines).encode()


def _sealed(path: Path, content: bytes) -> bytes:
    found = open_content(path, content, trusting=True)
    clear = sealing.parsed(str(path), found.opened.clear(comments=False))
    return sealing.resealed(found.opened, clear, datetime.now(UTC))
