"""Print a file in clear for git diff; for git, see git-setup.

A file that can't be opened here is printed as it is.
"""

from __future__ import annotations

from fixturectl.cli import secret_files


def command(file: secret_files.File) -> None:
    from fixturectl.actions.secrets.textconv import shown
    from fixturectl.cli import streams

    streams.write_bytes(shown(file))
