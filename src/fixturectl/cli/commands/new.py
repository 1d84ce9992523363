"""Write the first files of a tenant or a fixture.

A tenant gets its tenant.yaml, a fixture its file and its texts in the tenant's source locale.
They render as they are: change them from there.

    fixturectl new acme --extends default
    fixturectl new acme/disk-full --severity critical
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import completers, options


def command(
    ctx: typer.Context,
    address: options.NewName,
    extends: Annotated[
        str | None,
        typer.Option(
            metavar="TENANT",
            help="The tenant that a new tenant extends; default if not given.",
            autocompletion=completers.tenant,
            show_default=False,
        ),
    ] = None,
    severity: options.NewSeverity = None,
) -> None:
    from fixturectl.actions import new
    from fixturectl.actions.addresses import parts
    from fixturectl.cli import streams
    from fixturectl.cli.given import refuse_together
    from fixturectl.cli.session import Session

    root = Session.of(ctx).root()
    tenant, fixture = parts(address)
    if fixture:
        refuse_together("--extends", extends, "a fixture: its tenant says what it extends")
        paths = new.new_fixture(root, tenant, fixture, severity)
    else:
        refuse_together("--severity", severity, "a tenant: each fixture has its own")
        paths = new.new_tenant(root, tenant, extends or "default")
    for path in paths:
        streams.write(f"created {path}")
