"""Write the first files of a tenant or a fixture, for people to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions import addresses
from fixturectl.actions.descent import descendants, has_own, lineage
from fixturectl.actions.modelines import with_modeline
from fixturectl.diagnostics import nearest
from fixturectl.errors import UsageError
from fixturectl.store import tenants
from fixturectl.store.changes import Changes
from fixturectl.store.files import WorkTree
from fixturectl.store.lineages import ROOT
from fixturectl.store.tree import Tree, fixture_path, tenant_path, texts_path
from fixturectl.store.yaml_writer import quote

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.store.tenants import Tenant

USUAL = "warning"  # the severity of a fixture for which none is asked, where the tenant has it

_TENANT = """\
# What is not set here comes from {parent}. What most tenants set:
#   locales: [en-US, fr-FR]
#   default_locale: fr-FR
#   timezone: Europe/Paris
#   severities: {{critical: {{channel: C0123456789}}}}
name: {name}
extends: {parent}
"""
_FIXTURE = """\
description: {title} # for people, never sent
severity: {severity}

variables:
  host: {{type: string, example: web-1, max_length: 64}}

samples:
  other-host: {{host: web-2}}

text: "{{{{ t.title }}}} · {{{{ host }}}}" # what the phone's notification shows
blocks:
  - type: header
    block_id: title
    text: "{{{{ t.title }}}}"
  - type: section
    block_id: summary
    text: "{{{{ t.summary }}}}"
"""
_TEXTS = """\
texts:
  title: {title}
  # {{host}} is the name of a machine.
  summary: "`{{host}}` needs attention."
"""


def new_tenant(root: Path, name: str, parent: str) -> list[str]:
    """Write a tenant that extends `parent`; return the paths written."""
    tree = Tree(WorkTree(root))
    addresses.new_tenant(tree, name)
    if name == ROOT:
        message = f"{ROOT} is the store's own tenant, which extends no other"
        raise UsageError(message, hint="fixturectl init writes it")
    addresses.known_tenant(tree, parent, f"fixturectl new {parent} makes one")
    changes = Changes(root)
    text = _TENANT.format(name=quote(_title(name, each=True)), parent=parent)
    changes.create(tenant_path(name), with_modeline(tenant_path(name), text, tree.files))
    changes.apply()
    return changes.written()


def new_fixture(root: Path, tenant: str, name: str, severity: str | None) -> list[str]:
    """Write a fixture and its texts in the tenant's source locale; return the paths written.

    Other locales get no file: an empty one, or one with the source's words, would pass for a
    translation.
    """
    tree = Tree(WorkTree(root))
    settings = free_for(tree, tenant, name)
    title = quote(_title(name))
    paths = fixture_path(tenant, name), texts_path(tenant, settings.source_locale, name)
    changes = Changes(root)
    severity = known_severity(settings, severity)
    files = _FIXTURE.format(title=title, severity=severity), _TEXTS.format(title=title)
    for path, text in zip(paths, files, strict=True):
        changes.create(path, with_modeline(path, text, tree.files))
    changes.apply()
    return changes.written()


def free_for(tree: Tree, tenant: str, name: str) -> Tenant:
    """Return the tenant, having made sure that it can have a new fixture called `name`."""
    addresses.known_tenant(tree, tenant, f"fixturectl new {tenant} makes one")
    addresses.new_fixture(tree, tenant, name)
    for ancestor in lineage(tree, tenant)[1:]:
        if has_own(tree, ancestor, name):
            message = f"{tenant} inherits {name} from {ancestor}"
            hint = f"to change it, write only what differs into {fixture_path(tenant, name)}"
            raise UsageError(message, hint=hint)
    below = [other for other in descendants(tree, tenant) if has_own(tree, other, name)]
    if below:
        message = f"{', '.join(below)} has a fixture {name}, which would inherit from this one"
        raise UsageError(message, hint="choose another name")
    return tenants.load(tree, tenant)


def known_severity(tenant: Tenant, asked: str | None) -> str:
    """Return the severity asked for, or the usual one; the tenant has it."""
    known = list(tenant.severities)
    if not known:
        hint = f"add severities: to {tenant_path(ROOT)}"
        raise UsageError(f"the tenant {tenant.id} has no severities", hint=hint)
    if asked is None:
        return USUAL if USUAL in known else known[-1]
    if asked not in known:
        hint = nearest(asked, known) or f"it has {', '.join(known)}"
        raise UsageError(f"the tenant {tenant.id} has no severity {asked}", hint=hint)
    return asked


def _title(name: str, *, each: bool = False) -> str:
    words = name.replace("-", " ").strip()
    return words.title() if each else words.capitalize()
