"""What a rendering reads, as a key: tenants and locales with equal keys get equal messages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from fixturectl.actions.validation.knowledge import Knowledge
from fixturectl.store.cache import digest

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from fixturectl.rendering.composing import Composition
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.variables import Variable
    from fixturectl.texts.lookup import Shelf, Text, Wording


class Demand:
    """What a fixture's leaves may read, known without running them."""

    __slots__ = ("looks", "members", "moments", "phrases", "texts")

    def __init__(self, composition: Composition, fixture: Fixture) -> None:
        uses = [leaf.uses for leaf in composition.outline.leaves]
        self.texts = tuple(dict.fromkeys(text.key for use in uses for text in use.texts))
        self.phrases = any(use.phrases or "label" in use.filters for use in uses)
        self.looks = any(
            name in {"urgency_emoji", "status_color"} for use in uses for name in use.filters
        )
        names = {path[0] for use in uses for path in use.members}
        reached = {path[1:] for use in uses for path in use.members if path[0] == "tenant"}
        self.members = tuple(sorted(reached))
        self.moments = "now" in names or any(map(_has_moment, fixture.variables.values()))


def _has_moment(variable: Variable) -> bool:
    inner = [*(variable.fields or {}).values(), *([variable.of] if variable.of else [])]
    return variable.type == "datetime" or any(map(_has_moment, inner))


class Readings:
    """The keys of one fixture's renderings; objects are told apart by identity while it lives."""

    def __init__(self, *, marks: bool = False) -> None:
        """With `marks`, what stands for a reading in other runs is wanted too."""
        self.known = Knowledge()
        self._marks = marks

    def key(
        self, fixture: Fixture, composition: Composition, wording: Wording, locale: str
    ) -> Hashable:
        """Return what a rendering for this tenant and locale reads, samples apart."""
        demand = self.demand(fixture, composition)
        texts = tuple([wording.text(key) for key in demand.texts])
        return (
            id(composition),
            id(fixture.body),
            locale,
            texts,
            self.settings(fixture.tenant, demand, texts),
            _phrase_chain(wording) if demand.phrases else (),
        )

    def mark(
        self, fixture: Fixture, composition: Composition, wording: Wording, locale: str
    ) -> bytes:
        """Return what stands for the same reading in another run: by content, not by identity."""
        if not self._marks:
            return b""
        demand = self.demand(fixture, composition)
        texts = tuple([wording.text(key) for key in demand.texts])
        files = [layer.document.source for layer in fixture.layers]
        said = [_said(text) for text in texts]
        settings = self.settings(fixture.tenant, demand, texts)
        chain = _phrase_chain(wording) if demand.phrases else ()
        told = (locale, [file.path for file in files], said, settings, chain)
        contents = [file.text.encode("utf-8", "replace") for file in files]
        phrases = [self._catalog(wording.shelf, tag) for tag in chain]
        return digest([repr(told).encode("utf-8", "replace"), *contents, *phrases])

    def _catalog(self, shelf: Shelf, locale: str) -> bytes:
        """Return what stands for the phrases of a locale."""
        catalog = shelf.catalog(locale)
        entries = catalog.entries if catalog is not None else ()

        def made() -> bytes:
            said = [(entry.message, entry.text, entry.place, entry.fuzzy) for entry in entries]
            return digest([repr(said).encode("utf-8", "replace")])

        return self.known.once(("catalog", id(catalog)), made, catalog)

    def files(self, wordings: Sequence[Wording]) -> Hashable:
        """Return what stands for the text files that readers of these wordings are served from."""
        shelf, tenant, fixture = wordings[0].shelf, wordings[0].tenant, wordings[0].fixture
        found = []
        for locale in dict.fromkeys(tag for wording in wordings for tag in wording.chain):
            for owner in tenant.lineage:
                texts = shelf.texts(owner, locale, fixture)
                if texts:
                    found.append(id(texts))
        return tuple(found)

    def demand(self, fixture: Fixture, composition: Composition) -> Demand:
        key = ("demand", id(composition), id(fixture.body))
        made = partial(Demand, composition, fixture)
        return self.known.once(key, made, composition, fixture.body)

    def settings(
        self, tenant: Tenant, demand: Demand, texts: tuple[Text | None, ...]
    ) -> tuple[Hashable, ...]:
        """Return the settings of a tenant that its messages of one fixture show."""
        moments = demand.moments or any(text is not None and _shows_now(text) for text in texts)
        return (
            tenant.mentions,
            tenant.timezone if moments else "",
            _looks(tenant) if demand.looks else (tuple(tenant.severities), tuple(tenant.statuses)),
            tuple([_member(tenant, path) for path in demand.members]),
        )


def _said(text: Text | None) -> tuple[object, ...]:
    """Return a text with its place: both are told of its faults."""
    if text is None:
        return ()
    forms = [(form.scalar.place, form.scalar.spelling) for form in text]
    return (text.tenant, text.locale, text.key.place, *forms)


def _shows_now(text: Text) -> bool:
    return any("now" in form.parsed.names for form in text)


def _looks(tenant: Tenant) -> tuple[Hashable, ...]:
    return (
        tuple([(name, severity.emoji) for name, severity in tenant.severities.items()]),
        tuple([(name, status.color) for name, status in tenant.statuses.items()]),
    )


def _member(tenant: Tenant, path: tuple[str, ...]) -> str:
    """Return the spelling of `tenant.values.x`; of a whole object where no member is named."""
    found: Any = {"id": tenant.id, "name": tenant.name, "values": tenant.values}
    for name in path:
        if not isinstance(found, dict) or name not in found:
            return ""
        found = found[name]
    return repr(found)


def _phrase_chain(wording: Wording) -> tuple[str, ...]:
    """Return the locales whose catalogs are asked for a phrase, in their order."""
    source = wording.tenant.source_locale
    chain = wording.chain
    asked = chain[: chain.index(source) + 1] if source in chain else chain
    return (*(tag for tag in asked if wording.shelf.catalog(tag) is not None), source)
