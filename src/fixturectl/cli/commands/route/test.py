"""Say which messages the payloads of a webhook amount to, and send nothing.

Each message is shown with the route that made it, its fixture, channel, severity, key and
variables. With --expect the exit status is 1 where a message is otherwise; of several, each message
must meet one, and each must be met. It is 1, too, where a message would be degraded.

    fixturectl route test firing.json --tenant acme
    fixturectl route test firing.json --expect fixture=disk-full,variables.host=db-1
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from fixturectl.cli import completers


def command(  # noqa: PLR0913, PLR0917, RUF100 # one parameter for each option of the command
    ctx: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="The payloads, or - for standard input.")
    ],
    tenant: Annotated[
        str,
        typer.Option(
            metavar="TENANT",
            help="Whose routes to try.",
            autocompletion=completers.tenant,
        ),
    ] = completers.ROOT,
    system: Annotated[
        Literal["alertmanager", "grafana"] | None,
        typer.Option(
            "--from", help="What sent the payloads, if they don't show it.", show_default=False
        ),
    ] = None,
    expect: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE,...",
            help="What a message must be: fixture, channel, severity, status, locale, key, route, "
            "alerts, variables.NAME.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How to print it.")
    ] = "text",
) -> int:
    import sys

    from fixturectl import registry
    from fixturectl.actions.expecting import expectation
    from fixturectl.actions.route_test import route_test
    from fixturectl.actions.store import Store
    from fixturectl.cli import findings, given, streams
    from fixturectl.cli.session import Session
    from fixturectl.reports.page import page_of

    session = Session.of(ctx)
    expected = [expectation(one) for one in expect or ()]
    payloads = [given.payload(file) for file in files]
    tested = route_test(Store(session.root()), tenant, payloads, system or "", expected)
    report = registry.load("fixturectl.reports.routings", form)
    streams.write(report.write(tested, page_of(sys.stdout, color=session.color)))
    problems = [one for file in tested for message in file.messages for one in message.problems]
    findings.say(session, problems)
    return findings.FOUND if any(one.failed for one in tested) else 0
