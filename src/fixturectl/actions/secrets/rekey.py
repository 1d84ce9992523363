"""Give every sealed file of a store a new data key, wrapped for the recipients of policy."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.secrets.encrypt import sealed_anew
from fixturectl.actions.secrets.files import YAML, files
from fixturectl.actions.secrets.opening import required_rule
from fixturectl.secrets import metadata, sealing
from fixturectl.secrets.agreement import difference, refuse_other_tenant, rule_fault
from fixturectl.secrets.refusals import at, shown
from fixturectl.secrets.unlocking import new_seal, unlock
from fixturectl.secrets.writing import content_of, locked, replace

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.secrets.agreement import Difference


class Rekeyed(NamedTuple):
    """A file as it is and as it will be; `secrets` are the paths of its sealed values."""

    path: Path
    before: bytes
    after: bytes
    differs: Difference
    rule_fault: str
    secrets: tuple[str, ...]


def plan(root: Path) -> list[Rekeyed]:
    """Return all sealed files of a store sealed anew; nothing is written yet.

    Raises SecretsError for the first that can't be opened, is not as it was sealed, or has no rule.
    """
    found = (_rekeyed(path) for path in files(root, YAML))
    return [one for one in found if one is not None]


def write(planned: list[Rekeyed]) -> None:
    for one in planned:
        with locked(one.path):
            replace(one.path, one.after)


def _rekeyed(path: Path) -> Rekeyed | None:
    content = content_of(path)
    if b"\nsops:" not in content:
        return None
    file = sealing.parsed(str(path), content)
    found = metadata.read(file)
    if found is None:
        return None
    rule = required_rule(path)
    opened = sealing.opened(file, found, unlock(str(path), found, rule))
    refuse_other_tenant(file, opened.values, str(path.resolve()))
    secrets = [value for value in opened.values if value.sealable]
    for value in secrets:
        if not rule.selection.chooses(value.leaf.path):
            message = f"{shown(value.leaf.path)} would stand in clear: policy no longer seals it"
            hint = "if that is meant, open the file for good first: fixturectl decrypt"
            raise at(file.source, value.leaf.scalar.start, message, hint)
    seal = new_seal(rule, datetime.now(UTC))
    clear = sealing.parsed(str(path), opened.clear(comments=False))
    return Rekeyed(
        path,
        content,
        sealing.with_comments(opened, sealed_anew(path, clear, rule, seal), seal.cipher),
        difference(found, rule),
        rule_fault(found, rule),
        tuple(shown(value.leaf.path) for value in secrets),
    )
