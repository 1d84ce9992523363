"""What a fault looks like, and the nearest name."""

from __future__ import annotations

import pytest

from fixturectl.diagnostics import Diagnostic, Place, nearest


def test_a_diagnostic_reads_as_compilers_write_it() -> None:
    found = Diagnostic("yaml", "error", "unclosed quote", path="a.yaml", line=3, column=7)

    assert str(found) == "a.yaml:3:7: error: unclosed quote [yaml]"
    assert found.place == Place("a.yaml", 3, 7)


def test_without_a_file_there_is_no_place() -> None:
    assert str(Diagnostic("yaml", "warning", "odd")) == "warning: odd [yaml]"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("nmae", "did you mean name?", id="letters swapped"),
        pytest.param("zzz", "", id="like nothing"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_nearest_name(name: str, expected: str) -> None:
    assert nearest(name, ["name", "region"]) == expected
