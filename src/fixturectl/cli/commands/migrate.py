"""Bring the store to the newest format.

The format's version stands in fixtures/default/tenant.yaml. A store of a newer format than this
program knows is refused.

    fixturectl migrate
"""

from __future__ import annotations

import typer


def command(ctx: typer.Context) -> None:
    from fixturectl.actions.migrate import migrate
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session

    streams.write(migrate(Session.of(ctx).root()))
