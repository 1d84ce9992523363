"""Write who reviews what into CODEOWNERS, from `owners:` of the tenants.

What people wrote there themselves stays: only the part between the marks of fixturectl is made
anew. GitHub, GitLab and Gitea read it. With --check nothing is written, and the exit status is 1
where it says something else than the tenants do.

    fixturectl codeowners
    fixturectl codeowners --check
"""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    ctx: typer.Context,
    check: Annotated[
        bool, typer.Option("--check", help="Only tell whether CODEOWNERS says the same.")
    ] = False,
) -> int:
    from fixturectl.actions.codeowners import renewal
    from fixturectl.actions.opening import OpenStore
    from fixturectl.cli import streams
    from fixturectl.cli.doing import carry_out
    from fixturectl.cli.findings import FOUND
    from fixturectl.cli.session import Session

    found = renewal(OpenStore(Session.of(ctx).root()))
    if found.is_current:
        return 0
    if check:
        streams.say(f"fixturectl: {found.path} says something else than owners in tenant.yaml")
        streams.say("hint: run: fixturectl codeowners")
        return FOUND
    carry_out(found.changes, dry_run=False)
    return 0
