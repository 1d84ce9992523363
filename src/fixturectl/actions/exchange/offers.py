"""Every text that translators of a locale may have, beside its translation, and what is kept back.

A tenant's texts are those of its own files: what it inherits is translated where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.errors import FindingsError
from fixturectl.store.tree import texts_path
from fixturectl.store.yaml_nodes import comment_above
from fixturectl.texts import plurals, translations
from fixturectl.texts.exchange import PLAIN, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.opening import OpenStore
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant
    from fixturectl.texts.lookup import Text


class Offer(NamedTuple):
    """A text and whose it is: `target` is its translation, in the tenant's own file or not there.

    `unit` is what stands of it in a translator's file, without limit and previous source text.
    `names` are words that stay as they are in this locale, by the tenant's glossary.
    """

    unit: Unit
    tenant: Tenant
    fixture: Fixture
    locale: str
    source: Text
    target: Text | None
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.source.key.value

    @property
    def path(self) -> str:
        """Where its translation stands, or will."""
        return texts_path(self.tenant.id, self.locale, self.fixture.name)


class Kept(NamedTuple):
    """A text that is not given to translators, and why."""

    name: str
    reason: str


class Unread(NamedTuple):
    """Texts that nobody knows, as their file can't be read: all whose names begin with `prefix`."""

    prefix: str
    problems: tuple[Diagnostic, ...]


def offers(store: OpenStore, locale: str, tenants: list[str]) -> Iterator[Offer | Kept | Unread]:
    """Yield the texts of `tenants` in the order of their names.

    Raises FindingsError for settings that can't be read: nobody knows in which locale the tenant's
    texts are.
    """
    for name in tenants:
        tenant = store.renderer.tenant(name)
        if unread := [one for one in tenant.problems if one.check == "yaml"]:
            raise FindingsError(unread)
        for fixture in _fixtures(store, tenant, locale):
            yield from _of_fixture(store, tenant, fixture, locale)


def _fixtures(store: OpenStore, tenant: Tenant, locale: str) -> list[str]:
    """Return the fixtures of which a tenant has texts of its own, to translate or translated."""
    tree = store.tree
    tags = [tag for tag in (tenant.source_locale, locale) if tag in tree.locales(tenant.id)]
    return sorted({name for tag in tags for name in tree.texts(tenant.id, tag)})


def _of_fixture(
    store: OpenStore, tenant: Tenant, name: str, locale: str
) -> Iterator[Offer | Kept | Unread]:
    fixture, shelf = store.renderer.fixture(tenant.id, name), store.renderer.shelf
    own = shelf.texts(tenant.id, tenant.source_locale, name)
    # For the source locale itself nothing is translated: what goes out is a template.
    done = shelf.texts(tenant.id, locale, name) if locale != tenant.source_locale else {}
    paths = [texts_path(tenant.id, tag, name) for tag in (tenant.source_locale, locale)]
    if faults := [one for path in paths for one in shelf.unreadable.get(path, ())]:
        yield Unread(f"{tenant.id}/{name}.", tuple(dict.fromkeys(faults)))
        return
    for key in sorted({*own, *done}):
        address = f"{tenant.id}/{name}.{key}"
        source = translations.original(shelf, tenant, name, key)
        if fixture is None:
            yield Kept(address, f"there is no fixture {name}")
        elif source is None:
            yield Kept(address, f"the source locale {tenant.source_locale} has no such text")
        else:
            yield _offer(store, (tenant, fixture, locale), source, done.get(key))


def _offer(
    store: OpenStore, whose: tuple[Tenant, Fixture, str], source: Text, target: Text | None
) -> Offer | Kept:
    tenant, fixture, locale = whose
    name = f"{tenant.id}/{fixture.name}.{source.key.value}"
    for text in (source, target):
        if text is not None and translations.wording_of(text.node) is None:
            sealed = any(form.sealed for form in text)
            where = text.key.place
            return Kept(name, f"sealed in {where}" if sealed else f"no text in {where}")
    plural = _is_plural(store, fixture, source, target, locale)
    unit = Unit(
        name,
        source.key.source.path,
        strings(source),
        _translated(target, locale, plural=plural),
        _state(source, target),
        plural=plural,
        note=comment_above(source.key),
    )
    names = _names(store, tenant, locale)
    return Offer(unit, tenant, fixture, locale, source, target, names)


def _names(store: OpenStore, tenant: Tenant, locale: str) -> tuple[str, ...]:
    glossary = store.renderer.shelf.glossaries.of(tenant.lineage)
    if glossary is None:
        return ()
    terms, _ = glossary.of(locale)
    return (*glossary.keep, *(term.name for term in terms if term.name in term.forms))


def strings(text: Text) -> dict[str, str]:
    """Return what a text says, by form."""
    wording = translations.wording_of(text.node)
    return {PLAIN: wording} if isinstance(wording, str) else dict(wording or {})


def _translated(target: Text | None, locale: str, *, plural: bool) -> dict[str, str]:
    """Return what a translation says, by form; where all numbers have one, a plain text is that."""
    said = strings(target) if target is not None else {}
    if plural and PLAIN in said and plurals.only_other(locale):
        return {"other": said[PLAIN]}
    return said


def _state(source: Text, target: Text | None) -> str:
    if target is None:
        return ""
    return "stale" if translations.is_stale(target, source) else translations.state_of(target)


def _is_plural(
    store: OpenStore, fixture: Fixture, source: Text, target: Text | None, locale: str
) -> bool:
    if source.forms or (target is not None and target.forms):
        return True
    # A locale with one form for all numbers says its plurals in a plain text.
    if not plurals.only_other(source.locale) or plurals.only_other(locale):
        return False
    leaves = store.renderer.composition(fixture).outline.leaves
    uses = (use for leaf in leaves for use in leaf.uses.texts)
    return any(use.key == source.key.value and "count" in use.arguments for use in uses)
