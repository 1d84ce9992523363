"""Standard output and standard error: always UTF-8, and never a traceback because one is gone."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

from fixturectl.errors import FixturectlError

BROKEN_PIPE = 141  # 128 + SIGPIPE, as the shell reports any program whose reader has left


def prepare() -> None:
    """Make both streams UTF-8, whatever the locale says; what can't be encoded is escaped.

    A JSON body must not depend on `LANG`, and a lone surrogate (from a file's name) must not end
    the command. The descriptors of closed streams are taken, so that no file is opened as 0, 1, 2.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:  # noqa: PLR2004 - standard error
        pass
    os.close(descriptor)
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Write `text` and a line end to standard output: results, and nothing else.

    Raises BrokenPipeError if the reader has left, FixturectlError if standard output is closed.
    """
    text = redacted(text)
    _open_output().write(text if text.endswith("\n") else f"{text}\n")


def write_bytes(content: bytes) -> None:
    """Write bytes to standard output as they are, after what was written before."""
    stream = _open_output()
    stream.flush()
    stream.buffer.write(content)


def say(text: str) -> None:
    """Write a line for people to standard error; if it can't be written, go on without it."""
    if sys.stderr is not None:  # closed by the caller: `2>&-`
        with suppress(OSError):
            sys.stderr.write(f"{redacted(text)}\n")
            sys.stderr.flush()


def ask(question: str) -> str:
    """Ask a person on standard error, and return the line that is typed, without blanks around."""
    if sys.stderr is not None:
        sys.stderr.write(redacted(question))
        sys.stderr.flush()
    return sys.stdin.readline().strip() if sys.stdin is not None else ""


def settle(status: int) -> int:
    """Flush standard output at the end of a command and return the command's exit status.

    Where that fails, the status says so, unless it says something worse already.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _leave_output()
        return status or BROKEN_PIPE
    except OSError as error:
        _leave_output()
        say(f"fixturectl: can't write to standard output: {error.strerror}")
        return status or FixturectlError.status
    return status


def on_terminal() -> bool:
    """Return whether a person is there: standard input and standard error are both a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def redacted(text: str) -> str:
    """Return the text without the secrets that this process has loaded, and whatever is like them.

    Most commands load none: they print what a store holds as it stands there.
    """
    shapes = sys.modules.get("fixturectl.token_shapes")
    return shapes.redact(text) if shapes is not None and shapes.loaded() else text


def _open_output() -> TextIO:
    if sys.stdout is None:
        raise FixturectlError("standard output is closed", hint="send it to a file or a terminal")
    return sys.stdout


def _leave_output() -> None:
    # What is still buffered would be flushed, and fail, once more when the interpreter ends.
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
