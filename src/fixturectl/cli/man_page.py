"""The man page of the whole program, built from its commands: what `--help` says is in it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from fixturectl import __version__
from fixturectl.cli import roff
from fixturectl.cli.folders import CommandFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command, Context

_DESCRIPTION = (
    "Results go to standard output, everything for people to standard error. "
    "The store is found from the current directory up."
)
_EXIT = {
    "0": "done",
    "1": "findings, or delivered but degraded",
    "2": "wrong usage",
    "3": "cannot go on: what is missing is named on standard error",
    "74": "not accepted: an alert could not even be stored",
    "75": "accepted and stored, not delivered yet",
    "76": "in doubt, and held: nobody knows whether Slack has it",
    "77": "refused for good, by policy or by Slack",
    "130": "interrupted",
}
_ENVIRONMENT = {
    "NO_COLOR": "no colors, whatever the terminal can do",
    "SLACK_BOT_TOKEN, SLACK_BOT_TOKEN_TENANT": "the token to send with, of all tenants or of one",
    "SOPS_AGE_KEY, SOPS_AGE_KEY_FILE, SOPS_AGE_KEY_CMD, SOPS_AGE_SSH_PRIVATE_KEY_FILE": (
        "what opens secrets, as for sops"
    ),
    "VISUAL, EDITOR, SOPS_EDITOR": "the editor of fixturectl edit",
    "XDG_CACHE_HOME": "where results of validating are kept; safe to delete",
    "XDG_STATE_HOME": "where outboxes and the history of sending are kept",
}
_FILES = {
    "fixtures/": "tenants, fixtures and their texts; the folder that holds it is the store",
    "locales/": "phrases that all fixtures share, glossaries",
    ".sops.yaml": "who may read which secrets",
}


def man_page(program: CommandFolder, name: str) -> str:
    """Return the page as roff for section 1; SOURCE_DATE_EPOCH sets its date."""
    context = typer.Context(program, info_name=name)
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
    lines = [
        f'.TH {name.upper()} 1 {moment:%Y-%m-%d} "{name} {__version__}"',
        ".SH NAME",
        f"{name} \\-",
        *roff.filled(_summary(program)),
        ".SH SYNOPSIS",
        *_usage(program, context),
        ".SH DESCRIPTION",
        *roff.filled(_DESCRIPTION),
        ".SH OPTIONS",
        *_parameters(program, context),
        ".SH COMMANDS",
        *_commands(program, context),
        *_listed("EXIT STATUS", _EXIT),
        *_listed("ENVIRONMENT", _ENVIRONMENT),
        *_listed("FILES", _FILES),
        ".SH SEE ALSO",
        ".BR git (1),",
        ".BR sops (1)",
    ]
    return "\n".join(lines) + "\n"


def _commands(folder: CommandFolder, context: Context) -> Iterator[str]:
    """Yield a part for each command, those of a group under its own."""
    for name in folder.list_commands(context):
        command = folder.get_command(context, name)
        if command is None:
            continue
        inner = typer.Context(command, parent=context, info_name=name)
        yield f".SS {roff.escaped(_path(inner))}"
        if not isinstance(command, CommandFolder):
            yield from _usage(command, inner)
            yield ".PP"
        yield from roff.paragraphs((command.help or "").replace("\b\n", ""))
        if isinstance(command, CommandFolder):
            yield from _commands(command, inner)
        else:
            # That there is --help is said once.
            yield from _parameters(command, inner, besides="--help")


def _path(context: Context) -> str:
    """Return a command's name behind those of its groups, without the program's."""
    return context.command_path.partition(" ")[2]


def _usage(command: Command, context: Context) -> Iterator[str]:
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f"{roff.bold(context.command_path)} {roff.escaped(pieces)}"


def _parameters(command: Command, context: Context, besides: str = "") -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and besides not in parameter.opts:
            yield from (".TP", roff.bold(record[0]), *roff.filled(record[1]))


def _listed(title: str, entries: dict[str, str]) -> Iterator[str]:
    yield f".SH {title}"
    for name, about in entries.items():
        yield from (".TP", roff.bold(name), *roff.filled(about))


def _summary(program: CommandFolder) -> str:
    return (program.help or "").partition("\n")[0].rstrip(".")
