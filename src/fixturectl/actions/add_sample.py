"""Add fixtures of the sample library to a store, with all they need and the store lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions import catalogs
from fixturectl.actions.modelines import with_modeline
from fixturectl.actions.sample_needs import needs
from fixturectl.diagnostics import nearest
from fixturectl.errors import FindingsError, UsageError
from fixturectl.store import schema, tenants, yaml_edits
from fixturectl.store.foresight import Foresight
from fixturectl.store.lineages import ROOT
from fixturectl.store.tree import Tree, catalog_path, fixture_path, tenant_path, texts_path
from fixturectl.store.yaml_nodes import Mapping, Sequence, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Known
    from collections.abc import Sequence as Several

    from fixturectl.actions.sample_needs import Needs
    from fixturectl.store.changes import Changes
    from fixturectl.store.files import Files
    from fixturectl.store.severities import Severity
    from fixturectl.store.yaml_nodes import Node

    Entries = Known[str, object]


def known_samples(library: Tree, wanted: Several[str]) -> None:
    """Raise UsageError for a name that the library's root tenant hasn't got."""
    known = library.fixtures(ROOT)
    for name in wanted:
        if name not in known:
            hint = nearest(name, known) or f"there are {', '.join(known)}"
            raise UsageError(f"the sample library has no fixture {name}", hint=hint)


def add_sample(library: Tree, name: str, files: Files, changes: Changes) -> list[str]:
    """Add the steps that bring the library's fixture `name` into a store; return notes on it.

    `files` are the store's as they are; steps that `changes` has already count as done. Raises
    FindingsError where the store's own settings can't be read.
    """
    tree = Tree(Foresight(files, changes.steps))
    source = tenants.load(tree, ROOT).source_locale
    tags = _locales(tree)
    path = fixture_path(ROOT, name)
    changes.create(path, with_modeline(path, library.files.read(path), tree.files))
    missing = []
    for tag in tags:
        path = texts_path(ROOT, tag, name)
        if library.files.exists(path):
            changes.create(path, with_modeline(path, library.files.read(path), tree.files))
        elif tag == source:
            hint = f"it has {', '.join(library.locales(ROOT))}"
            message = f"the sample library has no texts in {tag}, the store's source locale"
            raise UsageError(message, hint=hint)
        else:
            missing.append(tag)
    wanted = needs(library, name)
    _settings(tree, wanted, changes)
    for tag in tags:
        _phrases(library, tree, tag, wanted, changes)
    return [f"{name} has no sample texts in {tag}: readers see {source}" for tag in missing]


def _locales(tree: Tree) -> list[str]:
    """Return the locales that any tenant promises or is written in."""
    found: dict[str, None] = {}
    for name in tree.tenants():
        tenant = tenants.load(tree, name)
        found.update(dict.fromkeys([tenant.source_locale, *tenant.locales]))
    return list(found)


def _settings(tree: Tree, wanted: Needs, changes: Changes) -> None:
    path = tenant_path(ROOT)
    document = tree.document(path)
    if document is None or document.problems or not isinstance(document.root, Mapping):
        raise FindingsError(schema.problems("tenant", document) if document else ())
    before = document.source.text
    tenant = tenants.load(tree, ROOT)
    text = before
    if wanted.severity not in tenant.severities:
        entry = _severity(wanted, tenant.severities, changes)
        text = _with(text, "severities", {wanted.severity: entry})
    text = _with(text, "statuses", _lacking(wanted.statuses, tenant.statuses))
    text = _with(text, "values", _lacking(wanted.values, tenant.values))
    for mention in wanted.mentions:
        if mention not in tenant.mentions:
            text = _with_item(text, "mentions", mention)
    if text != before:
        changes.edit(path, document.source.encode(text))


def _severity(wanted: Needs, known: dict[str, Severity], changes: Changes) -> dict[str, str]:
    """Return the entry of a new severity, as urgent among the `known` as in the library.

    Its alerts go where those of its neighbour go, which people are told: none may be lost.
    """
    order = list(wanted.severities)
    entry = {"emoji": wanted.severities[wanted.severity]}
    less_urgent = order[order.index(wanted.severity) + 1 :]
    before = next((name for name in known if name in less_urgent), None)
    neighbour = known[before or list(known)[-1]] if known else None
    if neighbour and neighbour.channel:
        entry["channel"] = neighbour.channel
        changes.notes.append(
            f"alerts of the new severity {wanted.severity} go to {neighbour.channel}, as those of "
            f"{neighbour.name} do: see {tenant_path(ROOT)}"
        )
    return entry if before is None else entry | {"before": before}


def _lacking(wanted: Entries, known: Iterable[str]) -> Entries:
    return {name: value for name, value in wanted.items() if name not in known}


def _with(text: str, section: str, entries: Entries) -> str:
    """Return the file with `entries` added to one of its mappings."""
    for name, value in entries.items():
        mapping = _section(text, section)
        if isinstance(mapping, Mapping):
            text = yaml_edits.apply(text, [yaml_edits.insert(mapping, name, value)])
        else:
            text = _with_section(text, section, {name: value})
    return text


def _with_item(text: str, section: str, item: str) -> str:
    items = _section(text, section)
    if isinstance(items, Sequence):
        return yaml_edits.apply(text, [yaml_edits.append(items, item)])
    return _with_section(text, section, [item])


def _with_section(text: str, section: str, value: object) -> str:
    """Return the file with a new section; what stands under its name is null, and goes."""
    if section in _root(text):
        text = yaml_edits.apply(text, [yaml_edits.remove(_root(text), section)])
    return yaml_edits.apply(text, [yaml_edits.insert(_root(text), section, value)])


def _section(text: str, section: str) -> Node | None:
    return _root(text).get(section)


def _root(text: str) -> Mapping:
    """Read the file anew: after an edit, places have moved."""
    root = read(tenant_path(ROOT), text.encode()).root
    if not isinstance(root, Mapping):
        raise TypeError(f"{tenant_path(ROOT)} is no mapping")
    return root


def _phrases(library: Tree, tree: Tree, tag: str, wanted: Needs, changes: Changes) -> None:
    offered = library.content(catalog_path(tag))
    if offered is None:
        return  # the source locale has none, and other locales fall back
    path = catalog_path(tag)
    present = tree.content(path)
    merged = catalogs.merged(path, present, offered, wanted.phrases)
    if present is None:
        changes.create(path, merged)
    elif merged != present:
        changes.edit(path, merged)
