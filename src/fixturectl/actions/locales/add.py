"""Begin a locale: files for the texts to translate, a catalog for the phrases, and the promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.listing import Stock
from fixturectl.actions.locales.choosing import known
from fixturectl.actions.locales.scaffolds import catalog, scaffold
from fixturectl.actions.modelines import with_modeline
from fixturectl.errors import FindingsError, UsageError
from fixturectl.locales import (
    is_canonical,
    is_pseudo,
    language_name,
    maximize,
    without_extensions,
)
from fixturectl.store import schema, tenants, yaml_edits
from fixturectl.store.changes import Changes
from fixturectl.store.foresight import Foresight
from fixturectl.store.sealed import covers_clear
from fixturectl.store.tree import Tree, catalog_path, tenant_path, texts_path
from fixturectl.store.yaml_nodes import Mapping, Sequence
from fixturectl.texts.lookup import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fixturectl.store.tenants import Tenant
    from fixturectl.texts.lookup import Text

POT = "locales/fixturectl.pot"


def add(root: Path, asked: str, name: str) -> Changes:
    """Return the changes that begin a locale for a tenant and those that inherit its locales.

    Each text is to be translated where its source text stands, so that all who inherit the one
    inherit the other. Files that are there stay as they are. Raises UsageError for a tag that can't
    be translated into, FindingsError where the tenant's settings can't be read.
    """
    stock = Stock(root)
    tenant = stock.tenant(name)
    tag = _tag(tenant, asked)
    _refuse_twin(stock, tag)
    changes = Changes(root)
    if tag != asked:
        changes.notes.append(f"{asked} is spelled {tag}")
    _promise(stock, tenant, tag, changes)
    count = _texts(stock, tag, changes)
    pot = stock.tree.content(POT)
    if pot is not None and tag not in stock.tree.catalogs():
        changes.create(catalog_path(tag), catalog(pot, tag))
    left = f"{count} {'text' if count == 1 else 'texts'}" if count else "nothing"
    changes.notes.append(f"{left} to translate into {language_name(tag)}: see validate")
    return changes


def _tag(tenant: Tenant, asked: str) -> str:
    tag = known(asked)
    plain = without_extensions(tag)
    if tag != plain:
        message = f"{tag} is {plain} with options, which are its readers' to choose"
        raise UsageError(message, hint=f"fixturectl locales add {plain}")
    if is_pseudo(tag):
        message = f"{tag} is made from the source texts"
        raise UsageError(message, hint=f"there is nothing to translate: render --locale {tag}")
    if tag == tenant.source_locale:
        message = f"{tag} is the source locale of {tenant.id}"
        raise UsageError(message, hint="name the locale to translate into")
    return tag


def _refuse_twin(stock: Stock, tag: str) -> None:
    """Raise UsageError if the store has the locale by another name: `fr` beside `fr-FR`."""
    tree = stock.tree
    there = dict.fromkeys(tree.catalogs())
    for name in tree.tenants():
        tenant = tenants.load(tree, name)
        there |= dict.fromkeys([tenant.source_locale, *tenant.locales, *tree.locales(name)])
    if tag in there:
        return
    tags = filter(is_canonical, there)
    twin = next((one for one in tags if maximize(one) == maximize(tag)), None)
    if twin is not None:
        message = f"{tag} and {twin} are one locale by likely subtags"
        hint = f"the store has {twin}, and serves readers of {tag} with it"
        raise UsageError(message, hint=hint)


def _promise(stock: Stock, tenant: Tenant, tag: str, changes: Changes) -> None:
    """Add the locale to those that the tenant promises."""
    if tag in tenant.locales:
        return
    path = tenant_path(tenant.id)
    document = stock.tree.document(path)
    if document is None:
        changes.create(path, yaml_edits.write({"locales": [*tenant.locales, tag]}))
        return
    root = document.root
    if document.problems or not isinstance(root, Mapping):
        raise FindingsError(schema.problems("tenant", document))
    if covers_clear(root):
        hint = f"fixturectl edit {path}"
        changes.notes.append(f"{path} is sealed whole: add {tag} to its locales: with {hint}")
        return
    listed = root.get("locales")
    if isinstance(listed, Sequence):
        edit = yaml_edits.append(listed, tag)
    elif listed is not None:
        edit = yaml_edits.rewrite(root, "locales", [*tenant.locales, tag])
    else:
        edit = yaml_edits.insert(root, "locales", [*tenant.locales, tag])
    changes.edit(path, document.source.encode(yaml_edits.apply(document.source.text, [edit])))


def _texts(stock: Stock, tag: str, changes: Changes) -> int:
    """Scaffold the files that are not there; return how many texts have no translation."""
    after = Tree(Foresight(stock.tree.files, changes.steps))
    shelf = Shelf(stock.tree)
    missing: dict[str, dict[str, Text]] = {}
    for name in after.tenants():
        tenant = tenants.load(after, name)
        if tag in tenant.locales and tag != tenant.source_locale:
            for path, text in _lacking(stock, shelf, tenant, tag):
                missing.setdefault(path, {})[text.key.value] = text
    for path, texts in missing.items():
        if not stock.tree.files.exists(path):
            ordered = sorted(texts.values(), key=lambda text: text.key.start)
            content = scaffold(ordered, tag)
            changes.create(path, with_modeline(path, content, stock.tree.files))
    return sum(map(len, missing.values()))


def _lacking(stock: Stock, shelf: Shelf, tenant: Tenant, tag: str) -> Iterator[tuple[str, Text]]:
    """Yield the tenant's source texts without a translation, each with the file it belongs in."""
    for fixture in stock.names(tenant.id):
        seen: set[str] = set()
        for owner in tenant.lineage:
            there = {
                key
                for one in tenant.lineage[: tenant.lineage.index(owner) + 1]
                for key in shelf.texts(one, tag, fixture)
            }
            for key, text in shelf.texts(owner, tenant.source_locale, fixture).items():
                if key not in seen and key not in there:
                    yield texts_path(owner, tag, fixture), text
                seen.add(key)
