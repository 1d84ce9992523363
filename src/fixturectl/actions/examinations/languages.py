"""Whether each tenant has texts, and phrases, in every locale that it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.examinations import Examined
from fixturectl.store import tenants
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree, catalog_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.examinations import Visit


def examine(visit: Visit) -> Iterator[Examined]:
    root = visit.store_or_none()
    if root is None:
        return  # the store's own examination says so
    tree = Tree(WorkTree(root))
    promised: dict[str, list[str]] = {}
    sources: set[str] = set()
    silent: dict[str, list[str]] = {}
    for name in tree.tenants():
        tenant = tenants.load(tree, name)
        sources.add(tenant.source_locale)
        for tag in tenant.locales:
            promised.setdefault(tag, []).append(name)
            if not any(tree.texts(one, tag) for one in tenant.lineage):
                silent.setdefault(tag, []).append(name)
    found = ", ".join(f"{tag}: no texts for {', '.join(names)}" for tag, names in silent.items())
    hint = "translate them, or take the locale out of `locales:`; see: fixturectl list locales"
    yield Examined("locales", not silent, found or ", ".join(promised), hint)
    wanting = [tag for tag in promised if tag not in sources and tag not in tree.catalogs()]
    paths = ", ".join(map(catalog_path, wanting))
    hint = "without it, readers see shared phrases in another language"
    yield Examined("phrases", not wanting, f"no {paths}" if wanting else "complete", hint, False)
