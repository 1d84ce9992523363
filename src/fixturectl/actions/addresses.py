"""The names that new tenants and fixtures may have, checked before anything is written."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from fixturectl.diagnostics import nearest
from fixturectl.errors import UsageError
from fixturectl.store.names import RESERVED, is_name

if TYPE_CHECKING:
    from fixturectl.store.tree import Tree

_RULE = "use 1 to 63 of a-z, 0-9 and -, not beginning with -"


def parts(address: str) -> tuple[str, str]:
    """Return tenant and fixture of `TENANT/FIXTURE`, or the tenant and "" of `TENANT`."""
    tenant, slash, fixture = address.partition("/")
    if not tenant or (slash and not fixture) or "/" in fixture or fixture.endswith(".yaml"):
        hint = "write TENANT or TENANT/FIXTURE, such as acme/disk-full"
        raise UsageError(f"{address} names no tenant or fixture", hint=hint)
    return tenant, fixture


def known_tenant(tree: Tree, name: str, hint: str = "see: fixturectl list tenants") -> None:
    """Raise UsageError where the store has no tenant `name`; `hint` is for a name like no other."""
    known = tree.tenants()
    if name not in known:
        hint = nearest(name, known) or hint
        raise UsageError(f"no tenant {name}", hint=hint if is_name(name) else _RULE)


def new_tenant(tree: Tree, name: str) -> None:
    """Raise UsageError where a tenant may not be called `name`, or there is one."""
    _name(name, "tenant")
    _no_twin(name, [entry.name for entry in tree.entries("fixtures")], "fixtures/")


def new_fixture(tree: Tree, tenant: str, name: str) -> None:
    """Raise UsageError where a fixture of `tenant` may not be called `name`, or there is one."""
    _name(name, "fixture")
    if name in RESERVED:
        message = f"{name} is a reserved name, no fixture may have it"
        raise UsageError(message, hint="choose another name")
    entries = [entry.name for entry in tree.entries(f"fixtures/{tenant}")]
    _no_twin(f"{name}.yaml", entries, f"fixtures/{tenant}/")


def _name(name: str, what: str) -> None:
    if not is_name(name):
        raise UsageError(f'"{name}" can\'t be the name of a {what}', hint=_RULE)


def _no_twin(name: str, there: list[str], folder: str) -> None:
    folded = _folded(name)
    for other in there:
        if _folded(other) == folded:
            same = "is already there" if other == name else "differs from it only by its case"
            raise UsageError(f"{folder}{other} {same}", hint="choose another name")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
