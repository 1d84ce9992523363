"""Keep the catalogs in step with the phrases that fixtures use, and with nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.locales.scaffolds import catalog
from fixturectl.checks._locales import is_served
from fixturectl.diagnostics import Diagnostic
from fixturectl.errors import FindingsError
from fixturectl.store.changes import Changes
from fixturectl.store.tree import catalog_path
from fixturectl.texts import phrases, po_edits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.opening import OpenStore
    from fixturectl.rendering.composing import Composition

POT = "locales/fixturectl.pot"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_HEADER = b"""\
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


class Extracted(NamedTuple):
    """What is to be written, and the phrases that come, come back or go in any of the files."""

    changes: Changes
    added: list[str]
    revived: list[str]
    obsolete: list[str]


def extract(store: OpenStore) -> Extracted:
    """Return the changes that put the template and every catalog in step.

    A catalog is made for each promised locale whose readers none serves. Raises FindingsError where
    a fixture or a catalog can't be read: its phrases would pass for unused.
    """
    _refuse_links(store)
    used = sorted(_used(store))
    changes = Changes(store.root)
    steps = []
    pot = store.tree.content(POT)
    if pot is not None or used:
        catalogs = {tag: _sound(store, catalog_path(tag)) for tag in store.tree.catalogs()}
        # What a phrase means to translators stays with its obsolete entries, if it comes back.
        said: dict[str, str] = {}
        for content in catalogs.values():
            said = po_edits.notes(content) | said
        before = _HEADER if pot is None else _sound(store, POT)
        template = po_edits.in_step(POT, before, used, said, template=True)
        steps.append(template)
        _put(changes, POT, pot, template.content)
        said = po_edits.notes(template.content)
        for tag, content in catalogs.items():
            path = catalog_path(tag)
            if not content.strip(_BLANK):  # it was emptied, and begins anew
                changes.edit(path, catalog(template.content, tag))
                continue
            step = po_edits.in_step(path, content, used, said, template=False)
            steps.append(step)
            _put(changes, path, content, step.content)
        for tag in _lacking(store):
            changes.create(catalog_path(tag), catalog(template.content, tag))
    added, revived, obsolete = (
        sorted({message for step in steps for message in getattr(step, name)})
        for name in ("added", "revived", "obsolete")
    )
    return Extracted(changes, added, revived, obsolete)


def _refuse_links(store: OpenStore) -> None:
    """Raise FindingsError for catalogs that are links: they are neither read nor written."""
    folder, tree = POT.rpartition("/")[0], store.tree
    links = {one.name for one in tree.entries("") if one.is_link and one.name == folder}
    links |= {f"{folder}/{one.name}" for one in tree.entries(folder) if one.is_link}
    faults = [one for one in tree.problems() if one.path in links and not _is_yaml(one.path)]
    if faults:
        raise FindingsError(faults)


def _is_yaml(path: str) -> bool:
    return path.endswith(".yaml")  # a glossary, which holds no phrases


def _put(changes: Changes, path: str, before: bytes | None, after: bytes) -> None:
    if before is None:
        changes.create(path, after)
    elif before != after:
        changes.edit(path, after)


def _sound(store: OpenStore, path: str) -> bytes:
    """Return the content of a catalog that has no faults."""
    content = store.tree.content(path) or b""
    problems = phrases.read(path, content).problems
    if problems:
        raise FindingsError(problems)
    return content


def _used(store: OpenStore) -> set[str]:
    """Return the phrases of all fixtures, and the names of severities and statuses shown."""
    found: set[str] = set()
    shows_labels = False
    faults: list[Diagnostic] = []
    for name in store.tree.tenants():
        for one in store.tree.fixtures(name):
            fixture = store.renderer.fixture(name, one)
            if fixture is None:
                continue
            composition = store.renderer.composition(fixture)
            faults += [fault for fault in fixture.problems if fault.level == "error"]
            faults += _unread(composition)
            for leaf in composition.outline.leaves:
                found.update(phrase for phrase, _ in leaf.uses.phrases)
                shows_labels = shows_labels or "label" in leaf.uses.filters
            store.renderer.forget()
    if faults:
        raise FindingsError(dict.fromkeys(faults))
    return found | _labels(store) if shows_labels else found


def _labels(store: OpenStore) -> set[str]:
    tenants = [store.renderer.tenant(name) for name in store.tree.tenants()]
    return {name for one in tenants for name in (*one.severities, *one.statuses)}


def _unread(composition: Composition) -> Iterator[Diagnostic]:
    """Yield why leaves can't be read: nobody knows which phrases they use."""
    yield from (fault for fault in composition.outline.faults if fault.level == "error")
    for leaf in composition.outline.leaves:
        if leaf.fault is not None:
            fault = leaf.fault
            at = min(fault.offset + leaf.offset, len(leaf.scalar.value))
            place = leaf.scalar.at(at)
            yield Diagnostic(fault.check, "error", fault.message, fault.hint, *place)


def _lacking(store: OpenStore) -> list[str]:
    """Return the promised locales whose readers no catalog and no source text serves."""
    found: dict[str, None] = {}
    for name in store.tree.tenants():
        tenant = store.renderer.tenant(name)
        for tag in tenant.locales:
            served = (tenant.source_locale, *store.tree.catalogs(), *found)
            if not any(is_served(tag, one) for one in served):
                found[tag] = None
    return list(found)
