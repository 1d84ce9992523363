"""Encrypt the secrets of files, in place and in the format of SOPS.

Which values are secret and who can read them is said by .sops.yaml. All else stays as it is, to the
byte; a file that is encrypted already is left alone.

    fixturectl encrypt fixtures/acme/tenant.yaml
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import secret_files


def command(
    ctx: typer.Context,
    files: secret_files.Files,
    stdout: Annotated[
        bool, typer.Option("--stdout", help="Print the result and leave the file as it is.")
    ] = False,
    reseal: Annotated[
        bool,
        typer.Option(
            "--reseal",
            help="Accept what was changed in an encrypted file since: after a conflict or an edit "
            "by hand.",
        ),
    ] = False,
    rebind: Annotated[
        bool,
        typer.Option("--rebind", help="Bind a tenant's credentials to it after it was renamed."),
    ] = False,
) -> int:
    from pathlib import Path

    from fixturectl.actions.secrets import encrypt as action
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.errors import UsageError
    from fixturectl.secrets.writing import content_of

    if stdout + reseal + rebind > 1:
        raise UsageError("--stdout, --reseal and --rebind exclude each other")
    do = action.reseal if reseal else action.rebind if rebind else action.encrypt

    def one(file: Path) -> None:
        if stdout:
            streams.write_bytes(action.encrypted(file, content_of(file)))
        else:
            streams.say(f"{file}: {do(file)}")

    return secret_files.each(Session.of(ctx), files, one)
