"""The values a fixture is rendered with: samples, made-up ones, and those that flip a `when`."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.rendering import samples
from fixturectl.rendering.generated_samples import EMPTY, generated, longest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.rendering.composing import Composition
    from fixturectl.rendering.outline import LeafUse
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.variables import Variable
    from fixturectl.store.yaml_nodes import Scalar

    Outcome = tuple[Scalar, bool]

# What relative times count from wherever a rendering must come out the same every day.
NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
FIRING = "firing"
_TRIES = 24  # renderings spent on one outcome of a `when` before it is left alone


class Trial(NamedTuple):
    """One set of values to render with; `generated` tells that nobody wrote it."""

    sample: str
    values: dict[str, Any]
    status: str = FIRING
    generated: bool = False


def planned(fixture: Fixture) -> list[Trial]:
    """Return the trials of every fixture: the samples that people gave, then the made-up ones.

    A variable whose value is missing or wrong, as is reported where it stands, gets a made-up one.
    """
    trials = []
    known: dict[object, Any] = {}
    for name, values in samples.of_samples(fixture, fixture.tenant.zone):
        filled = _filled(fixture, values)
        trials.append(Trial(name, filled, generated=len(filled) > len(values)))
    for name, values in generated(fixture):
        trials.append(Trial(name, _filled(fixture, values), generated=True))
    return _distinct([trial._replace(values=_shared(trial.values, known)) for trial in trials])


def _shared(values: dict[str, Any], known: dict[object, Any]) -> dict[str, Any]:
    """Return `values` with one object for equal ones, by which renderings tell them apart.

    In `known` they are by what they are, and by identity too, as most samples share most values.
    """
    found = {}
    for name, value in values.items():
        one = known.get(id(value))
        if one is None:
            one = known.setdefault((type(value), repr(value)), value)
            known[id(value)] = one
        found[name] = one
    return found


def _filled(fixture: Fixture, values: dict[str, Any]) -> dict[str, Any]:
    if len(values) == len(fixture.variables):
        return values
    made = {
        name: longest(variable)
        for name, variable in fixture.variables.items()
        if name not in values
    }
    return {**values, **{name: value for name, value in made.items() if value is not EMPTY}}


def _distinct(trials: list[Trial]) -> list[Trial]:
    """Return the trials without those whose values an earlier one has: they show nothing new."""
    found: list[Trial] = []
    for trial in trials:
        if not any(trial.values == known.values for known in found):
            found.append(trial)
    return found


def missing(composition: Composition, seen: set[Outcome]) -> list[tuple[LeafUse, bool]]:
    """Return the outcomes of `when` that no trial has had yet, in the order of the source."""
    return [
        (leaf, outcome)
        for leaf in composition.outline.conditions
        for outcome in (True, False)
        if leaf.fault is None and (leaf.scalar, outcome) not in seen
    ]


def flips(fixture: Fixture, leaf: LeafUse, outcome: bool, base: Trial) -> Iterator[Trial]:
    """Yield trials, one of which may give `leaf`, a `when`, the outcome that is wanted.

    They differ from `base` in the variables that the condition names: one at a time, then two.
    """
    name = f"when of line {leaf.scalar.line} {'true' if outcome else 'false'}"
    choices = dict(_choices(fixture, leaf))
    tried = 0
    for names in _combinations(list(choices)):
        for values in product(*(choices[one] for one in names)):
            if tried >= _TRIES:
                return
            tried += 1
            given = dict(zip(names, values, strict=True))
            status = str(given.pop("status", base.status))
            yield Trial(name, {**base.values, **given}, status, generated=True)


def _combinations(names: list[str]) -> Iterator[tuple[str, ...]]:
    yield from ((name,) for name in names)
    for index, one in enumerate(names):
        yield from ((one, other) for other in names[index + 1 :])


def _choices(fixture: Fixture, leaf: LeafUse) -> Iterator[tuple[str, list[Any]]]:
    """Yield the names a condition depends on, each with values worth trying.

    What a loop's name stands for is an item of some list: all lists are tried then.
    """
    names = {name for name, _ in leaf.uses.names}
    inner = names & leaf.bound
    for name, variable in fixture.variables.items():
        if name in names or (inner and variable.type == "list"):
            yield name, _values(variable)
    if "status" in names:
        yield "status", list(fixture.tenant.statuses)


def _values(variable: Variable) -> list[Any]:
    """Return values of a variable that conditions tell apart."""
    found: list[Any] = [None] if variable.nullable else []
    if variable.type == "boolean":
        return [*found, True, False]
    if variable.type == "enum":
        return [*found, *variable.values]
    if variable.type == "list":
        return [*found, [], *_lists(variable)]
    if variable.type in {"integer", "number"}:
        return [*found, *_numbers(variable)]
    if variable.type == "string" and variable.pattern is None:
        found.append("")
    value = longest(variable)
    return found if value is EMPTY else [*found, value]


def _lists(variable: Variable) -> Iterator[list[Any]]:
    """Yield lists of one item, for each value of the item that conditions tell apart."""
    if variable.of is None or variable.max_items == 0:
        return
    if variable.of.type != "object":
        yield from ([value] for value in _values(variable.of))
        return
    whole = longest(variable.of)
    if not isinstance(whole, dict):
        return
    yield [whole]
    for name, field in (variable.of.fields or {}).items():
        yield from ([{**whole, name: value}] for value in _values(field))


def _numbers(variable: Variable) -> list[Any]:
    low, high = variable.minimum, variable.maximum
    tried: list[Any] = [0, 1, 2, -1, 100, low, high]
    return [
        number
        for number in dict.fromkeys(tried)
        if number is not None
        and (low is None or number >= low)
        and (high is None or number <= high)
    ]
