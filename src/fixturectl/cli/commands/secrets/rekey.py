"""Encrypt all files anew, by new keys, for the recipients that .sops.yaml names now.

Shows first what changes. Who could read a secret before still can, in git's history and in their
memory: the secrets that are to be revoked where they were issued are listed at the end.

    fixturectl secrets rekey
"""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
) -> None:
    import sys

    from fixturectl.actions.secrets.rekey import plan, write
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.errors import FixturectlError
    from fixturectl.reports import secrets as report

    root = Session.of(ctx).root()
    planned = plan(root)
    streams.say(report.planned(planned, root))
    if not planned:
        return
    if not yes:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise FixturectlError("nothing was changed", hint="to encrypt all of these anew: --yes")
        typer.confirm("encrypt all of these anew?", abort=True, err=True)
    write(planned)
    revoke = report.to_revoke(planned, root)
    if revoke:
        streams.write(revoke)
