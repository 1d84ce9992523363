"""The values of a fixture's variables for one rendering."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.diagnostics import Diagnostic, nearest
from fixturectl.store.fixture_samples import BUILT_IN, DEFAULTS, EXAMPLES
from fixturectl.store.variables import (
    example_of,
    mask,
    missing_example,
    missing_value,
    read_once,
    unknown_fault,
    value_fault,
)
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as AnyMapping

    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.variables import Variable
    from fixturectl.store.yaml_nodes import Node


class Values(NamedTuple):
    """Typed values by variable; `origins` has the node of each that stands in a file."""

    values: dict[str, object]
    origins: dict[str, Node | None]
    problems: tuple[Diagnostic, ...]

    @property
    def complete(self) -> bool:
        return not any(problem.level == "error" for problem in self.problems)


def names(fixture: Fixture) -> list[str]:
    """Return the names of all samples: examples and defaults, which are always there, first."""
    return [*BUILT_IN, *fixture.samples]


def of_samples(fixture: Fixture, zone: tzinfo) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield each sample's name with what `values` returns for it, nothing else given."""
    examples, defaults = (
        values(fixture, given={}, sample=name, zone=zone).values for name in BUILT_IN
    )
    yield EXAMPLES, examples
    yield DEFAULTS, defaults
    for name, sample in fixture.samples.items():
        own = dict(examples)
        for key, node in sample:
            variable = fixture.variables.get(key.value)
            if variable is None:
                continue
            reading = read_once(variable, node, zone=zone)
            own.pop(key.value, None)
            if reading.fits:
                own[key.value] = mask(variable, reading.value)
        yield name, own


def values(
    fixture: Fixture,
    *,
    given: AnyMapping[str, object],
    sample: str | None = None,
    preview: bool = True,
    zone: tzinfo = UTC,
    reveal: bool = False,
) -> Values:
    """Return the values for one rendering, and everything that is wrong with them.

    `given` holds what the caller gives: nodes, `variables.Spelled` texts of a command line, or
    Python values; an outer source has overwritten an inner one in it. Given values win over those
    of `sample` ("examples" and "defaults" are always there), the sample over the example, the
    example over the default; the sample "defaults" prefers defaults over examples. Without
    `preview`, for a delivery, examples count only with a sample. `zone` is where datetimes without
    one stand. Sensitive values are masked unless `reveal`. A variable whose value is missing or
    wrong is not in `values`.
    """
    problems: list[Diagnostic] = list(_unknown(fixture, given, sample))
    found: dict[str, object] = {}
    origins: dict[str, Node | None] = {}
    shows_examples = preview or sample is not None
    for name, variable in fixture.variables.items():
        candidate = given.get(name, _NONE)
        if candidate is _NONE:
            candidate = _own(fixture, variable, sample, shows_examples)
        if candidate is _NONE:
            problems.append((missing_example if shows_examples else missing_value)(variable))
            continue
        reading = read_once(variable, candidate, zone=zone)
        fallback = None if name in given else variable.node
        if reading.problems:
            problems.extend(value_fault(problem, fallback) for problem in reading.problems)
        if reading.fits:
            found[name] = reading.value if reveal else mask(variable, reading.value)
            origins[name] = _node(candidate)
    return Values(found, origins, tuple(dict.fromkeys(problems)))


_NONE = object()
_NODES = (Scalar, Mapping, Sequence)  # a tuple: `|` would make a new union at each call


def _own(fixture: Fixture, variable: Variable, sample: str | None, shows_examples: bool) -> object:
    """Return the first of the fixture's own values that counts; `_NONE` if there is none."""
    chosen = fixture.samples.get(sample or "")
    own = chosen.get(variable.name) if chosen is not None else None
    example = example_of(variable) if shows_examples else None
    first, last = (variable.default, own) if sample == DEFAULTS else (own, variable.default)
    for choice in (first, example, last):
        if choice is not None:
            return choice
    return _NONE


def _unknown(
    fixture: Fixture, given: AnyMapping[str, object], sample: str | None
) -> Iterator[Diagnostic]:
    """Yield the names that the fixture does not have: of the sample, of given variables."""
    if sample is not None and sample not in BUILT_IN and sample not in fixture.samples:
        known = names(fixture)
        hint = nearest(sample, known) or f"there are {', '.join(known)}"
        message = f'{fixture.address} has no sample "{sample}"'
        yield Diagnostic("variable-unknown", "error", message, hint)
    for name, value in given.items():
        if name not in fixture.variables and name not in fixture.body.broken:
            yield unknown_fault(name, fixture.variables, _node(value))


def _node(value: object) -> Node | None:
    return value if isinstance(value, _NODES) else None
