"""Rename a tenant or a fixture wherever the store names it.

A tenant takes its files and golden files along, and the tenants that extend it say its new name.
A fixture takes along its texts, its golden files and the files of all tenants that override it;
`fallback:` and `routes:` say its new name. All of it happens, or nothing.

    fixturectl mv acme acme-eu
    fixturectl mv default/disk-full default/disk-almost-full --dry-run
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import options


def command(
    ctx: typer.Context,
    address: options.Name,
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="Its new name, written in the same way.")
    ],
    dry_run: options.DryRun = False,
) -> None:
    from fixturectl.actions.renaming import rename
    from fixturectl.cli.doing import carry_out
    from fixturectl.cli.session import Session

    carry_out(rename(Session.of(ctx).root(), address, new), dry_run=dry_run)
