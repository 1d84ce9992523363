"""Find what would go wrong in production, offline and without keys.

Every tenant, fixture, promised locale and sample is rendered and held against Slack's rules. With
--online Slack is asked as well, about each different message; it needs no token.

    fixturectl validate
    fixturectl validate --format json
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Format = Literal["text", "json", "github", "gitlab", "sarif", "junit"]


def command(
    ctx: typer.Context,
    online: Annotated[
        bool, typer.Option("--online", help="Ask Slack itself as well; needs no token.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print the findings.")] = "text",
) -> int:
    import sys

    from fixturectl import registry
    from fixturectl.actions.store import Store
    from fixturectl.actions.validate import validate
    from fixturectl.cli import asking, findings, streams
    from fixturectl.cli.session import Session
    from fixturectl.reports.findings import Sources
    from fixturectl.reports.page import page_of

    session = Session.of(ctx)
    store = Store(session.root())
    found = validate(store).findings
    asked = asking.of_store(session, store) if online else None
    found += asked.findings if asked else []
    report = registry.load("fixturectl.reports.findings", form)
    sources = Sources(lines=findings.lines(session))
    streams.write(report.write(found, sources, page_of(sys.stdout, color=session.color)))
    if asked and asked.fault:
        raise asked.fault
    return findings.FOUND if any(one.level == "error" for one in found) else 0
