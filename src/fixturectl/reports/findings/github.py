"""Findings as GitHub workflow commands, which show as annotations on the changed lines.

GitHub shows at most 10 errors and 10 warnings of a step; all of them stand in the step's log.
Source: docs.github.com, "Workflow commands"; escaping as in @actions/toolkit `command.ts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.findings import ordered
from fixturectl.reports.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.reports.findings import Sources
    from fixturectl.reports.page import Page

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(diagnostics: Iterable[Diagnostic], sources: Sources, _page: Page) -> str:
    """Return a workflow command for each finding; nothing when there are none."""
    return "".join(f"{_command(found, sources)}\n" for found in ordered(diagnostics))


def _command(found: Diagnostic, sources: Sources) -> str:
    properties = {"title": found.check}
    if found.path:
        properties = {
            "file": sources.in_repository(found.path),
            "line": str(found.line),
            "col": str(found.column),
            **properties,
        }
    listed = ",".join(
        f"{name}={visible(value).translate(_PROPERTY)}" for name, value in properties.items()
    )
    hint = f"\nhint: {found.hint}" if found.hint else ""
    said = visible(found.message + hint).translate(_TEXT)
    return f"::{_COMMANDS[found.level]} {listed}::{said}"
