"""List what is not settled: waiting, in doubt, held, or dead; the next to be sent first.

fixturectl outbox list
fixturectl outbox list acme --state dead --format json
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from fixturectl.cli import options

Which = Literal["waiting", "sending", "doubtful", "held", "delivered", "dead", "cancelled"]


def command(
    ctx: typer.Context,
    tenants: options.SomeTenants = None,
    state: Annotated[
        Which | None, typer.Option(help="Only those in this state.", show_default=False)
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Delivered and cancelled ones too.")
    ] = False,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How to print it.")
    ] = "text",
) -> None:
    import os
    import sys

    from fixturectl import registry
    from fixturectl.actions.outbox import looking
    from fixturectl.actions.outbox.opening import Place
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.reports.page import page_of

    place = Place(Session.of(ctx).root(), os.environ)
    chosen = (state,) if state else () if everything else looking.UNSETTLED
    found = list(looking.listed(place, tenants or (), chosen))
    report = registry.load("fixturectl.reports.deliveries", form)
    streams.write(report.write(found, page_of(sys.stdout)))
