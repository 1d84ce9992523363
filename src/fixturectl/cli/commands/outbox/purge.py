"""Remove settled deliveries, and with them the messages that they held; what waits stays.

Delivered and cancelled ones go by themselves after 30 days; the history keeps a line about each,
without the message.

    fixturectl outbox purge --older-than 7d
    fixturectl outbox purge acme --dead
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import options


def command(
    ctx: typer.Context,
    tenants: options.SomeTenants = None,
    age: Annotated[
        str,
        typer.Option(
            "--older-than", metavar="AGE", help="Only what was settled longer ago, as 7d or 12h."
        ),
    ] = "0s",
    dead: Annotated[bool, typer.Option("--dead", help="Dead letters too.")] = False,
    form: options.RecordForm = "text",
) -> None:
    import os

    from fixturectl import registry
    from fixturectl.actions.outbox import deciding
    from fixturectl.actions.outbox.opening import Place
    from fixturectl.cli import given, streams
    from fixturectl.cli.session import Session

    place = Place(Session.of(ctx).root(), os.environ)
    states = ("delivered", "cancelled", *(("dead",) if dead else ()))
    found = deciding.purge(place, tenants or (), given.age("--older-than", age), states)
    report = registry.load("fixturectl.reports.records", form)
    streams.write(report.write({"outboxes": found}))
