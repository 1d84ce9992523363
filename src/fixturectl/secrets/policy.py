"""Who may read what and which values are secret: the creation rules of `.sops.yaml`.

A file's own block says who can read it; only this says who should. Nothing here needs a key.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.secrets.providers import recipients_of_rule
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.selection import RULES, PatternError, Selection, pattern, selection
from fixturectl.store.sops_yaml import Alias, Mapping, Node, Sequence, read
from fixturectl.store.yaml_edits import quote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = ".sops.yaml"
_HINT = "write rules as in: https://getsops.io/docs/#using-sops-yaml-conf-to-select-kms-pgp-and-age"
_FERNET = "fernet"


class Rule(NamedTuple):
    """One creation rule: `place` is where it stands, `recipients` are names by kind."""

    place: str
    path_regex: str
    recipients: dict[str, tuple[str, ...]]
    selection: Selection
    mac_only_encrypted: bool
    groups: bool = False

    def names(self) -> set[tuple[str, str]]:
        return {(kind, name) for kind, names in self.recipients.items() for name in names}


class Policy(NamedTuple):
    """The rules of one `.sops.yaml`, which speak of paths relative to its folder."""

    path: str
    rules: tuple[Rule, ...]

    def rule(self, path: str) -> Rule | None:
        """Return the first rule whose pattern is found in `path`, relative to the folder."""
        matching = (rule for rule in self.rules if pattern(rule.path_regex).search(path))
        return next(matching, None)


def found(start: Path) -> Path | None:
    """Return the `.sops.yaml` that counts for a folder: the nearest one from there upwards."""
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def rule_for(path: Path) -> Rule | None:
    """Return the rule for a file of the work tree; None without a policy or a matching rule."""
    path = path.resolve()
    place = found(path.parent)
    if place is None:
        return None
    policy = parsed(str(place), place.read_bytes())
    return policy.rule(path.relative_to(place.parent).as_posix())


@cache
def parsed(path: str, content: bytes) -> Policy:
    """Return the rules of a `.sops.yaml`; raises SecretsError for what can't be read."""
    file = read(path, content)
    if file.problem is not None:
        raise SecretsError(f"{file.problem.place}: {file.problem.message}", hint=file.problem.hint)
    rules = file.documents[0].root.get("creation_rules")
    if not isinstance(rules, Sequence):
        raise SecretsError(f"{path}: creation_rules is not a list", hint=_HINT)
    made = [_rule(str(file.source.place(_start(item))), _plain(item)) for item in rules.items]
    return Policy(path, tuple(made))


def _start(node: Node) -> int:
    return node.start


def _plain(node: Node) -> Any:
    """Return a node as lists, dictionaries and texts; null is an empty text."""
    if isinstance(node, Alias):
        return _plain(node.target)
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if isinstance(node, Mapping):
        merged: dict[str, Any] = {}
        for key, value in node.entries:
            merged |= _plain(value) if key.value == "<<" else {key.value: _plain(value)}
        return merged
    return "" if node.typed().type is None else node.value


def _rule(place: str, rule: Any) -> Rule:
    if not isinstance(rule, dict):
        raise SecretsError(f"{place}: a creation rule is not a mapping", hint=_HINT)
    path_regex, groups = rule.get("path_regex") or "", rule.get("key_groups") or []
    texts = {name: rule[name] for name in RULES if rule.get(name)}
    for name, text in {"path_regex": path_regex, **texts}.items():
        if not isinstance(text, str):
            raise SecretsError(f"{place}: {name} is not a text", hint=_HINT)
    try:
        pattern(path_regex)
        chosen = selection(texts)
    except PatternError as error:
        raise SecretsError(f"{place}: {error}", hint=_HINT) from None
    named = dict(rule)
    if groups:
        named = _group(groups[0]) if len(groups) == 1 else {}
    recipients = recipients_of_rule(named)
    if _FERNET in recipients and len(recipients) > 1:
        message = f"{place}: fernet can't be mixed with other recipients"
        hint = "sops drops recipients it doesn't know: give these files a rule of their own"
        raise SecretsError(message, hint=hint)
    only = str(rule.get("mac_only_encrypted", "")).lower() == "true"
    return Rule(place, path_regex, recipients, chosen, only, len(groups) > 1)


def _group(group: Any) -> dict[str, Any]:
    """Return a key group as a rule has it, where recipients are lists of names."""
    found = dict(group) if isinstance(group, dict) else {}
    for name in ("vault", "hc_vault"):
        if name in found:
            found["hc_vault_transit_uri"] = found.pop(name)
    for name, fields in _FIELDS.items():
        entries = found.get(name)
        if isinstance(entries, list):
            found[name] = [_joined(entry, *fields) for entry in entries]
    return found


_FIELDS = {
    "kms": ("+", "arn", "role"),
    "gcp_kms": ("", "resource_id"),
    "azure_keyvault": ("/", "vaultUrl", "key", "version"),
}


def _joined(entry: Any, joint: str, *fields: str) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    return joint.join(str(entry[field]) for field in fields if entry.get(field))


def scaffold(recipients: Iterable[str] = (), tenants: Iterable[tuple[str, str]] = ()) -> str:
    """Return a `.sops.yaml` for a new store.

    `recipients` are age recipients that read every tenant's credentials; `tenants` are pairs of a
    tenant and a recipient that reads its credentials besides them. Without any recipient the
    rules name none and `encrypt` says what to add.
    """
    everyone = list(recipients)
    lines = [
        "# Who may read which secrets, in the format of SOPS: the first rule that fits counts.",
        "# Make an identity with age-keygen, add its age1... here; then: fixturectl secrets rekey",
        "creation_rules:",
    ]
    for tenant, more in _by_tenant(tenants).items():
        lines += _lines(f"^fixtures/{tenant}/", [*everyone, *more])
    lines += _lines("^fixtures/", everyone)
    return "\n".join(lines) + "\n"


def _by_tenant(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    by_tenant: dict[str, list[str]] = {}
    for tenant, recipient in pairs:
        by_tenant.setdefault(tenant, []).append(recipient)
    return by_tenant


def _lines(path_regex: str, recipients: list[str]) -> list[str]:
    return [
        f"  - path_regex: {quote(path_regex)}",
        "    age:" if recipients else "    age: []",
        *(f"      - {quote(recipient)}" for recipient in recipients),
        '    encrypted_regex: "^(slack|secrets)$"',
        "    # Settings in clear stay free to edit; else any edit of one would break the MAC.",
        "    mac_only_encrypted: true",
    ]
