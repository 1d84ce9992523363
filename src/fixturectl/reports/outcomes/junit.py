"""What tests came to, as a JUnit XML report: a suite for each fixture of a tenant.

A message and what was tested of it is a test case; what differs from a golden file stands in the
failure. Source: the attributes that Jenkins, GitLab and Azure DevOps read in common.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from fixturectl.reports.outcomes.text import told
from fixturectl.reports.wording import Paint
from fixturectl.reports.xml import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.reports.outcomes import Outcome
    from fixturectl.reports.page import Page

_NOTHING = '  <testsuite name="fixturectl" tests="0" failures="0" errors="0" skipped="0" time="0"/>'


def write(outcomes: Iterable[Outcome], _page: Page) -> str:
    """Return the report as an XML document in UTF-8."""
    found = sorted(outcomes, key=_suite_of)
    suites = [_suite(name, list(ones)) for name, ones in groupby(found, _suite_of)]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="fixturectl" {_counts(found)}>',
            *(suites or [_NOTHING]),
            "</testsuites>\n",
        ]
    )


def _suite_of(outcome: Outcome) -> str:
    return f"{outcome.tenant}/{outcome.fixture}"


def _suite(name: str, found: list[Outcome]) -> str:
    cases = [_case(one) for one in found]
    head = f'  <testsuite name="{escaped(name)}" {_counts(found)}>'
    return "\n".join([head, *cases, "  </testsuite>"])


def _counts(found: list[Outcome]) -> str:
    failures = sum(not one.passed for one in found)
    return f'tests="{len(found)}" failures="{failures}" errors="0" skipped="0" time="0"'


def _case(outcome: Outcome) -> str:
    suite = escaped(_suite_of(outcome))
    rest = (outcome.kind, outcome.locale, outcome.sample, outcome.status)
    name = escaped(" ".join(part for part in rest if part))
    place = f'file="{escaped(outcome.place.path)}" line="{outcome.place.line}"'
    case = f'    <testcase classname="{suite}" name="{name}" {place} time="0"'
    if outcome.passed:
        return f"{case}/>"
    details = "\n".join(told(outcome, Paint(colored=False)))
    return (
        f"{case}>\n"
        f'      <failure message="{escaped(outcome.message)}" type="{outcome.kind}">'
        f"{escaped(details)}</failure>\n"
        "    </testcase>"
    )
