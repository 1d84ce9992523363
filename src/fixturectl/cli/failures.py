"""How a call ends that did not go well: what people read on standard error, and the status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from fixturectl import __version__
from fixturectl.cli import streams
from fixturectl.errors import FindingsError, FixturectlError

if TYPE_CHECKING:
    from fixturectl.cli.session import Session

INTERRUPTED = 130  # 128 + SIGINT


def report(error: BaseException, session: Session) -> int:
    """Say what went wrong and return the exit status."""
    match error:
        case typer.Exit():
            return error.exit_code
        case KeyboardInterrupt() | typer.Abort():
            streams.say("fixturectl: interrupted")
            return INTERRUPTED
        case FindingsError():
            _say_findings(error, session)
            return error.status
        case FixturectlError():
            _say(error.message, error.hint, error.said)
            return error.status
        case typer.TyperException():
            _say(_in_our_words(error), _usage_hint(error))
            return error.exit_code
        case _:
            return _report_unforeseen(error)


def _report_unforeseen(error: BaseException) -> int:
    match error:
        case BrokenPipeError():
            return streams.BROKEN_PIPE
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            _say(f"{where}{error.strerror or error}", "")
        case _:
            _say_bug(error)
    return FixturectlError.status


def _say(message: str, hint: str, said: tuple[str, ...] = ()) -> None:
    from fixturectl.reports.visible import visible_line  # only when something went wrong
    from fixturectl.token_shapes import redact  # as above

    # A message repeats what was given: an argument, a file's name, which may hold anything.
    streams.say(f"fixturectl: {visible_line(message)}")
    for line in said:
        streams.say(f"  {visible_line(redact(line))}")
    if hint:
        streams.say(f"hint: {visible_line(hint)}")


def _say_findings(error: FindingsError, session: Session) -> None:
    from fixturectl.cli.findings import say

    say(session, error.diagnostics)


def _say_bug(error: BaseException) -> None:
    import traceback

    streams.say("".join(traceback.format_exception(error)).rstrip())
    _say(
        f"this is a bug in fixturectl {__version__}, not a fault of yours",
        f"report it with the lines above, and Python's version: {sys.version.split()[0]}",
    )


def _in_our_words(error: typer.TyperException) -> str:
    """Return Typer's message as ours are written: lower case, one line, no full stop."""
    message = error.message if _near(error) else error.format_message()
    line = " ".join(message.split()).rstrip(".").replace(". Choose", "; choose")
    return line[:1].lower() + line[1:]


def _usage_hint(error: typer.TyperException) -> str:
    if near := _near(error):
        return f"did you mean {' or '.join(near)}?"
    context = getattr(error, "ctx", None)
    return f"see: {context.command_path} --help" if context else ""


def _near(error: typer.TyperException) -> list[str]:
    """Return the options that a misspelled one is like."""
    return getattr(error, "possibilities", None) or []
