"""List the tenants of the store, its fixtures, its locales, or a fixture's variables.

Tenants stand below the one that they extend. The fixtures of all tenants are those with files of
their own; of one tenant, those that it inherits too. A locale's count is of texts that are said
in it, not in another one it falls back to. Where a terminal is too narrow for columns, what is
known stands below each name; elsewhere there are always columns.

    fixturectl list
    fixturectl list fixtures acme
    fixturectl list locales --format json
    fixturectl list variables acme/disk-full
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from fixturectl.cli import completers

What = Literal["tenants", "fixtures", "locales", "variables"]


def command(
    ctx: typer.Context,
    what: Annotated[
        What | None, typer.Argument(help="What to list; tenants and locales if not given.")
    ] = None,
    address: Annotated[
        str | None,
        typer.Argument(
            metavar="[TENANT|TENANT/FIXTURE]",
            help="The tenant to list fixtures or locales of; the fixture to list variables of.",
            autocompletion=completers.address,
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How to print it.")
    ] = "text",
) -> None:
    import sys

    from fixturectl import registry
    from fixturectl.actions.listing import Stock
    from fixturectl.actions.sections import sections
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.reports.page import page_of

    stock = Stock(Session.of(ctx).root())
    found = sections(stock, what, address)
    report = registry.load("fixturectl.reports.records", form)
    if form == "text" and sys.stdout is not None and sys.stdout.isatty():
        streams.write(report.write(found, page_of(sys.stdout).width))
    else:
        streams.write(report.write(found))
