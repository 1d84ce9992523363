"""Measure how the texts of one fixture stand, for every tenant that has it and every locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.locales.measures import (
    MISSING,
    OTHER,
    SOURCE,
    WEIGHTS,
    Tally,
    soundness,
    urgency,
)
from fixturectl.checks._locales import is_served
from fixturectl.locales import LocaleError, maximize
from fixturectl.store.inheritance import Layer, setting
from fixturectl.store.tree import fixture_path
from fixturectl.store.yaml_nodes import Scalar
from fixturectl.texts import translations
from fixturectl.texts.marks import TRANSLATED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.actions.validation.inventory import Group
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.tenants import Tenant
    from fixturectl.texts.lookup import Text

_DOUBTFUL = "fuzzy"


class Findings:
    """What validating has found, by file and line."""

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        self._by_path: dict[str, list[tuple[int, str]]] = {}
        self._by_name: dict[str, list[tuple[str, int, str]]] = {}
        for one in findings:
            self._by_path.setdefault(one.path, []).append((one.line, one.level))
            name = one.path.rpartition("/")[2].removesuffix(".yaml")
            self._by_name.setdefault(name, []).append((one.path, one.line, one.level))

    def mark(self, fixture: str) -> bytes:
        """Return what stands for the findings in all files of a fixture."""
        return repr(sorted(self._by_name.get(fixture, ()))).encode("utf-8", "replace")

    def levels(self, text: Text) -> list[str]:
        """Return the levels of the findings that stand in the lines of a text."""
        found = self._by_path.get(text.key.source.path)
        if found is None:
            return []
        first, last = text.key.line, _last_line(text)
        return [level for line, level in found if first <= line <= last]


class Measuring:
    """The tallies of one fixture; tenants that are served from the same files share them."""

    def __init__(self, renderer: Renderer, findings: Findings, group: Group) -> None:
        self._renderer = renderer
        self._findings = findings
        self._group = group
        self._known: dict[tuple[object, ...], Tally] = {}

    def has(self, tenant: Tenant) -> bool:
        """Tell whether a tenant has the fixture."""
        return any(name in self._group.owners for name in tenant.lineage)

    def tally(self, tenant: Tenant, locale: str) -> Tally:
        """Return how the fixture's texts stand for a tenant's readers of a locale."""
        owners = tuple([name for name in tenant.lineage if name in self._group.texts])
        chain = self._renderer.shelf.chain(tenant, locale)
        weight = urgency(self._severity(tenant), list(tenant.severities))
        key = (owners, chain, locale, tenant.source_locale, weight)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._measured(tenant, owners, locale, weight)
        return found

    def _severity(self, tenant: Tenant) -> str:
        files = (
            (name, self._renderer.tree.document(fixture_path(name, self._group.name)))
            for name in tenant.lineage
            if name in self._group.owners
        )
        layers = [Layer(name, document) for name, document in files if document is not None]
        found = setting(layers, ("severity",))
        return found.node.value if found and isinstance(found.node, Scalar) else ""

    def _measured(self, tenant: Tenant, owners: tuple[str, ...], locale: str, weight: int) -> Tally:
        tally = Tally()
        wording = self._renderer.wording(tenant, self._group.name, locale)
        shelf, name = self._renderer.shelf, self._group.name
        sources: dict[str, Text] = {}
        for owner in reversed(owners):
            sources.update(shelf.texts(owner, tenant.source_locale, name))
        for key, source in sources.items():
            target = wording.text(key)
            state, stale = self._standing(tenant, locale, source, target)
            tally.states[state] += 1
            tally.stale += stale
            if target is not None and state != MISSING:
                levels = self._findings.levels(target)
                tally.weight += weight
                tally.sound += weight * (soundness(levels, _words(source)) if levels else 1.0)
        return tally

    def _standing(
        self, tenant: Tenant, locale: str, source: Text, target: Text | None
    ) -> tuple[str, bool]:
        """Return the state of a text, and whether it is of another source text than today's."""
        if target is None or not is_served(locale, target.locale):
            return MISSING, False
        if target.locale == tenant.source_locale:
            return (_of_source(target) if locale == target.locale else OTHER), False
        state = translations.state_of(target) if _is_same(locale, target.locale) else OTHER
        lineage = tenant.lineage
        if lineage.index(target.tenant) > lineage.index(source.tenant):
            # The tenant says something else in the source locale, and inherits this translation.
            return (state if WEIGHTS[state] < WEIGHTS[_DOUBTFUL] else _DOUBTFUL), True
        owner = self._renderer.tenant(target.tenant)
        shelf, name = self._renderer.shelf, self._group.name
        then = translations.original(shelf, owner, name, target.key.value)
        return state, translations.is_stale(target, then)


def _of_source(text: Text) -> str:
    """Return the state of a source text, which needs no translation but may be doubtful."""
    said = translations.state_of(text)
    return SOURCE if said == TRANSLATED else said


def _is_same(locale: str, found: str) -> bool:
    """Tell whether two tags mean one locale: fr and fr-FR do, fr-CA and fr-FR do not."""
    if locale == found:
        return True
    try:
        return maximize(locale) == maximize(found)
    except LocaleError:
        return False


def _words(source: Text) -> int:
    return max((len(form.scalar.value.split()) for form in source), default=0)


def _last_line(text: Text) -> int:
    """Return the line in which a text ends, of a plural its last form."""
    ends = (form.scalar for form in text if form.scalar.source is text.key.source)
    lines = (one.source.place(max(one.end - 1, one.start)).line for one in ends)
    return max(text.key.line, *lines, 0)
