"""Set one secret of a file; nothing else of it changes.

The value is asked for, or read from standard input where VALUE is - or nobody is there to ask. One
line end behind it does not count. A value on the command line stays in the shell's history.

    fixturectl set fixtures/acme/tenant.yaml slack.token
    pass slack/acme | fixturectl set fixtures/acme/tenant.yaml slack.token -
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import secret_files


def command(
    file: secret_files.File,
    key: secret_files.Key,
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="VALUE|-", help="- reads standard input; left out asks.", show_default=False
        ),
    ] = None,
    insecure_argument: Annotated[
        bool, typer.Option("--insecure-argument", help="Take VALUE from the command line.")
    ] = False,
) -> None:
    import sys

    from fixturectl.actions.secrets.values import set_value
    from fixturectl.cli import streams
    from fixturectl.errors import UsageError

    if value not in {None, "-"} and not insecure_argument:
        hint = "leave it out to be asked, or write - and pipe it in; or say --insecure-argument"
        raise UsageError("a secret on the command line stays in the shell's history", hint=hint)
    if value is None and sys.stdin is not None and sys.stdin.isatty():
        value = typer.prompt(f"value of {key}", hide_input=True, err=True)
    elif value is None or (value == "-" and not insecure_argument):
        value = _piped()
    changed = set_value(file, key, value)
    streams.say(f"{file}: {key} {'encrypted' if changed else 'not changed'}")


def _piped() -> str:
    import sys

    from fixturectl.errors import UsageError

    try:
        text = sys.stdin.buffer.read().decode() if sys.stdin is not None else ""
    except UnicodeDecodeError:
        raise UsageError("the value on standard input is not UTF-8") from None
    text = text.removesuffix("\n").removesuffix("\r")
    if not text:
        hint = "an empty text is never encrypted; to empty a value: fixturectl edit"
        raise UsageError("there is no value on standard input", hint=hint)
    return text
