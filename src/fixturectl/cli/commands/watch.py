"""Validate and render again whenever a file of the store is saved, until Ctrl-C.

After each save it is told what became of the messages, what was found that was not there before,
and what is mended. With a fixture, its message is drawn again too.

    fixturectl watch
    fixturectl watch acme/disk-full --locale fr-FR
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import completers, options


def command(  # one parameter for each option of the command
    ctx: typer.Context,
    address: Annotated[
        str,
        typer.Argument(
            metavar="[TENANT/FIXTURE]",
            help="A fixture whose message is drawn after each save.",
            autocompletion=completers.address,
            show_default=False,
        ),
    ] = "",
    locale: options.Locale = None,
    sample: options.Sample = None,
    status: options.Status = "firing",
) -> int:
    from fixturectl.actions.render import Request
    from fixturectl.cli import watching
    from fixturectl.cli.session import Session

    request = Request(locale, sample=sample, status=status or "firing")
    return watching.run(Session.of(ctx), address, request)
