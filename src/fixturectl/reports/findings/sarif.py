"""Findings as SARIF 2.1.0, which GitHub code scanning, Azure DevOps and editors read.

One run; a rule for each check that found something, with its manual page; columns in characters;
paths relative to %SRCROOT%, the repository's root. Source: OASIS, "SARIF Version 2.1.0".
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from fixturectl.reports.findings import ordered
from fixturectl.reports.fingerprints import fingerprinted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.reports.findings import Sources
    from fixturectl.reports.page import Page

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "%SRCROOT%"
_EXAMPLE = ("tenant", "fixture", "locale", "sample", "pointer")


def write(diagnostics: Iterable[Diagnostic], sources: Sources, _page: Page) -> str:
    """Return a SARIF log with one run, indented by 2, in ASCII."""
    found = ordered(diagnostics)
    rules = sorted({one.check for one in found})
    driver = {
        "name": "fixturectl",
        "semanticVersion": sources.version,
        "rules": [_rule(check, sources) for check in rules],
    }
    results = [
        _result(one, fingerprint, rules.index(one.check), sources)
        for one, fingerprint in fingerprinted(found, sources)
    ]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the root of the repository"}}},
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(check: str, sources: Sources) -> dict[str, object]:
    manual = sources.manual(check).strip()
    first = manual.partition("\n\n")[0]
    rule: dict[str, object] = {
        "id": check,
        "shortDescription": {"text": " ".join(first.split()) or check},
    }
    if manual:
        rule["help"] = {"text": manual, "markdown": manual}
    return rule


def _result(
    found: Diagnostic, fingerprint: str, rule_index: int, sources: Sources
) -> dict[str, object]:
    said = f"{found.message}\nhint: {found.hint}" if found.hint else found.message
    result: dict[str, object] = {
        "ruleId": found.check,
        "ruleIndex": rule_index,
        "level": _LEVELS[found.level],
        "message": {"text": said},
        "partialFingerprints": {"fixturectl/v1": fingerprint},
    }
    if found.path:
        result["locations"] = [_location(found, sources)]
    example = {name: getattr(found, name) for name in _EXAMPLE if getattr(found, name)}
    return {**result, "properties": example} if example else result


def _location(found: Diagnostic, sources: Sources) -> dict[str, object]:
    return {
        "physicalLocation": {
            "artifactLocation": {
                "uri": quote(sources.in_repository(found.path)),
                "uriBaseId": _ROOT,
            },
            "region": {"startLine": found.line, "startColumn": found.column},
        }
    }
