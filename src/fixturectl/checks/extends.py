"""Prevents a tenant from losing what it should inherit.

A tenant that extends one that is not there, itself, or one that extends it in turn gets the
settings, texts and fixtures of the tenant `default` only: its alerts say something else, or go
somewhere else, than anybody meant.

To mend it, name a tenant of the store, or leave `extends:` out to extend `default`.

PASS: a tenant of the store

    fixtures/acme/tenant.yaml:
        extends: default

FAIL: a tenant that is not there

    fixtures/acme/tenant.yaml:
        extends: defualt  # <- extends

FAIL: a circle

    fixtures/acme/tenant.yaml:
        extends: beta  # <- extends
    fixtures/beta/tenant.yaml:
        extends: acme
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, carried
from fixturectl.store.tree import tenant_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.store.tenants import Tenant

_CIRCLE = " in a circle: "
CHECKS: dict[str, Level] = {"extends": "error"}


def tenant(subject: Tenant) -> Iterator[Finding]:
    for finding in carried(subject.problems, CHECKS):
        circle = finding.message.partition(_CIRCLE)[2]
        # Everyone in a circle, and whoever leads into it, sees the same one: it is told once.
        if not circle or finding.place.path == tenant_path(min(circle.split(" -> "))):
            yield finding
