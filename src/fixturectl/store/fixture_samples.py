"""What is wrong with the samples of a fixture, and with what refers to them: golden and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.diagnostics import closest
from fixturectl.store.inheritance import is_null
from fixturectl.store.schema import compiled, problem
from fixturectl.store.schema.vocabulary import SAMPLE
from fixturectl.store.tenant_faults import tag_faults
from fixturectl.store.variables import (
    UNKNOWN,
    example_of,
    missing_example,
    read_once,
    unknown_fault,
    value_fault,
)
from fixturectl.store.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.variables import Variable

EXAMPLES = "examples"
DEFAULTS = "defaults"
BUILT_IN = (EXAMPLES, DEFAULTS)


def sample_faults(
    variables: dict[str, Variable],
    broken: AbstractSet[str],
    samples: dict[str, Mapping],
    referring: tuple[Iterable[Scalar], Iterable[Mapping]],
    doubtful: AbstractSet[str] = frozenset(),
) -> Iterator[Diagnostic]:
    """Yield all faults; `broken` are names of variables whose declaration is at fault already.

    `referring` are the entries of `golden` and `tests`. What may be missing only because its
    section is `doubtful` is no fault.
    """
    for variable in variables.values():
        if variable.required and example_of(variable) is None:
            yield missing_example(variable)
    for name, sample in samples.items():
        if name in BUILT_IN:
            message = f'the sample "{name}" is always there: it can\'t be declared'
            yield problem(sample, message, "name it otherwise")
        for fault in _values(name, sample, variables, broken):
            if fault.check != UNKNOWN or "variables" not in doubtful:
                yield fault
    golden, tests = referring
    if "samples" not in doubtful:
        yield from _references(samples, golden, tests)
    for test in tests:
        locale = test.get("locale")
        if isinstance(locale, Scalar) and not is_null(locale):
            yield from tag_faults(locale)


def _values(
    sample_name: str, sample: Mapping, variables: dict[str, Variable], broken: AbstractSet[str]
) -> Iterator[Diagnostic]:
    for key, node in sample:
        variable = variables.get(key.value)
        if variable is not None:
            yield from (value_fault(found, node) for found in read_once(variable, node).problems)
        elif key.value not in broken:
            yield unknown_fault(key.value, variables, key, f"sample {sample_name}: ")


def _references(
    samples: dict[str, Mapping], golden: Iterable[Scalar], tests: Iterable[Mapping]
) -> Iterator[Diagnostic]:
    names = [*golden, *(test.get("sample") for test in tests)]
    known = [*BUILT_IN, *samples]
    for name in names:
        if isinstance(name, Scalar) and not is_null(name) and name.value not in known:
            close = closest(name.value, known)
            if close and not compiled(SAMPLE.pattern).fullmatch(close):
                continue  # whose name is told of where it stands
            hint = f"did you mean {close}?" if close else f"there are {', '.join(known)}"
            yield problem(name, f'unknown sample "{name.value}"', hint)
