"""Prevents a button that says "Acknowledge" among French sentences.

`_('Acknowledge')` in a template is a phrase shared by all fixtures, translated in the catalogs
`locales/TAG.po`. Their template, `locales/fixturectl.pot`, lists them all: a phrase that neither it
nor any catalog has was spelled wrongly or never given to translators. In a store without the
template nothing can say so. A phrase that a promised locale lacks, or has unreviewed only (fuzzy),
is shown in the source language. A catalog that can't be read has no phrases at all.

To mend it, correct the phrase, or let `fixturectl locales extract` add it to the template and the
catalogs, and write its translation as `msgstr`.

PASS: a phrase that is translated

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} {{ _('Acknowledge') }}"

FAIL: a phrase that no catalog has

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} {{ _('Acknowlegde') }}"  # <- phrase-unknown
    locales/fixturectl.pot:
        msgid "Acknowledge"
        msgstr ""

FAIL: a phrase that a promised locale lacks

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} {{ _('Region') }}"
    locales/fr-FR.po:
        msgid "Acknowledge"
        msgstr "Acquitter"

        msgid "Region"
        # <- phrase-missing
        msgstr ""

FAIL: a catalog that can't be read

    locales/fr-FR.po:
        msgid "Acknowledge"
        # <- po
        msgstr "Acquitter
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Source, carried
from fixturectl.checks._locales import is_misnamed, is_served
from fixturectl.checks._uses import place_in
from fixturectl.diagnostics import Place, nearest
from fixturectl.store.tree import catalog_path
from fixturectl.store.yaml_nodes import Scalar, Sequence
from fixturectl.texts import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.tenants import Tenant

CHECKS: dict[str, Level] = {"phrase-unknown": "error", "phrase-missing": "warning", "po": "error"}
_TEMPLATE = "locales/fixturectl.pot"


def store(subject: Renderer) -> Iterator[Finding]:
    for tag in subject.tree.catalogs():
        catalog = subject.shelf.catalog(tag)
        if catalog is not None:
            yield from carried(catalog.problems, CHECKS)
    template = subject.tree.content(_TEMPLATE)
    if template is not None:
        yield from carried(phrases.read(_TEMPLATE, template).problems, CHECKS)


def fixture(subject: Source) -> Iterator[Finding]:
    used: dict[str, Place] = {}
    for leaf in subject.composition.outline.leaves:
        for phrase, offset in leaf.uses.phrases:
            used.setdefault(phrase, place_in(leaf, offset))
    tenant = subject.tenant
    promised = [tag for tag in tenant.locales if not is_served(tag, tenant.source_locale)]
    if not used or not promised:
        return
    known = _known(subject.renderer)
    for phrase, place in used.items():
        if known and phrase not in known:
            hint = nearest(phrase, known) or "fixturectl locales extract adds it to the catalogs"
            yield Finding("phrase-unknown", place, f'unknown phrase "{phrase}"', hint)
    for tag in promised:
        yield from _missing(
            subject, tag, [phrase for phrase in used if not known or phrase in known]
        )


@lru_cache(maxsize=2)
def _known(renderer: Renderer) -> frozenset[str]:
    """Return the phrases of the catalogs' template and of all catalogs, translated or not.

    Without a template nothing says which phrases there are: none are known then.
    """
    template = renderer.tree.content(_TEMPLATE)
    if template is None:
        return frozenset()
    found = [phrases.read(_TEMPLATE, template)]
    catalogs = (renderer.shelf.catalog(tag) for tag in renderer.tree.catalogs())
    found += [catalog for catalog in catalogs if catalog is not None]
    return frozenset(entry.message for catalog in found for entry in catalog.entries)


def _missing(subject: Source, tag: str, used: list[str]) -> Iterator[Finding]:
    """Yield the phrases that readers of the promised locale get in another language."""
    renderer = subject.renderer
    wording = renderer.wording(subject.tenant, subject.fixture.name, tag)
    lacking = [one for one in used if not is_served(tag, wording.phrase(one).locale)]
    if not lacking:
        return
    if is_misnamed(tag, renderer.tree.catalogs()):
        return
    alike = [other for other in renderer.tree.catalogs() if is_served(tag, other)]
    tags = [other for other in alike if other in wording.chain]
    catalog = renderer.shelf.catalog(tags[0]) if tags else None
    if catalog is None:
        yield _without_catalog(subject, tag, alike)
        return
    if any(fault.level == "error" for fault in catalog.problems):
        return  # nobody can tell what else is in it
    entries = {entry.message: entry for entry in catalog.entries}
    for phrase in lacking:
        entry = entries.get(phrase)
        fuzzy = entry is not None and entry.fuzzy and bool(entry.text)
        message = f'the phrase "{phrase}" has no translation in {tag}'
        hint = "review it, and remove the mark fuzzy" if fuzzy else "translate it"
        if entry is None:
            hint = nearest(phrase, entries) or "add it as a msgid, with its msgstr"
        yield Finding(
            "phrase-missing", entry.place if entry else Place(catalog.path), message, hint
        )


def _without_catalog(subject: Source, tag: str, alike: list[str]) -> Finding:
    """Return the finding of a promised locale; catalogs `alike` are of its language."""
    path = catalog_path(tag)
    hint = f"create {path}, with a msgid and a msgstr for each phrase"
    if alike:
        hint = f"rename {catalog_path(alike[0])} to {path}: no reader is served from it"
    elif subject.renderer.tree.content(_TEMPLATE) is not None:
        hint = f"create {path} from {_TEMPLATE}"
    message = f"{tag} is promised, and has no catalog of phrases"
    return Finding("phrase-missing", _promise(subject.tenant, tag), message, hint)


def _promise(tenant: Tenant, tag: str) -> Place:
    """Return where the tenant, or who it inherits from, promises the locale."""
    found = tenant.setting("locales")
    items = found.node.items if found and isinstance(found.node, Sequence) else []
    for item in items:
        if isinstance(item, Scalar) and item.value == tag:
            return item.place
    return found.found[0].key.place if found else Place(tenant.layers[0].document.source.path)
