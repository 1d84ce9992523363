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
from fixturectl.diagnostics import Place
from fixturectl.store.lineages import ROOT
from fixturectl.store.owners import lines, mistakes
from fixturectl.store.tree import tenant_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Ownership
    from fixturectl.diagnostics import Level
    from fixturectl.store.tenants import Tenant

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
    elif file.content is None:
        yield Finding("codeowners", place, f"there is no {file.path} that says so", _HINT)
    elif not file.says(made):
        yield Finding("codeowners", place, f"{file.path} says something else", _HINT)


def _place(tenants: tuple[Tenant, ...]) -> Place:
    """Return where owners are first named; where nobody names any, the root's settings."""
    for one in sorted(tenants, key=lambda each: (each.id != ROOT, each.id)):
        key = one.layers[0].root.key("owners") if one.layers and one.layers[0].root else None
        if key is not None:
            return key.place
    return Place(tenant_path(ROOT))
