"""Which files of translations a call means, by tenant, fixture, text and locale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions import addresses
from fixturectl.diagnostics import nearest
from fixturectl.errors import FindingsError, UsageError
from fixturectl.locales import LocaleError, canonical
from fixturectl.store.tree import texts_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.actions.listing import Stock
    from fixturectl.store.tenants import Tenant

ALL = "all"


class TextsFile(NamedTuple):
    """A tenant's own file of texts of one fixture in one locale; `keys` if not all are meant."""

    tenant: Tenant
    locale: str
    fixture: str
    keys: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return texts_path(self.tenant.id, self.locale, self.fixture)


def chosen(stock: Stock, asked: Sequence[str], locale: str) -> list[TextsFile]:
    """Return the files that `TENANT`, `TENANT/FIXTURE` and `TENANT/FIXTURE.KEY` mean in a locale.

    `locale` may be "all". A tenant's source locale is never among them. Raises UsageError where
    nothing is meant: what a tenant inherits is in its ancestor's files, which others share.
    Raises FindingsError where a tenant's settings can't be read.
    """
    tag = locale if locale == ALL else known(locale)
    found: dict[TextsFile, None] = {}
    for address in asked:
        whole, _, key = address.partition(".")
        name, fixture = addresses.parts(whole or address)
        tenant = stock.tenant(name)
        if unread := [one for one in tenant.problems if one.check == "yaml"]:
            raise FindingsError(unread)
        tags = _locales(stock, tenant, tag)
        files = [
            TextsFile(tenant, tag, one, (key,) if key else ())
            for tag in tags
            for one in stock.tree.texts(name, tag)
            if fixture in {"", one}
        ]
        if not files:
            raise _nothing(stock, tenant, fixture, tags, tag)
        found.update(dict.fromkeys(files))
    return list(found)


def known(locale: str) -> str:
    """Return a locale's tag in its canonical spelling; raises UsageError for what is none."""
    try:
        return canonical(locale)
    except LocaleError as error:
        raise UsageError(error.message, hint=error.hint) from None


def _locales(stock: Stock, tenant: Tenant, tag: str) -> list[str]:
    if tag == tenant.source_locale:
        message = f"{tag} is the source locale of {tenant.id}: its texts are no translations"
        raise UsageError(message, hint="name the locale of a translation")
    own = [one for one in stock.tree.locales(tenant.id) if one != tenant.source_locale]
    if tag == ALL:
        return own
    return [tag] if tag in own else []


def _nothing(
    stock: Stock, tenant: Tenant, fixture: str, tags: Sequence[str], tag: str
) -> UsageError:
    """Return the error that says whose the texts are, or what there is instead."""
    where = "" if tag == ALL else f" in {tag}"
    what = f" of {fixture}" if fixture else ""
    message = f"{tenant.id} has no texts of its own{what}{where}"
    owners = [name for name in tenant.lineage[1:] if _has(stock, name, fixture, tag)]
    if owners:
        address = f"{owners[0]}/{fixture}" if fixture else owners[0]
        return UsageError(message, hint=f"it inherits those of {owners[0]}: name {address}")
    if tags and fixture:
        names = [name for one in tags for name in stock.tree.texts(tenant.id, one)]
        return UsageError(message, hint=nearest(fixture, names) or "see: fixturectl list fixtures")
    own = [one for one in stock.tree.locales(tenant.id) if one != tenant.source_locale]
    return UsageError(
        message, hint=nearest(tag, own) or f"it has {', '.join(own) or 'none at all'}"
    )


def _has(stock: Stock, tenant: str, fixture: str, tag: str) -> bool:
    return any(_fixtures(stock, tenant, fixture, tag))


def _fixtures(stock: Stock, tenant: str, fixture: str, tag: str) -> Iterator[str]:
    for one in stock.tree.locales(tenant):
        if tag in {ALL, one}:
            yield from (name for name in stock.tree.texts(tenant, one) if fixture in {"", name})
