"""Edit an encrypted file in clear, in your editor.

The editor gets a copy that only you can read and that is gone afterwards; what you did not change
keeps its bytes. The editor is that of SOPS_EDITOR, VISUAL or EDITOR.

    fixturectl edit fixtures/acme/tenant.yaml
"""

from __future__ import annotations

import typer

from fixturectl.cli import secret_files


def command(ctx: typer.Context, file: secret_files.File) -> None:
    import sys

    from fixturectl.actions.secrets.edit import edit
    from fixturectl.cli import streams
    from fixturectl.cli.failures import report
    from fixturectl.cli.session import Session
    from fixturectl.errors import FixturectlError

    session = Session.of(ctx)

    def again(error: FixturectlError) -> bool:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return False
        report(error, session)
        return typer.confirm("edit it again?", default=True, err=True)

    streams.say(f"{file}: {'encrypted' if edit(file, again) else 'not changed'}")
