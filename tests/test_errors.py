"""An error that ends a command knows its exit status, and what to do next."""

from __future__ import annotations

import pytest

from fixturectl.diagnostics import Diagnostic
from fixturectl.errors import FindingsError, FixturectlError, UsageError


@pytest.mark.parametrize(
    ("error", "status"),
    [
        pytest.param(FixturectlError("no git"), 3, id="cannot go on"),
        pytest.param(UsageError("no tenant acme"), 2, id="wrong usage"),
        pytest.param(FindingsError([]), 1, id="findings"),
    ],
)
def test_each_kind_has_its_exit_status(error: FixturectlError, status: int) -> None:
    assert error.status == status


def test_the_hint_is_apart_from_the_message() -> None:
    error = UsageError("no tenant acme", hint="see: fixturectl list tenants")

    assert (str(error), error.message) == ("no tenant acme", "no tenant acme")
    assert error.hint == "see: fixturectl list tenants"


def test_findings_speak_for_themselves() -> None:
    found = Diagnostic("yaml", "error", "a tab", path="a.yaml", line=2, column=3)

    assert str(FindingsError([found])) == "a.yaml:2:3: error: a tab [yaml]"
    assert str(FindingsError([])) == "findings"
