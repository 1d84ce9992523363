"""What is wrong with the messages of a fixture, rendered with every trial."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fixturectl.actions.validation.faults import of_finding, of_problem, united
from fixturectl.actions.validation.glances import Glances
from fixturectl.actions.validation.knowledge import Knowledge
from fixturectl.actions.validation.precedents import law
from fixturectl.actions.validation.trials import NOW, Trial, flips, missing, planned
from fixturectl.checks import Rendered
from fixturectl.rendering.breaches import breaches
from fixturectl.rendering.messages import Message
from fixturectl.rendering.remembering import Memory
from fixturectl.rendering.renderer import Rendering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.actions.validation.families import Families
    from fixturectl.actions.validation.faults import Fault
    from fixturectl.actions.validation.glances import Glimpse
    from fixturectl.actions.validation.precedents import Law
    from fixturectl.actions.validation.trials import Outcome
    from fixturectl.checks import Finding, Source
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.pieces import Obj
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.rendering.scope import Scope

_LIMITS = "block-"


class _Look:
    """One fixture as one tenant and locale have it; what its samples share is made once."""

    def __init__(self, source: Source, locale: str, law: Law | None) -> None:
        self.source = source
        self._locale = locale
        self._memory = Memory()
        bare = self.scope(Trial("", {}))
        bare.memory = None  # what has not changed is not asked for
        readable = law is not None and not any(bare.wording.problems())
        self._glances = Glances(law, bare) if law is not None and readable else None

    def glance(self, trial: Trial) -> Glimpse | None:
        """Return what a glance tells of a trial's message; None where that isn't enough."""
        return self._glances.at(trial) if self._glances is not None else None

    def scope(self, trial: Trial) -> Scope:
        """Return a scope to render a trial in."""
        tenant, fixture, _, renderer = self.source
        of, values = (tenant, fixture, self._locale), trial.values
        scope = renderer.scope(Rendering(*of, values, NOW, trial.status, trial.sample))
        scope.memory = self._memory
        return scope

    def message(self, trial: Trial) -> Message:
        """Render the message of a trial, which is known to be sound."""
        return self.told(trial, self.source.composition.run(self.scope(trial)))

    def told(self, trial: Trial, body: Obj) -> Message:
        """Return the message that `body` is the payload of."""
        tenant, fixture = self.source.tenant.id, self.source.fixture.name
        return Message(tenant, fixture, self._locale, trial.sample, body, NOW)


class Messages:
    """Renders one fixture's trials and looks at each message; `renderings` counts them."""

    def __init__(self, renderer: Renderer, families: Families) -> None:
        self.renderer = renderer
        self.families = families
        self.renderings = 0
        self.known = Knowledge()

    def faults(self, source: Source, locale: str) -> list[Fault]:
        """Return what is wrong with any message of a fixture in one locale."""
        look = _Look(source, locale, self._law(source))
        seen: set[Outcome] = set()
        found: list[Fault] = []
        for trial in self._trials(source):
            seen |= self._tried(look, trial, found)
        before = self.renderings
        key = ("flips", id(source.composition), id(source.fixture.body))
        flipping = self.known.once(key, lambda: list(self._flip(look, seen, found)))
        if self.renderings == before:  # found for another locale: here they are still to be run
            for trial in flipping:
                self._tried(look, trial, found)
        return united(found)

    def _trials(self, source: Source) -> list[Trial]:
        """Return the trials that everyone runs who has these variables and samples."""
        key = ("trials", id(source.fixture.body), source.tenant.timezone)
        return self.known.once(key, partial(planned, source.fixture))

    def _law(self, source: Source) -> Law | None:
        """Return the precedents of a fixture, for all tenants and locales."""
        key, composition = ("law", id(source.composition)), source.composition
        return self.known.once(key, partial(law, composition), composition)

    def _flip(self, look: _Look, seen: set[Outcome], found: list[Fault]) -> Iterator[Trial]:
        """Yield a trial for each outcome of a `when` that no sample has, as far as one is found."""
        source = look.source
        base = self._trials(source)[0]
        for leaf, outcome in missing(source.composition, seen):
            for trial in flips(source.fixture, leaf, outcome, base):
                if (leaf.scalar, outcome) in seen:
                    break
                told: list[Fault] = []
                outcomes = self._tried(look, trial, told)
                if (leaf.scalar, outcome) in outcomes:
                    seen |= outcomes
                    found += told
                    yield trial

    def _tried(self, look: _Look, trial: Trial, found: list[Fault]) -> set[Outcome]:
        """Add what is wrong with the message of a trial; return what each `when` said."""
        self.renderings += 1
        glimpse = look.glance(trial)
        if glimpse is not None:
            if self.families.doubts(glimpse.fresh):
                later = partial(look.message, trial)
                subject = Rendered(later, (), trial.generated, look.source, tuple(glimpse.fresh))
                found += self._faults(self.families.message(subject), trial)
            return glimpse.outcomes
        scope = look.scope(trial)
        body = look.source.composition.run(scope)
        # A leaf in a loop is faulty each time, in one place.
        problems = tuple(dict.fromkeys((*scope.wording.problems(), *scope.problems)))
        message = look.told(trial, body)
        rendered = Rendered(message, problems, trial.generated, look.source)
        found += self._faults(self.families.message(rendered), trial)
        found += self._problems(problems, trial, echo=True)
        if not self.families.limits:
            found += self._problems(breaches(message), trial)
        return scope.outcomes

    def _faults(self, findings: Iterable[Finding], trial: Trial) -> list[Fault]:
        level, sample, made = self.families.level, trial.sample, trial.generated
        return [of_finding(found, level(found), sample, generated=made) for found in findings]

    def _problems(
        self, problems: Iterable[Diagnostic], trial: Trial, *, echo: bool = False
    ) -> Iterator[Fault]:
        """Yield what rendering itself reports, where no family of checks does.

        A limit that only made-up values break is a warning.
        """
        for problem in problems:
            if problem.check not in self.families.levels:
                fault = of_problem(problem, generated=trial.generated, echo=echo)
                if trial.generated and fault.check.startswith(_LIMITS) and fault.level == "error":
                    fault = fault._replace(level="warning")
                yield fault._replace(sample=trial.sample)
