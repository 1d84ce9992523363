"""Render a fixture for one locale, or for all of its tenant's.

Prints the message as Slack would get it. Values come from --var, then --vars, then the sample,
then the variables' examples, then their defaults; sensitive ones are masked unless --reveal.

    fixturectl render acme/disk-full --locale fr-FR --var region=eu-west-1
    fixturectl render acme/disk-full --locale all --format terminal
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from fixturectl.cli import options

Format = Literal["terminal", "json", "yaml", "text", "html", "builder"]


def command(  # noqa: PLR0913, PLR0917 # one parameter for each option of the command
    ctx: typer.Context,
    address: options.Address,
    locale: options.LocaleOrAll = None,
    var: options.Var = None,
    vars_file: options.Vars = None,
    sample: options.Sample = None,
    status: options.Status = "firing",
    now: options.Now = None,
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Show sensitive and sealed values.")
    ] = False,
    fit: Annotated[
        bool,
        typer.Option("--fit", help="Cut what is over Slack's limits, and say what was cut."),
    ] = False,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="How to print it; on a terminal drawn for people, else JSON.",
            show_default=False,
        ),
    ] = None,
) -> int:
    import sys

    from fixturectl import registry
    from fixturectl.actions.store import Store
    from fixturectl.cli import given, streams
    from fixturectl.cli.findings import say
    from fixturectl.cli.session import Session
    from fixturectl.reports.page import page_of

    session = Session.of(ctx)
    store = Store(session.root(), reveal=reveal)
    variables = given.variables(var, vars_file)
    moment = given.instant(now)
    tenant = store.find(address)[0]
    tags = [*tenant.locales] if locale == "all" else [locale]
    messages = [
        store.render(
            address,
            locale=tag,
            variables=variables,
            sample=sample,
            status="firing" if status is None else status,
            now=moment,
            reveal=reveal,
            fit=fit,
        )
        for tag in tags
    ]
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    form = form or ("terminal" if on_terminal else "json")
    page = page_of(sys.stdout, color=session.color, by_locale=locale == "all")
    report = registry.load("fixturectl.reports.messages", form)
    streams.write(report.write([given.preview(store, message) for message in messages], page))
    return say(session, [problem for message in messages for problem in message.problems])
