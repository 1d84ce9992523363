"""Whether a sealed file is what policy wants: its rule, its recipients, the tenant it is for."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.secrets.providers import recipients_of_file
from fixturectl.secrets.refusals import at

if TYPE_CHECKING:
    from fixturectl.secrets.encryption import Value
    from fixturectl.secrets.metadata import Metadata
    from fixturectl.secrets.policy import Rule
    from fixturectl.store.sops_yaml import File

BOUND = ("secrets", "bound_to")
_TENANT_FILE = 3  # fixtures/TENANT/tenant.yaml
_REKEY = "if the policy is right: fixturectl secrets rekey"


class Difference(NamedTuple):
    """Recipients a file has and policy doesn't, and the other way round; each a kind and name."""

    extra: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        return bool(self.extra or self.missing)

    def __str__(self) -> str:
        shown = [f"{name} is not in it" for _, name in self.extra]
        shown += [f"{name} is missing in the file" for _, name in self.missing]
        return ", ".join(shown)


def difference(metadata: Metadata, rule: Rule) -> Difference:
    """Return how the recipients of a file differ from those of its rule."""
    has = {(kind, name) for kind, names in recipients_of_file(metadata).items() for name in names}
    wanted = rule.names()
    return Difference(tuple(sorted(has - wanted)), tuple(sorted(wanted - has)))


def rule_fault(metadata: Metadata, rule: Rule) -> str:
    """Return how the file's rule differs from policy's, "" if it does not."""
    if metadata.selection != rule.selection:
        theirs, ours = metadata.selection, rule.selection
        return (
            f"the file's rule ({theirs.rule}: {theirs.text}) "
            f"is not policy's ({ours.rule}: {ours.text})"
        )
    if metadata.mac_only_encrypted and not rule.mac_only_encrypted:
        return "the file's MAC leaves out values in clear, which policy does not allow"
    return ""


def refuse_other_rule(file: File, metadata: Metadata, rule: Rule | None) -> None:
    """Refuse a file whose rule is wider or narrower than policy's."""
    fault = rule_fault(metadata, rule) if rule is not None else ""
    if fault:
        raise at(file.source, _block_start(file), fault, _REKEY)


def refuse_other_recipients(file: File, metadata: Metadata, rule: Rule | None) -> None:
    """Refuse to write a file that someone could read who is not in policy, or the reverse."""
    found = difference(metadata, rule) if rule is not None else None
    if found:
        message = f"the file's recipients are not policy's: {found}"
        raise at(file.source, _block_start(file), message, _REKEY)


def _block_start(file: File) -> int:
    entries = file.documents[0].root.entries
    return next((key.start for key, _ in entries if key.value == "sops"), 0)


def tenant_of(path: str) -> str:
    """Return the tenant whose settings a path holds, "" for any other file."""
    parts = PurePath(path).parts[-_TENANT_FILE:]
    is_tenant = len(parts) == _TENANT_FILE and parts[0] == "fixtures" and parts[2] == "tenant.yaml"
    return parts[1] if is_tenant else ""


def bound_to(values: list[Value]) -> Value | None:
    """Return the value that names the tenant a file is for."""
    return next((value for value in values if value.leaf.path == BOUND), None)


def refuse_other_tenant(file: File, values: list[Value], path: str) -> None:
    """Refuse a file that was copied from another tenant's folder."""
    value, tenant = bound_to(values), tenant_of(path)
    if value is not None and tenant and value.plain != tenant.encode():
        message = f"these credentials belong to another tenant than {tenant}"
        hint = (
            "never copy a sealed file, seal the tenant's own credentials; "
            "if the tenant was renamed: fixturectl encrypt --rebind"
        )
        raise at(file.source, value.leaf.scalar.start, message, hint)
