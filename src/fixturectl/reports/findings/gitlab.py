"""Findings as a GitLab code quality report, shown in the merge request.

Source: docs.gitlab.com, "Code Quality report format".
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fixturectl.reports.findings import ordered
from fixturectl.reports.fingerprints import fingerprinted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.reports.findings import Sources
    from fixturectl.reports.page import Page

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def write(diagnostics: Iterable[Diagnostic], sources: Sources, _page: Page) -> str:
    """Return a JSON list with an entry for each finding; a finding without a file is on `.`."""
    entries = [
        {
            "description": f"{found.message}\nhint: {found.hint}" if found.hint else found.message,
            "check_name": found.check,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[found.level],
            "location": {
                "path": sources.in_repository(found.path) or ".",
                "lines": {"begin": found.line},
            },
        }
        for found, fingerprint in fingerprinted(ordered(diagnostics), sources)
    ]
    return json.dumps(entries, indent=2) + "\n"
