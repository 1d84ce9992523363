"""Prevents a misspelt key or a value of the wrong kind from being passed over in silence.

Every kind of file has a model: the keys it may hold and what each takes; `fixturectl schema` prints
it for editors. A key that is not in the model does nothing, and the setting that was meant
is missing. So are the names of folders and files part of it: a tenant that nobody can address, a
file that ends in `.yml`, two locales that are one.

To mend it, follow the hint: it names the key that was meant, or says what the value must be.

PASS: keys that the model knows

    fixtures/acme/tenant.yaml:
        name: Acme
        timezone: Europe/Paris

FAIL: a misspelt key

    fixtures/acme/tenant.yaml:
        name: Acme
        timezon: Europe/Paris  # <- schema

FAIL: a text without quotes that YAML takes for a mapping

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: {host}  # <- schema

FAIL: a glossary with a key and a locale that are spelled wrongly

    locales/glossary.yaml:
        terms:
          disk: {fr_FR: disque, fr-fr: disque}  # <- schema, schema
        kept: [Grafana]  # <- schema

FAIL: a value of the wrong kind

    fixtures/acme/tenant.yaml:
        name: Acme
        locales: fr-FR  # <- schema
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import File, Finding, Source, carried
from fixturectl.store import schema
from fixturectl.store.tenant_faults import tag_faults
from fixturectl.texts import glossary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.tenants import Tenant

CHECKS: dict[str, Level] = {"schema": "error"}


def store(subject: Renderer) -> Iterator[Finding]:
    yield from carried(subject.tree.problems(), CHECKS)


def file(subject: File) -> Iterator[Finding]:
    yield from carried(schema.problems(subject.kind, subject.document), CHECKS)
    if subject.kind == "glossary":
        for tag in glossary.tags(subject.document):
            yield from carried(tag_faults(tag), CHECKS)


def tenant(subject: Tenant) -> Iterator[Finding]:
    yield from carried(subject.problems, CHECKS)


def fixture(subject: Source) -> Iterator[Finding]:
    yield from carried(subject.fixture.problems, CHECKS)
