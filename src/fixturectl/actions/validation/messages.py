"""What is wrong with the messages of a fixture, rendered with every trial."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fixturectl.actions.validation.faults import of_finding, of_problem, united
from fixturectl.actions.validation.knowledge import Knowledge
from fixturectl.actions.validation.trials import NOW, flips, missing, planned
from fixturectl.blocks.soundness import Soundness
from fixturectl.checks import Rendered
from fixturectl.rendering.breaches import breaches
from fixturectl.rendering.messages import Message, strings
from fixturectl.rendering.remembering import Memory
from fixturectl.rendering.renderer import Rendering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.actions.validation.families import Families
    from fixturectl.actions.validation.faults import Fault
    from fixturectl.actions.validation.trials import Outcome, Trial
    from fixturectl.checks import Source
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.pieces import Obj
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.rendering.scope import Scope

_LIMITS = "block-"


class Messages:
    """Renders one fixture's trials and looks at each message; `renderings` counts them."""

    def __init__(self, renderer: Renderer, families: Families) -> None:
        self.renderer = renderer
        self.families = families
        self.renderings = 0
        self.known = Knowledge()
        self._memory = Memory()
        self._soundness = Soundness()

    def faults(self, source: Source, locale: str) -> list[Fault]:
        """Return what is wrong with any message of a fixture in one locale."""
        self._memory, self._soundness = Memory(), Soundness()
        seen: set[Outcome] = set()
        found: list[Fault] = []
        for trial in self._trials(source):
            scope, body = self._run(source, locale, trial)
            seen |= scope.outcomes
            found += self._judged(source, scope, body, trial)
        before = self.renderings
        key = ("flips", id(source.composition), id(source.fixture.body))
        flipping = self.known.once(key, lambda: list(self._flip(source, locale, seen, found)))
        if self.renderings == before:  # found for another locale: here they are still to be run
            for trial in flipping:
                found += self._judged(source, *self._run(source, locale, trial), trial)
        return united(found)

    def _trials(self, source: Source) -> list[Trial]:
        """Return the trials that everyone runs who has these variables and samples."""
        key = ("trials", id(source.fixture.body), source.tenant.timezone)
        return self.known.once(key, partial(planned, source.fixture))

    def _flip(
        self, source: Source, locale: str, seen: set[Outcome], found: list[Fault]
    ) -> Iterator[Trial]:
        """Yield a trial for each outcome of a `when` that no sample has, as far as one is found."""
        base = self._trials(source)[0]
        for leaf, outcome in missing(source.composition, seen):
            for trial in flips(source.fixture, leaf, outcome, base):
                if (leaf.scalar, outcome) in seen:
                    break
                scope, body = self._run(source, locale, trial)
                if (leaf.scalar, outcome) in scope.outcomes:
                    seen |= scope.outcomes
                    found += self._judged(source, scope, body, trial)
                    yield trial

    def _run(self, source: Source, locale: str, trial: Trial) -> tuple[Scope, Obj]:
        self.renderings += 1
        tenant, fixture, composition, renderer = source
        values = trial.values
        rendering = Rendering(tenant, fixture, locale, values, NOW, trial.status, trial.sample)
        scope = renderer.scope(rendering)
        scope.memory = self._memory
        return scope, composition.run(scope)

    def _judged(self, source: Source, scope: Scope, body: Obj, trial: Trial) -> list[Fault]:
        tenant, fixture = source.tenant.id, source.fixture.name
        message = Message(tenant, fixture, scope.locale, trial.sample, body, NOW)
        # A leaf in a loop is faulty each time, in one place.
        problems = tuple(dict.fromkeys((*scope.wording.problems(), *scope.problems)))
        sound, news = self._soundness.examine(body)
        fresh = tuple(strings(news))
        rendered = Rendered(message, problems, trial.generated, source, fresh, sound=sound)
        sample, made = trial.sample, trial.generated
        faults = [
            of_finding(found, self.families.level(found), sample, generated=made)
            for found in self.families.message(rendered)
        ]
        faults += self._problems(problems, trial, echo=True)
        if not self.families.limits:
            faults += self._problems(breaches(message), trial)
        return faults

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
