"""Find what would go wrong in production, offline and without keys.

Every tenant, fixture, promised locale and sample is rendered and held against Slack's rules.

    fixturectl validate
    fixturectl validate --format json
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Format = Literal["text", "json", "github", "gitlab", "sarif", "junit"]


def command(
    ctx: typer.Context,
    form: Annotated[Format, typer.Option("--format", help="How to print the findings.")] = "text",
) -> int:
    import sys

    from fixturectl import registry
    from fixturectl.actions.store import Store
    from fixturectl.actions.validate import validate
    from fixturectl.cli import findings, streams
    from fixturectl.cli.session import Session
    from fixturectl.reports.findings import Sources
    from fixturectl.reports.page import page_of

    session = Session.of(ctx)
    found = validate(Store(session.root())).findings
    report = registry.load("fixturectl.reports.findings", form)
    sources = Sources(lines=findings.lines(session))
    streams.write(report.write(found, sources, page_of(sys.stdout, color=session.color)))
    return findings.FOUND if any(one.level == "error" for one in found) else 0
