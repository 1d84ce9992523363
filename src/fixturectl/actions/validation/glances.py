"""Whether a message is surely sound, told from the portions and strings in which it is new.

Where that can't be told the message is rendered as a whole, and all checks look at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.blocks.soundness import Sound, together
from fixturectl.rendering.expressions.faults import ExpressionError
from fixturectl.rendering.layout import BLANK
from fixturectl.rendering.mentions import denied
from fixturectl.rendering.messages import strings

if TYPE_CHECKING:
    from typing import Any

    from fixturectl.actions.validation.precedents import Law, Precedents, Shape
    from fixturectl.actions.validation.trials import Outcome, Trial
    from fixturectl.rendering.outline import Portion
    from fixturectl.rendering.pieces import Leaf
    from fixturectl.rendering.scope import Scope


class Glimpse(NamedTuple):
    """A sound message: the strings that none before had, and what each `when` said."""

    fresh: list[Leaf]
    outcomes: set[Outcome]


class _Seen:
    """A portion of the messages at hand, as it was last seen."""

    __slots__ = ("brings", "outcomes", "precedents", "reads", "shape", "sizes", "strands")

    def __init__(self, precedents: Precedents, scope: Scope) -> None:
        wording = scope.wording
        self.precedents = precedents
        self.strands = [strand.reads.of(wording) for strand in precedents.portion.strands]
        others = [reads.of(wording) for reads in precedents.others]
        self.reads = frozenset().union(*self.strands, *others)
        self.brings: Sound | None = None
        self.outcomes: set[Outcome] = set()
        self.shape: Shape | None = None
        self.sizes: list[int] = []  # of the strings of that shape


class Glances:
    """Looks at the messages of a fixture for one tenant and locale, one trial after the other."""

    def __init__(self, law: Law, scope: Scope) -> None:
        """Take a scope to render with, whose names are those of no trial."""
        self._scope = scope
        self._bare = scope.names
        self._last: dict[str, Any] = {}
        self._seen = [_Seen(one, scope) for one in (*law.beside, *law.blocks)]
        self._needs_blocks = len(law.beside) > 1

    def at(self, trial: Trial) -> Glimpse | None:
        """Return what a glance tells of a trial's message; None where that isn't enough."""
        values = {**trial.values, "status": trial.status}
        last, self._last = self._last, values
        self._scope.names = {**self._bare, **values}
        changed = {name for name, value in values.items() if value is not last.get(name, self)}
        changed.update(last.keys() - values.keys())
        fresh: list[Leaf] = []
        outcomes: set[Outcome] = set()
        parts = []
        for seen in self._seen:
            if seen.brings is None or not changed.isdisjoint(seen.reads):
                seen.brings = self._looked(seen, changed, fresh)
            if seen.brings is not None:
                parts.append(seen.brings)
                outcomes |= seen.outcomes
        whole = together(parts) if len(parts) == len(self._seen) else None
        if whole is None or (self._needs_blocks and not whole.blocks):
            return None
        return Glimpse(fresh, outcomes)

    def _looked(self, seen: _Seen, changed: set[str], fresh: list[Leaf]) -> Sound | None:
        """Return what a portion brings, None if it may not be sound; `fresh` gets new strings."""
        scope, before = self._scope, seen.shape
        scope.begin()
        shape = seen.shape = _shape(seen.precedents.portion, scope)
        if shape is None:
            return None
        news: list[Leaf] = []
        known = seen.precedents.precedent(shape)
        if known is None:
            seen.shape = None
            brings = self._rendered(seen.precedents, shape, news)
        else:
            brings = self._compared(seen, known, changed if shape == before else None, news)
        if brings is None or scope.problems or (scope.calls and self._denies(news)):
            seen.shape = None
            return None
        seen.outcomes = scope.outcomes
        fresh += news
        return brings

    def _denies(self, news: list[Leaf]) -> bool:
        return any(denied(news, self._scope.tenant.mentions))

    def _rendered(self, precedents: Precedents, shape: Shape, news: list[Leaf]) -> Sound | None:
        """Return what a portion brings that is looked at as a whole."""
        items: list[Any] = []
        precedents.portion.emit(self._scope, items)
        news += strings(items)
        return None if self._scope.problems else precedents.judge(shape, items)

    def _compared(
        self, seen: _Seen, precedent: Sound, changed: set[str] | None, news: list[Leaf]
    ) -> Sound | None:
        """Return what a portion brings that differs from a sound one in strings only.

        Without `changed` none of its strings is known.
        """
        watched = seen.precedents.watched(seen.shape or ())
        sizes, strands = seen.sizes, seen.strands
        if changed is None:
            seen.sizes = sizes = [0] * len(watched)
        size = 0
        for index, (number, build, checks, counted) in enumerate(watched):
            if changed is None or not changed.isdisjoint(strands[number]):
                string = build(self._scope)
                if not string.strip(BLANK):  # it may be left out
                    return None
                for faults in checks:
                    if faults(string) is not None:
                        return None
                news.append(string)
                sizes[index] = counted * len(string)
            size += sizes[index]
        return Sound(precedent.blocks, precedent.ids, size)


def _shape(portion: Portion, scope: Scope) -> Shape | None:
    """Return what each `when` of a portion says, the outer ones asked first; None if one fails."""
    if not portion.choices:
        return ()
    said: list[bool | None] = [None] * len(portion.choices)
    hidden: set[int] = set()
    for number in range(len(said) - 1, -1, -1):
        if number in hidden:
            continue
        choice = portion.choices[number]
        try:
            said[number] = shown = choice.ask(scope)
        except ExpressionError:
            return None
        scope.outcomes.add((choice.use.scalar, shown))
        if not shown:
            hidden.update(choice.choices)
    return tuple(said)
