"""Show a delivery: what it is, every call to Slack about it, and what is still to be done.

The beginning of its id is enough. --message prints the message too, as it is: it holds what the
variables held, sensitive ones as well.

    fixturectl outbox show 4f1c
    fixturectl outbox show 4f1c --message --format json
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from fixturectl.cli import options


def command(
    ctx: typer.Context,
    identity: options.Delivery,
    message: Annotated[
        bool, typer.Option("--message", help="Print the message too, sensitive values as well.")
    ] = False,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How to print it.")
    ] = "text",
) -> None:
    import os
    import sys

    from fixturectl import registry
    from fixturectl.actions.outbox.looking import examined
    from fixturectl.actions.outbox.opening import Place
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.reports.page import page_of

    found = examined(Place(Session.of(ctx).root(), os.environ), identity)
    if not message:
        found = found._replace(message=None)
    report = registry.load("fixturectl.reports.deliveries", form)
    streams.write(report.write_one(found, page_of(sys.stdout)))
