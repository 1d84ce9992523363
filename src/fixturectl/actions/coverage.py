"""How far a store is translated: each tenant's promised locales and the texts they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.locales import is_pseudo
from fixturectl.store.inheritance import is_null
from fixturectl.store.tree import texts_path
from fixturectl.store.yaml_nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.listing import Stock
    from fixturectl.store.tenants import Tenant


class LocaleRecord(NamedTuple):
    """How many of a tenant's `texts` are said in a promised locale itself, not by fallback."""

    tenant: str
    locale: str
    translated: int
    texts: int
    source: bool
    default: bool


def list_locales(stock: Stock, tenant: str | None) -> list[LocaleRecord]:
    """Return the promised locales of all tenants, or of one, with their texts counted."""
    names = stock.tree.tenants() if tenant is None else [tenant]
    return [record for name in names for record in _records(stock, stock.tenant(name))]


def _records(stock: Stock, tenant: Tenant) -> Iterator[LocaleRecord]:
    wanted = set(_texts(stock, tenant, tenant.source_locale))
    for tag in tenant.locales:
        said = wanted if is_pseudo(tag) else wanted.intersection(_texts(stock, tenant, tag))
        is_source, is_default = tag == tenant.source_locale, tag == tenant.default_locale
        yield LocaleRecord(tenant.id, tag, len(said), len(wanted), is_source, is_default)


def _texts(stock: Stock, tenant: Tenant, tag: str) -> Iterator[tuple[str, str]]:
    """Yield fixture and key of each text that a tenant's lineage says in a locale."""
    for one in tenant.lineage:
        for fixture in stock.tree.texts(one, tag):
            document = stock.tree.document(texts_path(one, tag, fixture))
            root = document.root if document else None
            texts = root.get("texts") if isinstance(root, Mapping) else None
            for key, node in texts if isinstance(texts, Mapping) else ():
                if not is_null(node):
                    yield fixture, key.value
