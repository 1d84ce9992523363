"""Let deliveries be sent again: dead ones, held ones, and those that still wait for their turn.

They are sent by the next `send` or `outbox flush`. Whatever Slack may have already is looked for
before it is sent again. The exit status is 1 where one is delivered already, or being sent.

    fixturectl outbox retry 4f1c
    fixturectl outbox retry --dead acme
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import options


def command(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID|TENANT]...",
            help="Deliveries by the beginnings of their ids; with --dead, tenants.",
            show_default=False,
        ),
    ] = None,
    dead: Annotated[bool, typer.Option("--dead", help="All dead letters, of all tenants.")] = False,
    form: options.RecordForm = "text",
) -> int:
    import os

    from fixturectl.actions.outbox import deciding
    from fixturectl.actions.outbox.opening import Place
    from fixturectl.cli import deciding as telling
    from fixturectl.cli.session import Session
    from fixturectl.errors import UsageError

    place = Place(Session.of(ctx).root(), os.environ)
    if not names and not dead:
        raise UsageError("nothing to send again", hint="name a delivery, or say --dead")
    ids = deciding.dead(place, names or ()) if dead else names or ()
    return telling.tell(
        deciding.retry(place, ids), form, "will be sent by: fixturectl outbox flush"
    )
