"""Decrypt files, in place, once all of them are verified.

With --stdout the file stays encrypted and its content in clear is printed.

    fixturectl decrypt --stdout fixtures/acme/tenant.yaml
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
) -> int:
    from pathlib import Path

    from fixturectl.actions.secrets.decrypt import decrypt, decrypted
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session

    def one(file: Path) -> None:
        if stdout:
            streams.write_bytes(decrypted(file))
            return
        decrypt(file)
        streams.say(f"{file}: decrypted")

    return secret_files.each(Session.of(ctx), files, one)
