"""Remove a tenant or a fixture with its texts and golden files.

What others need stays: a tenant that others extend, a fixture that `fallback:` or `routes:` name or
that other tenants override. The error names them. All of it happens, or nothing.

    fixturectl rm acme
    fixturectl rm default/disk-full --overrides --dry-run
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import options


def command(
    ctx: typer.Context,
    address: options.Name,
    overrides: Annotated[
        bool,
        typer.Option("--overrides", help="Remove it from the tenants that override it, too."),
    ] = False,
    dry_run: options.DryRun = False,
) -> None:
    from fixturectl.actions.removal import remove
    from fixturectl.cli.doing import carry_out
    from fixturectl.cli.session import Session

    carry_out(remove(Session.of(ctx).root(), address, overrides=overrides), dry_run=dry_run)
