"""The command line: the Typer app built from the folder of commands, and how a call of it ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from fixturectl import __version__
from fixturectl.cli import completion, notices, streams
from fixturectl.cli.failures import report
from fixturectl.cli.folders import CommandFolder
from fixturectl.cli.session import Color, Session

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "fixturectl"
COMMANDS = "fixturectl.cli.commands"


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _begin(
    ctx: typer.Context,
    store: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The store to work on, instead of the one found from the current directory up.",
            show_default=False,
        ),
    ] = None,
    color: Annotated[
        Color, typer.Option(help="Whether to color: auto asks the terminal and NO_COLOR.")
    ] = "auto",
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say on standard error what is being done.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback has printed and left
        bool,
        typer.Option(
            "--version", help="Print the version and leave.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    ctx.obj = Session(store, color, verbose)


def build() -> CommandFolder:
    """Return the whole program as one command; no module of a command is imported for it."""
    app = typer.Typer(
        name=PROGRAM,
        cls=CommandFolder,
        help="Slack alert messages of many tenants and languages, kept as YAML files in git.",
        context_settings={"help_option_names": ["-h", "--help"]},
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_begin)
    program = cast("CommandFolder", typer.main.get_command(app))
    program.package = COMMANDS
    return program


def main(arguments: Sequence[str]) -> int:
    """Run one call and return its exit status; this is the one place that catches errors."""
    streams.prepare()
    context = None
    try:
        context = build().make_context(PROGRAM, list(arguments))
        with context:
            try:
                result = context.command.invoke(context)
            finally:
                notices.tell(context.obj or Session(), context.invoked_subcommand)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - each kind has its status
        session = context.obj if context and context.obj else Session()
        return streams.settle(report(error, session))
    return streams.settle(result if isinstance(result, int) else 0)


def complete(words: Sequence[str]) -> int:
    """Write what may stand for the last of `words`, for a shell; never an error."""
    streams.prepare()
    completion.answer(build(), PROGRAM, words)
    return streams.settle(0)
