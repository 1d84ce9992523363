"""Let git show and merge encrypted files by what they say in clear.

Sets a textconv and a merge driver in this clone and names the files for them in .gitattributes.
`git diff` then shows values in clear to those who can open them.
"""

from __future__ import annotations

import typer


def command(ctx: typer.Context) -> None:
    from fixturectl.actions.secrets.git_setup import git_setup
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session

    for line in git_setup(Session.of(ctx).root()):
        streams.say(line)
