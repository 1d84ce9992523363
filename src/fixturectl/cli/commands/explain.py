"""Say where every value of a message comes from, and what it hides.

Each value is listed with the file and line it stands in and, below it, what it shadows: other
tenants' values, other locales' texts. Of a translation it says the state, and whether it is stale.

    fixturectl explain acme/disk-full --locale fr-FR
    fixturectl explain acme/disk-full t.title
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from fixturectl.cli import options


def command(
    ctx: typer.Context,
    address: options.Address,
    key: Annotated[
        str | None,
        typer.Argument(
            metavar="KEY",
            help="One key, as severity, variables.region, t.title or tenant.timezone.",
            show_default=False,
        ),
    ] = None,
    locale: options.Locale = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="The format.")] = "text",
) -> None:
    import sys

    from fixturectl import registry
    from fixturectl.actions.explain import chain, explain
    from fixturectl.actions.store import Store
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.reports.page import page_of

    session = Session.of(ctx)
    store = Store(session.root())
    found = explain(store, address, key, locale)
    report = registry.load("fixturectl.reports.origins", form)
    page = page_of(sys.stdout, color=session.color)
    streams.write(report.write(found, chain(store, address, locale), page))
