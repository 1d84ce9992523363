"""Seal the secrets of a file by policy, in place; or accept what was changed in a sealed one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from fixturectl.actions.secrets.opening import open_content, required_rule
from fixturectl.errors import UsageError
from fixturectl.secrets import metadata, places, sealing
from fixturectl.secrets.agreement import BOUND, refuse_other_tenant, tenant_of
from fixturectl.secrets.encryption import clear_values
from fixturectl.secrets.refusals import at
from fixturectl.secrets.unlocking import new_seal
from fixturectl.secrets.verification import clear_secrets
from fixturectl.secrets.writing import content_of, locked, replace
from fixturectl.store.yaml_nodes.nodes import resolve

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.secrets.encryption import Value
    from fixturectl.secrets.policy import Rule
    from fixturectl.secrets.sealing import Seal
    from fixturectl.store.sops_yaml import File

Done = Literal["encrypted", "already encrypted", "nothing to encrypt"]


def encrypt(path: Path) -> Done:
    """Seal a file in place; one that is sealed already stays as it is, to the byte."""
    with locked(path):
        content = content_of(path)
        sealed = encrypted(path, content)
        if sealed == content:
            has_block = sealing.parsed(str(path), content).block() is not None
            return "already encrypted" if has_block else "nothing to encrypt"
        replace(path, sealed)
    return "encrypted"


def encrypted(path: Path, content: bytes) -> bytes:
    """Return the sealed content of a file; what is sealed, or has no secret, is returned as is."""
    file = sealing.parsed(str(path), content)
    found = metadata.read(file)
    if found is not None:
        for leaf in clear_secrets(file, found.selection):
            hint = f"look at what changed; to accept it: fixturectl encrypt --reseal {path}"
            message = f"{'.'.join(leaf.path)} is in clear in a file that is sealed already"
            raise at(file.source, leaf.scalar.start, message, hint)
        return content
    return sealed_anew(path, file, required_rule(path))


def sealed_anew(path: Path, file: File, rule: Rule, seal: Seal | None = None) -> bytes:
    """Return a file in clear sealed by a rule, by a new key or `seal`, bound to its tenant."""
    values = clear_values(file, rule.selection)
    if not any(value.sealable for value in values):
        return file.source.encode(file.source.text)
    tenant = tenant_of(str(path.resolve()))
    if tenant:
        file, values = _bound(file, values, rule, tenant)
        refuse_other_tenant(file, values, str(path.resolve()))
        _refuse_two_readings(file, values)
    now = datetime.now(UTC)
    return sealing.sealed(file, seal or new_seal(rule, now), now)


def reseal(path: Path) -> Done:
    """Accept the content of a sealed file as it now is: seal what is in clear, renew the MAC."""
    with locked(path):
        content = content_of(path)
        found = open_content(path, content, trusting=True)
        found.refuse_writing()
        clear = sealing.parsed(str(path), found.opened.clear(comments=False))
        replace(path, sealing.resealed(found.opened, clear, datetime.now(UTC)))
    return "encrypted"


def rebind(path: Path) -> Done:
    """Bind a sealed file to the tenant in whose folder it now is, after that was renamed."""
    tenant = tenant_of(str(path.resolve()))
    if not tenant:
        raise UsageError(f"{path} holds no tenant's settings", hint="fixtures/TENANT/tenant.yaml")
    with locked(path):
        content = content_of(path)
        found = open_content(path, content, of_any_tenant=True)
        found.refuse_writing()
        before = found.opened.clear(comments=False)
        clear = sealing.parsed(str(path), before)
        text = places.put(clear, ".".join(BOUND), tenant)
        if clear.source.encode(text) == before:
            return "already encrypted"
        file = sealing.parsed(str(path), clear.source.encode(text))
        replace(path, sealing.resealed(found.opened, file, datetime.now(UTC)))
    return "encrypted"


def _bound(file: File, values: list[Value], rule: Rule, tenant: str) -> tuple[File, list[Value]]:
    """Return the file with the name of its tenant among the secrets, where policy seals that."""
    bound = any(value.leaf.path == BOUND for value in values)
    if bound or not rule.selection.chooses(BOUND):
        return file, values
    text = places.with_binding(file, tenant)
    file = sealing.parsed(file.source.path, file.source.encode(text))
    return file, clear_values(file, rule.selection)


def _refuse_two_readings(file: File, values: list[Value]) -> None:
    """Refuse a secret of the store that SOPS and the store's own rules read differently."""
    for value in values:
        scalar = value.leaf.scalar
        if not value.sealable or scalar.style:
            continue
        ours = resolve(scalar.value)
        kinds = {bool: "bool", int: "int", float: "float", str: "str"}
        same = kinds.get(type(ours)) == value.kind
        if not same or (value.kind == "int" and ours != int(value.plain)):
            name = ".".join(value.leaf.path)
            message = f"{name} is a {value.kind} to sops and something else in a store"
            raise at(file.source, scalar.start, message, "quote this value")
