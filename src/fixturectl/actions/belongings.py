"""The files that belong to a tenant or a fixture, as one that is renamed or removed takes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.descent import descendants, has_own, lineage
from fixturectl.errors import FindingsError, UsageError
from fixturectl.store import fixtures, tenants
from fixturectl.store.foresight import Foresight
from fixturectl.store.tree import Tree, fixture_path, tenant_path, texts_path

if TYPE_CHECKING:
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.changes import Changes

_BY_HAND = (".sops.yaml", "CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS")
GOLDEN = "tests/golden"  # TENANT/LOCALE/FIXTURE@SAMPLE.json, written by `test --update`


def readable(tree: Tree) -> None:
    """Raise FindingsError where a tenant.yaml can't be read: it may name what is to change."""
    documents = (tree.document(tenant_path(name)) for name in tree.tenants())
    problems = [fault for document in documents if document for fault in document.problems]
    if problems:
        raise FindingsError(problems)


def tenant_folders(tree: Tree, tenant: str) -> list[str]:
    """Return the folders that hold a tenant's files."""
    return [
        path for path in (f"fixtures/{tenant}", f"{GOLDEN}/{tenant}") if tree.files.exists(path)
    ]


def fixture_files(tree: Tree, tenant: str, name: str) -> list[str]:
    """Return a tenant's own files of a fixture: itself, its texts, its golden files."""
    found = [fixture_path(tenant, name)] if name in tree.fixtures(tenant) else []
    found += [
        texts_path(tenant, tag, name)
        for tag in tree.locales(tenant)
        if name in tree.texts(tenant, tag)
    ]
    for tag in tree.entries(f"{GOLDEN}/{tenant}"):
        folder = f"{GOLDEN}/{tenant}/{tag.name}"
        golden = (one.name for one in tree.entries(folder) if one.name.startswith(f"{name}@"))
        found += [f"{folder}/{one}" for one in golden]
    return found


def owner(tree: Tree, tenant: str, name: str) -> str:
    """Return the tenant of the lineage where a fixture begins; raises UsageError without one."""
    having = [one for one in lineage(tree, tenant) if has_own(tree, one, name)]
    if not having:
        hint = f"see: fixturectl list fixtures {tenant}"
        raise UsageError(f"tenant {tenant} has no fixture {name}", hint=hint)
    return having[-1]


def overriding(tree: Tree, tenant: str, name: str) -> list[str]:
    """Return the tenants below `tenant` that have files of their own for a fixture."""
    return [one for one in descendants(tree, tenant) if has_own(tree, one, name)]


def named_by_hand(tree: Tree, tenant: str) -> list[str]:
    """Return the files that people keep and that name a tenant's folder: who may read, who owns."""
    folder = f"fixtures/{tenant}/".encode()
    return [path for path in _BY_HAND if folder in (tree.content(path) or b"")]


def refuse_harm(tree: Tree, changes: Changes) -> None:
    """Raise FindingsError where the store would have errors that it hasn't got now.

    Whatever the rules above have missed: a patch that changes a block which goes away, say.
    """
    after = Tree(Foresight(tree.files, changes.steps))
    known = {(fault.check, fault.message) for fault in _errors(tree)}
    new = [fault for fault in _errors(after) if (fault.check, fault.message) not in known]
    if new:
        raise FindingsError(new)


def _errors(tree: Tree) -> list[Diagnostic]:
    found: dict[Diagnostic, None] = {}
    for name in tree.tenants():
        tenant = tenants.load(tree, name)
        every = {one for layer in tenant.lineage for one in tree.fixtures(layer)}
        loaded = (fixtures.load(tree, tenant, one) for one in sorted(every))
        problems = [fault for fixture in loaded if fixture for fault in fixture.problems]
        found.update(dict.fromkeys([*tenant.problems, *problems]))
    return [fault for fault in found if fault.level == "error"]
