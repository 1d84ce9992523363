"""Begin a store in this directory, with fixtures from the sample library.

Without --with it gets one small fixture to look at and change. In a store that is there already,
--with adds fixtures, with their texts in all of the store's locales and all else they need.
Nothing is ever overwritten.

    fixturectl init
    fixturectl init --with slo-burn-rate --with playback-failure
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import completers


def command(
    ctx: typer.Context,
    wanted: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="FIXTURE",
            help="A fixture of the sample library; may be given several times.",
            autocompletion=completers.sample_fixture,
            show_default=False,
        ),
    ] = None,
) -> None:
    from pathlib import Path

    from fixturectl.actions.init_store import init, place
    from fixturectl.actions.sample_library import sample_library
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session

    root = place(Session.of(ctx).store, Path.cwd(), wanted or [])
    if Session.of(ctx).store is None and root != Path.cwd():
        streams.say(f"note: this is in the store {root}: adding to that one")
    begun = init(root, sample_library(), wanted or [])
    for path in begun.created:
        streams.write(f"created {path}")
    for path in begun.edited:
        streams.write(f"edited {path}")
    for note in begun.notes:
        streams.say(f"note: {note}")
    streams.say(f"next: fixturectl render default/{begun.fixtures[0]}")
