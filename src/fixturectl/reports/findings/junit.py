"""Findings as a JUnit XML report: a suite for each file, a test case for each finding.

An error is a failed case; a warning or an information is a skipped one, so that it is seen and the
build stays green. Without findings there is one passed case: some readers refuse an empty report.
Source: the attributes that Jenkins, GitLab and Azure DevOps read in common.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from fixturectl.reports.findings import ordered
from fixturectl.reports.xml import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.reports.findings import Sources
    from fixturectl.reports.page import Page

_NOTHING = """\
  <testsuite name="fixturectl" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase classname="fixturectl" name="validate" time="0"/>
  </testsuite>"""


def write(diagnostics: Iterable[Diagnostic], sources: Sources, _page: Page) -> str:
    """Return the report as an XML document in UTF-8."""
    found = ordered(diagnostics)
    suites = [
        _suite(path, list(ones), sources) for path, ones in groupby(found, lambda one: one.path)
    ]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="fixturectl" {_counts(found)}>',
            *(suites or [_NOTHING]),
            "</testsuites>\n",
        ]
    )


def _suite(path: str, found: list[Diagnostic], sources: Sources) -> str:
    name = escaped(sources.in_repository(path) or "fixturectl")
    cases = [_case(one, name) for one in found]
    return "\n".join(
        [f'  <testsuite name="{name}" {_counts(found)}>', *cases, "  </testsuite>"],
    )


def _counts(found: list[Diagnostic]) -> str:
    errors = sum(one.level == "error" for one in found)
    skipped = len(found) - errors
    return f'tests="{len(found) or 1}" failures="{errors}" errors="0" skipped="{skipped}" time="0"'


def _case(found: Diagnostic, file: str) -> str:
    name = escaped(f"{found.check} {found.line}:{found.column}")
    outcome = "failure" if found.level == "error" else "skipped"
    kind = f' type="{escaped(found.check)}"' if outcome == "failure" else ""
    hint = f"\nhint: {found.hint}" if found.hint else ""
    place = f'file="{file}" line="{found.line}"'
    return (
        f'    <testcase classname="{file}" name="{name}" {place} time="0">\n'
        f'      <{outcome} message="{escaped(found.message)}"{kind}>'
        f"{escaped(str(found) + hint)}</{outcome}>\n"
        "    </testcase>"
    )
