"""What is wrong with a tenant's settings, beyond the shapes that the schema checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.diagnostics import nearest
from fixturectl.locales import LocaleError, canonical
from fixturectl.store import schema, zones
from fixturectl.store.lineages import ROOT
from fixturectl.store.schema import problem
from fixturectl.store.schema.tenant import FORMAT
from fixturectl.store.schema.vocabulary import LOCALE
from fixturectl.store.severities import text
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.inheritance import Layer, Setting
    from fixturectl.store.tree import Tree
    from fixturectl.store.yaml_nodes import Node


def own_faults(layer: Layer) -> Iterator[Diagnostic]:
    """Yield what is wrong with one tenant.yaml, whoever inherits from it."""
    yield from schema.problems("tenant", layer.document)
    root = layer.root
    if root is None:
        return
    yield from _store_keys(layer.tenant, root)
    for node in _locale_nodes(root):
        yield from tag_faults(node)
    zone = root.get("timezone")
    named = isinstance(zone, Scalar) and (text(zone) or (zone.quoted and not zone.value))
    if isinstance(zone, Scalar) and named and zones.zone(zone.value) is None:
        yield problem(zone, f'there is no time zone "{zone.value}"', zones.suggestion(zone.value))


def _store_keys(tenant: str, root: Mapping) -> Iterator[Diagnostic]:
    """Yield what is wrong with the keys that belong to the whole store."""
    for name, key in schema.MODELS["tenant"].keys.items():
        at = root.key(name)
        if key.root_only and at is not None and tenant != ROOT:
            hint = f"move it to fixtures/{ROOT}/tenant.yaml"
            yield problem(at, f"{name} belongs to the tenant {ROOT}", hint)
    node = root.get("format")
    version = node.resolve() if isinstance(node, Scalar) else None
    if node is not None and isinstance(version, int) and version > FORMAT:
        message = f"the store has format {version}, this fixturectl reads format {FORMAT}"
        yield problem(node, message, "install a newer fixturectl")


def _locale_nodes(root: Mapping) -> Iterable[Scalar]:
    locales = root.get("locales")
    listed = locales.items if isinstance(locales, Sequence) else []
    routes = root.get("routes")
    named = routes.items if isinstance(routes, Sequence) else []
    answered = [route.get("locale") for route in named if isinstance(route, Mapping)]
    nodes = [root.get("source_locale"), root.get("default_locale"), *listed, *answered]
    return [node for node in nodes if isinstance(node, Scalar)]


def tag_faults(node: Scalar) -> Iterator[Diagnostic]:
    """Yield what is wrong with the tag of a locale.

    What doesn't even look like one is the schema's finding.
    """
    if not schema.compiled(LOCALE.pattern).fullmatch(text(node)):
        return
    try:
        tag = canonical(node.value)
    except LocaleError as error:
        yield problem(node, error.message, error.hint)
    else:
        if tag != node.value:
            yield problem(node, f'the locale "{node.value}" is written {tag}', f"write {tag}")


def locale_faults(
    default: Setting | None, promised: Setting | None, lineage: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Yield a default locale that the tenant does not promise."""
    if default is None or promised is None or not isinstance(promised.node, Sequence):
        return
    locale = text(default.node)
    listed = [text(item) for item in promised.node]
    if not locale or locale in listed:
        return
    meant = [_meant(tag) for tag in (locale, *listed)]
    if "" not in meant and meant[0] not in meant[1:]:  # how each is written is told of apart
        # The file that is nearer made the two disagree, so the fault is reported there.
        ends = (default.found[0], promised.found[0])
        nearer = min(ends, key=lambda one: lineage.index(one.tenant))
        message = f"the default locale {locale} is not among the locales"
        yield problem(nearer.node, message, nearest(locale, listed) or "add it to locales")


def _meant(tag: str) -> str:
    """Return the canonical tag; "" for what is none: it may mean any locale."""
    try:
        return canonical(tag)
    except LocaleError:
        return ""


def fixture_faults(
    tree: Tree, found: Setting | None, lineage: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Yield the names of fixtures in `found`, `fallback` or `routes`, that are not there."""
    nodes = list(_named(found.node)) if found else []
    if not found or not nodes:
        return
    # Whoever inherits the name inherits the fixture: its owner's lineage is what counts.
    owners = lineage[lineage.index(found.tenant) :]
    known = {fixture for name in owners for fixture in tree.fixtures(name)}
    for node in nodes:
        if node.value not in known and not _is_misnamed(tree, owners, node.value):
            hint = nearest(node.value, known) or "create the fixture, or name another"
            yield problem(node, f'there is no fixture "{node.value}"', hint)


def _is_misnamed(tree: Tree, owners: Iterable[str], fixture: str) -> bool:
    """Tell whether it is the file of the fixture that has a wrong name, as is told there."""
    return any(fixture in tree.meant(f"fixtures/{name}") for name in owners)


def _named(node: Node | None) -> Iterator[Scalar]:
    """Yield the names of fixtures in a value of `fallback` or `routes`."""
    named = [node]
    if isinstance(node, Sequence):
        named = [route.get("fixture") for route in node if isinstance(route, Mapping)]
    for name in named:
        if isinstance(name, Scalar) and text(name):
            yield name
