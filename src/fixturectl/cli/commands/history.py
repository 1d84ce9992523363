"""Show what was sent: when, by whom, and how long it took until Slack had accepted it.

Below stands how each tenant was served: half of its messages were accepted within P50, 95 of 100
within P95; SUCCESS is the share that Slack accepted of what was not given up by hand. Where the
tenant's `sla:` promises something, it stands beside. Tests (`send --sample`) don't count.

    fixturectl history acme --since 7d
    fixturectl history --since 2026-11-01 --format csv
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from fixturectl.cli import options


def command(
    ctx: typer.Context,
    tenants: options.SomeTenants = None,
    since: Annotated[
        str,
        typer.Option(
            metavar="AGE|TIME", help="From when on: 7d, 12h, 2026-11-22, 2026-11-22T10:15:00Z."
        ),
    ] = "30d",
    form: Annotated[
        Literal["text", "json", "csv"], typer.Option("--format", help="How to print it.")
    ] = "text",
) -> None:
    import os

    from fixturectl import registry
    from fixturectl.actions.history import history
    from fixturectl.actions.outbox.opening import Place
    from fixturectl.cli import given, streams
    from fixturectl.cli.session import Session

    place = Place(Session.of(ctx).root(), os.environ)
    found = history(place, tenants or (), given.since("--since", since))
    streams.write(registry.load("fixturectl.reports.histories", form).write(found))
