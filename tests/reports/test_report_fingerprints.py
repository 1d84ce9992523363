"""Fingerprints: the same finding keeps its own when lines move, two never share one."""

from __future__ import annotations

from fixturectl.diagnostics import Diagnostic
from fixturectl.reports.findings import Sources
from fixturectl.reports.fingerprints import fingerprinted

LINES = {1: "title: {nmae}", 9: "  title: {nmae}  ", 5: "other: {nmae}"}
SOURCES = Sources(lines=lambda _, line: LINES.get(line))


def found(line: int, sample: str = "") -> Diagnostic:
    return Diagnostic("yaml", "error", "odd", path="a.yaml", line=line, sample=sample)


def prints(*diagnostics: Diagnostic) -> list[str]:
    return [digits for _, digits in fingerprinted(diagnostics, SOURCES)]


def test_a_line_that_moves_and_another_sample_change_nothing() -> None:
    assert prints(found(1)) == prints(found(9)) == prints(found(1, "quiet"))


def test_another_line_is_another_finding() -> None:
    assert prints(found(1)) != prints(found(5))


def test_equal_findings_of_one_report_are_counted() -> None:
    both = prints(found(1), found(1))

    assert len(set(both)) == 2
    assert all(len(digits) == 64 for digits in both)
