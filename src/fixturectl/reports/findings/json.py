"""Findings as a JSON list for programs, with the same keys in every item.

`check`, `level` (error, warning, info), `message`, `hint`, `path` (from the store's root, `/`
between folders), `line` and `column` (from 1, in characters), `tenant`, `fixture`, `locale` and
`sample` of one message that shows the fault, `pointer` (JSON pointer into that message), `tenants`
and `locales` (how many the fault reaches; 0 where they were not counted), `code` and `constraint`
({type, expected, got}, or null) of a rule of Slack's as Slack itself would answer, `fixable`
(whether `validate --fix` mends it). What is not known is an empty string. Without findings the list
is empty.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fixturectl.reports.findings import ordered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.reports.findings import Sources
    from fixturectl.reports.page import Page

_KEYS = (
    "check", "level", "message", "hint", "path", "line", "column",
    "tenant", "fixture", "locale", "sample", "pointer", "tenants", "locales",
)  # fmt: skip


def write(diagnostics: Iterable[Diagnostic], _sources: Sources, _page: Page) -> str:
    """Return the findings as a JSON list, indented by 2, in ASCII."""
    return json.dumps(items(diagnostics), indent=2) + "\n"


def items(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Return each finding as an object with these keys."""
    return [
        {key: getattr(one, key) for key in _KEYS} | _answer(one) for one in ordered(diagnostics)
    ]


def _answer(found: Diagnostic) -> dict[str, object]:
    answer: dict[str, object] = {"code": "", "constraint": None}
    answer |= json.loads(found.slack) if found.slack else {}
    return {**answer, "fixable": bool(found.edits)}
