"""Commit the store's changes on a branch for review and push it.

What changed is validated and its secrets verified first; with errors nothing is pushed. Only files
of the store are committed: your index, other changes and a protected branch stay as they are. From
a protected branch, the remote's default or one in `protected:`, the commit goes on a branch
fixtures/TENANT/TITLE; else on the branch you are on.

    fixturectl push
    fixturectl push -m "Say how many listeners are affected" --open
    fixturectl push --dry-run
"""

from __future__ import annotations

from typing import Annotated

import typer


def command(  # noqa: PLR0913, PLR0917, RUF100 # one parameter for each option of the command
    ctx: typer.Context,
    message: Annotated[
        str,
        typer.Option(
            "--message",
            "-m",
            metavar="TEXT",
            help="The commit's message, instead of one that says what changed.",
            show_default=False,
        ),
    ] = "",
    branch: Annotated[
        str,
        typer.Option("--branch", metavar="NAME", help="The branch to push to.", show_default=False),
    ] = "",
    remote: Annotated[
        str | None,
        typer.Option(
            "--remote",
            metavar="NAME",
            help="The remote to push to, instead of the one git would choose.",
            show_default=False,
        ),
    ] = None,
    opens: Annotated[
        bool,
        typer.Option("--open", help="Open a pull or merge request, by gh or glab, with the diff."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be pushed, and push nothing.")
    ] = False,
) -> int:
    from fixturectl.actions.push import Wanted
    from fixturectl.cli import pushing
    from fixturectl.cli.session import Session

    wanted = Wanted(message, branch, remote, prompts=pushing.on_terminal())
    return pushing.run(Session.of(ctx), wanted, opens=opens, dry_run=dry_run)
