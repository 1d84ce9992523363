"""Merge three versions of an encrypted file for git merge; for git, see git-setup.

The result replaces OURS. Ends with 1 where conflicts are left.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The common ancestor.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Our version; gets the result.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="Their version.")],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The file's place in the clone.")],
) -> int:
    from fixturectl.actions.secrets.merge import Versions, merge
    from fixturectl.cli import streams
    from fixturectl.secrets.writing import content_of

    done = merge(path, Versions(content_of(base), content_of(ours), content_of(theirs)))
    ours.write_bytes(done.content)
    if done.reason:
        streams.say(f"fixturectl: {done.reason}")
    if done.conflicts:
        streams.say(f"hint: solve the conflicts, then: fixturectl encrypt --reseal {path}")
    return int(done.conflicts)
