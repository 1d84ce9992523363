"""Open a sealed file the way every command does: by policy, by a key that is here, verified."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.secrets import metadata, policy, sealing
from fixturectl.secrets.agreement import (
    refuse_other_recipients,
    refuse_other_rule,
    refuse_other_tenant,
)
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.unlocking import unlock
from fixturectl.secrets.writing import content_of

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.secrets.policy import Rule
    from fixturectl.secrets.sealing import Opened


class OpenFile(NamedTuple):
    """A sealed file, verified, and the rule of policy for it, None where there is none."""

    path: Path
    opened: Opened
    rule: Rule | None

    def refuse_writing(self) -> None:
        """Refuse to write for recipients that are not policy's, or without a policy."""
        required_rule(self.path)
        refuse_other_recipients(self.opened.file, self.opened.metadata, self.rule)


def open_file(path: Path) -> OpenFile:
    """Open and verify a file."""
    return open_content(path, content_of(path))


def open_content(
    path: Path, content: bytes, *, trusting: bool = False, of_any_tenant: bool = False
) -> OpenFile:
    """Open and verify `content` as that of the file at `path`.

    `trusting` accepts what was changed since it was sealed, `of_any_tenant` that it was moved.
    """
    file = sealing.parsed(str(path), content)
    found = metadata.read(file)
    if found is None:
        hint = f"seal it: fixturectl encrypt {path}"
        raise SecretsError(f"{path}: not encrypted: it has no sops block", hint=hint)
    rule = policy.rule_for(path)
    refuse_other_rule(file, found, rule)
    cipher = unlock(str(path), found, rule)
    opened = sealing.opened(file, found, cipher, trusting=trusting)
    if not of_any_tenant:
        refuse_other_tenant(file, opened.values, str(path.resolve()))
    return OpenFile(path, opened, rule)


def is_sealed(path: Path, content: bytes) -> bool:
    """Tell whether a file has a `sops` block; raises SecretsError for what SOPS can't read."""
    return sealing.parsed(str(path), content).block() is not None


def required_rule(path: Path) -> Rule:
    """Return the rule of policy for a file; raises SecretsError without one."""
    rule = policy.rule_for(path)
    if rule is None:
        message = f"{path}: no rule in a .sops.yaml says who may read this file"
        hint = "add a rule whose path_regex fits it; fixturectl init writes a first one"
        raise SecretsError(message, hint=hint)
    return rule
