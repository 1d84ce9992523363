"""Prevents a change from reaching production without those who answer for it having seen it.

`owners:` of tenant.yaml says who reviews a tenant, or a locale of it. Forges don't read that: they
read CODEOWNERS, of which `fixturectl codeowners` writes the part that speaks of the store. Where
the two differ, a new team is never asked, and one that has gone still is.

To mend it, run `fixturectl codeowners`. In `owners:` write `*` or a locale, and for each of them a
list of @users, @organization/teams or e-mail addresses.

PASS: nobody owns anything

    fixtures/acme/tenant.yaml:
        name: Acme

PASS: CODEOWNERS says the same

    fixtures/acme/tenant.yaml:
        owners: {"*": ["@acme/playback"], fr-FR: ["@acme/l10n-fr"]}
    CODEOWNERS:
        *.py @acme/python
        # fixturectl: begin
        # Made by `fixturectl codeowners` from owners: of the store's tenant.yaml files.
        /fixtures/acme/ @acme/playback
        /tests/golden/acme/ @acme/playback
        /fixtures/acme/fr-FR/ @acme/l10n-fr
        /tests/golden/acme/fr-FR/ @acme/l10n-fr
        # fixturectl: end

FAIL: CODEOWNERS lacks it

    fixtures/acme/tenant.yaml:
        name: Acme
        # <- codeowners
        owners: {"*": ["@acme/playback"]}

FAIL: neither a locale nor an owner

    fixtures/acme/tenant.yaml:
        owners:
          disk-full: ["@acme/storage"]  # <- owners
          fr-FR: [the French team]  # <- owners
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding
from fixturectl.checks._spans import of_node
from fixturectl.diagnostics import Place
from fixturectl.store.lineages import ROOT
from fixturectl.store.owners import lines, mistakes
from fixturectl.store.tree import tenant_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Ownership
    from fixturectl.diagnostics import Level
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Node

CHECKS: dict[str, Level] = {"codeowners": "warning", "owners": "error"}
_HINT = "run: fixturectl codeowners"


def tenant(subject: Tenant) -> Iterator[Finding]:
    for node, message, hint in mistakes(subject):
        yield Finding("owners", node.place, message, hint)


def ownership(subject: Ownership) -> Iterator[Finding]:
    file = subject.file
    made = lines(subject.tenants, file.prefix)
    if not made and not file.is_marked:
        return
    place = _place(subject.tenants)
    if file.fault:
        yield Finding("codeowners", place, file.fault, "remove both lines, then " + _HINT)
    elif file.content is None or not file.says(made):
        lacks = f"there is no {file.path} that says so"
        message = lacks if file.content is None else f"{file.path} says something else"
        # What is wrong in `owners:` is to be mended before it is written anywhere.
        unless = tuple(map(of_node, _said(subject.tenants)))
        yield Finding("codeowners", place, message, _HINT, unless=unless)


def _said(tenants: tuple[Tenant, ...]) -> Iterator[Node]:
    """Yield what each tenant itself says of owners."""
    roots = (one.layers[0].root for one in tenants if one.layers)
    nodes = (root.get("owners") for root in roots if root is not None)
    yield from (node for node in nodes if node is not None)


def _place(tenants: tuple[Tenant, ...]) -> Place:
    """Return where owners are first named; where nobody names any, the root's settings."""
    for one in sorted(tenants, key=lambda each: (each.id != ROOT, each.id)):
        key = one.layers[0].root.key("owners") if one.layers and one.layers[0].root else None
        if key is not None:
            return key.place
    return Place(tenant_path(ROOT))
