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
        extends: acme  # <- extends
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, carried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.store.tenants import Tenant

CHECKS: dict[str, Level] = {"extends": "error"}


def tenant(subject: Tenant) -> Iterator[Finding]:
    yield from carried(subject.problems, CHECKS)
