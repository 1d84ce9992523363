"""Every check has a manual page whose examples are run: a new file is under test at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from examples import SOUND, Example, examples

from fixturectl import checks, registry
from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.actions.validation import made_up_locales
from fixturectl.actions.validation.targets import Request
from fixturectl.diagnostics import Level

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

PACKAGE = checks.__name__
FAMILIES = registry.names(PACKAGE)


def _manual(family: str) -> str:
    return registry.load(PACKAGE, family).__doc__ or ""


def _found(root: Path, *, pseudo: bool = False) -> list[tuple[str, int, str]]:
    found = validate(Store(root)).findings
    if pseudo:
        found = [*found, *made_up_locales.findings(Store(root), Request())]
    return sorted((one.path, one.line, one.check) for one in found)


def test_the_store_below_all_examples_has_no_finding(make_store: MakeStore) -> None:
    assert _found(make_store(SOUND), pseudo=True) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_manual_says_what_is_prevented_and_how_to_mend_it(family: str) -> None:
    manual = _manual(family)
    verdicts = {example.verdict for example in examples(manual)}

    assert manual.startswith("Prevents ")
    assert "\nTo mend it, " in manual
    assert verdicts == {"PASS", "FAIL"}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_declares_names_with_a_level_each(family: str) -> None:
    module = registry.load(PACKAGE, family)

    assert module.CHECKS
    assert set(module.CHECKS.values()) <= set(get_args(Level))


def test_no_two_families_declare_the_same_name() -> None:
    names = [name for family in FAMILIES for name in registry.load(PACKAGE, family).CHECKS]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{family}-{example.verdict}-{example.title}")
        for family in FAMILIES
        for example in examples(_manual(family))
    ],
)
def test_an_example_has_the_findings_that_are_marked_and_no_others(
    example: Example, make_store: MakeStore
) -> None:
    pseudo = any(check.startswith("pseudo-") for _, _, check in example.marks)

    assert bool(example.marks) is (example.verdict == "FAIL")
    assert _found(make_store(example.files), pseudo=pseudo) == example.marks
