"""Look at what the program needs: git, the store, its format, its locales; or what a tenant needs.

✓ is in order, ✗ is missing, – is missing but not needed by most commands. Each of the last two
says what to do next. The exit status is 1 where something needed is missing.

Of a tenant, everything that sending needs is looked at: outbox, proxy, certificates, token and its
scopes, workspace, channels. Slack is asked; nothing is posted, and no token is shown.

    fixturectl doctor
    fixturectl doctor acme --format json
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from fixturectl.cli import completers


def command(
    ctx: typer.Context,
    tenant: Annotated[
        str | None,
        typer.Argument(
            metavar="[TENANT]",
            help="The tenant that is to send.",
            autocompletion=completers.tenant,
            show_default=False,
        ),
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The file that holds the tenant's bot token.", show_default=False
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How to print it.")
    ] = "text",
) -> int:
    from fixturectl import registry
    from fixturectl.actions.doctor import doctor
    from fixturectl.cli import given, streams
    from fixturectl.cli.findings import FOUND
    from fixturectl.cli.session import Session

    if tenant is None:
        given.refuse_together("--token-file", token_file, "doctor without a tenant")
        found = doctor(Path.cwd(), Session.of(ctx).store)
    else:
        import os

        from fixturectl.actions.doctor_tenant import doctor_tenant
        from fixturectl.actions.sending.orders import Way
        from fixturectl.actions.store import Store

        way = Way(token_file=token_file, environ=os.environ)
        found = doctor_tenant(Store(Session.of(ctx).root()), tenant, way)
    report = registry.load("fixturectl.reports.records", "marks" if form == "text" else form)
    streams.write(report.write({"examined": found}))
    return FOUND if any(one.needed and not one.ok for one in found) else 0
