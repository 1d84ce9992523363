"""Give the texts of a locale to translators, with all that is known of each, as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.exchange import locales
from fixturectl.actions.exchange.earlier import Earlier
from fixturectl.actions.exchange.limits import limits
from fixturectl.actions.exchange.offers import Kept, Offer, Unread, offers
from fixturectl.actions.validation.trials import NOW
from fixturectl.errors import FindingsError, UsageError
from fixturectl.store.lineages import ROOT
from fixturectl.store.yaml_nodes import Scalar
from fixturectl.texts import exchange, translations

if TYPE_CHECKING:
    from types import ModuleType

    from fixturectl.actions.opening import OpenStore

STALE = "stale"
MISSING = "missing"


class Request(NamedTuple):
    """What to export: all tenants if none is named; `only` "missing" or "stale" texts, or all."""

    form: str
    locale: str
    tenant: str = ""
    only: str = ""


class Exported(NamedTuple):
    """The file's content, how many texts are in it, and those that are not."""

    content: bytes
    number: int
    kept: list[Kept]


def export(store: OpenStore, request: Request) -> Exported:
    """Return a locale's texts as a file; for the source locale, a template without translations.

    Raises UsageError for what isn't there, FindingsError for a file that can't be read.
    """
    locale = locales.known(store, request.locale)
    tenants = _tenants(store, request.tenant, locale)
    form = exchange.load(request.form)
    kept: list[Kept] = []
    chosen: list[Offer] = []
    for found in offers(store, locale, tenants):
        if isinstance(found, Unread):  # its texts would pass for missing
            raise FindingsError(found.problems)
        why = found if isinstance(found, Kept) else _unfit(found, form)
        if why is not None:
            kept.append(why)
        elif isinstance(found, Offer) and _is_wanted(found, request.only):
            chosen.append(found)
    source = _source_locale(store, chosen, tenants)
    units = tuple(_completed(store, chosen))
    package = exchange.Package(_name(store), source, locale, units)
    return Exported(form.write(package), len(units), kept)


def _tenants(store: OpenStore, asked: str, locale: str) -> list[str]:
    if not asked:
        return locales.concerned(store, locale)
    store.tenant(asked)  # says so where there is none
    return [asked]


def _is_wanted(offer: Offer, only: str) -> bool:
    if only == MISSING:
        return not offer.unit.target
    return not only or offer.unit.state == only


def _unfit(offer: Offer, form: ModuleType) -> Kept | None:
    """Return why a format has no place for a text, None where it has."""
    if offer.unit.plural and not form.PLURALS:
        return Kept(offer.unit.name, "a plural, for which this format has no place")
    strings = (*offer.unit.source.values(), *offer.unit.target.values())
    if not all(map(form.can_say, strings)):
        return Kept(offer.unit.name, "it holds a character that this format can't say")
    return None


def _source_locale(store: OpenStore, chosen: list[Offer], tenants: list[str]) -> str:
    """Return the one locale that the texts were written in; UsageError where there are several."""
    owners = {one.tenant.id: one.tenant.source_locale for one in chosen}
    if len(set(owners.values())) > 1:
        listed = ", ".join(f"{name} in {tag}" for name, tag in owners.items())
        hint = "export one tenant at a time: --tenant NAME"
        raise UsageError(f"source texts in several languages: {listed}", hint=hint)
    known = [*owners.values(), *(store.renderer.tenant(one).source_locale for one in tenants)]
    return known[0]


def _completed(store: OpenStore, chosen: list[Offer]) -> list[exchange.Unit]:
    """Return the units with how long they may be, and what stale ones were made from."""
    earlier = Earlier(store.root)
    longest: dict[str, dict[str, int]] = {}
    found = []
    for one in chosen:
        whole = one.fixture.address
        if whole not in longest:
            longest = {whole: limits(store.renderer, one.tenant, one.fixture, one.locale, NOW)}
        unit = one.unit._replace(limit=longest[whole].get(one.key, 0))
        if unit.state == STALE and one.target is not None:
            before = translations.made_from(one.target)
            unit = unit._replace(previous=earlier.wording(unit.path, one.key, before))
        found.append(unit)
    return found


def _name(store: OpenStore) -> str:
    """Return what the store calls itself, or else its folder's name."""
    setting = store.renderer.tenant(ROOT).setting("store")
    node = setting.node if setting is not None else None
    return node.value if isinstance(node, Scalar) and not node.is_null else store.root.name
