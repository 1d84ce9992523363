"""One message of one side of a comparison: rendered, masked where either side hides, made plain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.actions.validation.trials import FIRING, NOW
from fixturectl.locales import is_rtl
from fixturectl.rendering import samples
from fixturectl.rendering.remembering import Memory
from fixturectl.rendering.renderer import Rendering
from fixturectl.reports.messages import Preview
from fixturectl.reports.tree import mapped, node
from fixturectl.store.variables import mask
from fixturectl.token_shapes import redact

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.composing import Composition
    from fixturectl.rendering.pieces import Obj
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant
    from fixturectl.texts.lookup import Wording


class Subject(NamedTuple):
    """A fixture for one tenant and locale, on one side."""

    renderer: Renderer
    tenant: Tenant
    fixture: Fixture
    composition: Composition
    wording: Wording
    locale: str
    memory: Memory

    @property
    def statuses(self) -> list[str]:
        """The statuses it is worth rendering in: firing, and all where the message shows them."""
        uses = (leaf.uses for leaf in self.composition.outline.leaves)
        shows = any(name == "status" for use in uses for name, _ in use.names)
        return [FIRING, *(one for one in self.tenant.statuses if shows and one != FIRING)]

    def values(self, sample: str) -> tuple[dict[str, Any], Diagnostic | None]:
        """Return the values of a sample, and why they are not all there."""
        found = samples.values(self.fixture, given={}, sample=sample, zone=self.tenant.zone)
        faults = [problem for problem in found.problems if problem.level == "error"]
        return found.values, next(iter(faults), None)

    @property
    def unreadable(self) -> Diagnostic | None:
        """Why a file that the message is made from can't be read; None where all can."""
        problems = (*self.tenant.problems, *self.fixture.problems)
        return next((problem for problem in problems if problem.check == "yaml"), None)

    def phrases(self) -> dict[str, str]:
        """Return the phrases that its messages may show, as its readers get them."""
        uses = [leaf.uses for leaf in self.composition.outline.leaves]
        names = {message for use in uses for message, _ in use.phrases}
        if any("label" in use.filters for use in uses):
            names |= {*self.tenant.severities, *self.tenant.statuses}
        return {name: self.wording.phrase(name).text for name in sorted(names)}


class Shown(NamedTuple):
    """A rendered message: its body with origins, or why there is none."""

    body: Obj | None
    fault: Diagnostic | None = None

    @property
    def reason(self) -> str:
        return redact(str(self.fault)) if self.fault is not None else ""


def subject(
    renderer: Renderer, tenant: str, fixture: str, locale: str, other: Subject | None = None
) -> Subject | None:
    """Return what a tenant has of a fixture; None where it has none that can be read.

    A message that the `other` side has too is not made ready twice.
    """
    found = renderer.fixture(tenant, fixture)
    if found is None:
        return None
    owner = renderer.tenant(tenant)
    wording = renderer.wording(owner, fixture, locale)
    same = other is not None and found.body is other.fixture.body
    composition = other.composition if other and same else renderer.composition(found)
    return Subject(renderer, owner, found, composition, wording, locale, Memory())


class Values(NamedTuple):
    """The values of one sample for both sides, and why a side has not got them all."""

    before: dict[str, Any]
    after: dict[str, Any]
    faults: tuple[Diagnostic | None, Diagnostic | None]


def values(before: Subject, after: Subject, sample: str, known: dict[Any, Any]) -> Values:
    """Return the values of a sample; what is sensitive on one side is masked on both.

    Equal values are one object, kept in `known`: by that renderings tell them apart.
    """
    (old, old_fault), (new, new_fault) = before.values(sample), after.values(sample)
    _mask(old, after)
    _mask(new, before)
    faults = before.unreadable or old_fault, after.unreadable or new_fault
    return Values(_shared(old, known), _shared(new, known), faults)


def _shared(found: dict[str, Any], known: dict[Any, Any]) -> dict[str, Any]:
    return {name: known.setdefault((type(one), repr(one)), one) for name, one in found.items()}


def _mask(found: dict[str, Any], other: Subject) -> None:
    for name, variable in other.fixture.variables.items():
        if name in found:
            found[name] = mask(variable, found[name])


def rendered(
    one: Subject, given: dict[str, Any], fault: Diagnostic | None, sample: str, status: str
) -> Shown:
    """Render a message with values that are whole but for a `fault`."""
    if fault is not None:
        return Shown(None, fault)
    rendering = Rendering(one.tenant, one.fixture, one.locale, given, NOW, status, sample)
    scope = one.renderer.scope(rendering)
    scope.memory = one.memory
    body = one.composition.run(scope)
    problems = (*scope.wording.problems(), *scope.problems)
    errors = [problem for problem in problems if problem.level == "error"]
    return Shown(None, errors[0]) if errors else Shown(body)


def preview(one: Subject, body: Obj, sample: str, safe: Callable[[str], str]) -> Preview:
    """Return a message for showing, as plain values: of its strings what `safe` makes of them."""
    return Preview(
        node(mapped(body, safe)),
        one.tenant.id,
        one.fixture.name,
        one.locale,
        sample,
        is_rtl(one.locale),
        one.tenant.timezone,
        NOW,
    )
