"""Samples fit the variables, and whatever refers to a sample names one that is there."""

from __future__ import annotations

from fixturectl.store.fixture_samples import BUILT_IN, sample_faults
from fixturectl.store.variables import Variable, declare
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence, read

TEXT = """\
variables: {host: {type: string, example: a}, used: {type: integer}}
samples:
  full: {used: 100, host: b}
  odd: {used: many, hots: a, broken: 1}
golden: [full, ful, examples]
tests: [{sample: odd}, {sample: defaults}, {sample: other}, {locale: fr-FR}, {locale: xx}]
"""


def section(name: str) -> Mapping:
    root = read("f.yaml", TEXT.encode()).root
    assert isinstance(root, Mapping)
    found = root.get(name)
    assert isinstance(found, Mapping)
    return found


def items(name: str) -> Sequence:
    root = read("f.yaml", TEXT.encode()).root
    assert isinstance(root, Mapping)
    found = root.get(name)
    assert isinstance(found, Sequence)
    return found


def test_every_fault_is_found_once() -> None:
    variables: dict[str, Variable] = {}
    for key, node in section("variables"):
        variable, _ = declare(key.value, node, key)
        assert variable is not None
        variables[key.value] = variable
    samples = {key.value: node for key, node in section("samples") if isinstance(node, Mapping)}
    golden = [node for node in items("golden") if isinstance(node, Scalar)]
    tests = [node for node in items("tests") if isinstance(node, Mapping)]

    found = sample_faults(variables, {"broken"}, samples, (golden, tests))

    assert [str(one) for one in found] == [
        "f.yaml:1:47: error: the required variable used has no example [variable-missing]",
        'f.yaml:4:15: error: used: a whole number is expected, not "many" [variable-value]',
        'f.yaml:4:21: error: sample odd: unknown variable "hots" [variable-unknown]',
        'f.yaml:5:16: error: unknown sample "ful" [schema]',
        'f.yaml:6:53: error: unknown sample "other" [schema]',
        "f.yaml:6:87: error: unknown language 'xx' in 'xx' [schema]",
    ]


def test_two_samples_are_always_there() -> None:
    assert BUILT_IN == ("examples", "defaults")
