"""Findings told to people on standard error, with the lines they stand in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from fixturectl.cli import streams
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fixturectl.cli.session import Session
    from fixturectl.diagnostics import Diagnostic

FOUND = 1
_CREDENTIALS = ("slack", "secrets")
# Other files that findings are about hold values, given by --vars, and are not of this store.
_OF_STORE = ("fixtures/", "locales/", "tests/", ".sops.yaml")


def say(session: Session, problems: Sequence[Diagnostic]) -> int:
    """Say what was found and return the exit status: 1 where there is an error, else 0."""
    if not problems:
        return 0
    from fixturectl.reports.findings import Sources, text  # only when needed
    from fixturectl.reports.page import page_of  # only when needed

    page = page_of(sys.stderr, color=session.color)
    streams.say(text.write(problems, Sources(lines=lines(session)), page).rstrip("\n"))
    return FOUND if any(problem.level == "error" for problem in problems) else 0


def lines(session: Session) -> Callable[[str, int], str | None]:
    """Return what gives a line of a file of the store, None for a file that can't be read.

    The line is for showing: what has the shape of a token is redacted, and of a tenant's `slack`
    and `secrets` no line is shown at all, since they may stand in clear by mistake.
    """
    from fixturectl.store.files import WorkTree  # only when needed
    from fixturectl.token_shapes import redact  # only when needed

    read: dict[str, list[str]] = {}

    def line(path: str, number: int) -> str | None:
        if path not in read:
            try:
                # Never a link, a pipe or a device, whatever a finding is about.
                of_store = path.startswith(_OF_STORE)
                content = WorkTree(session.root()).read(path) if of_store else b""
            except (OSError, FixturectlError):
                content = b""
            text = redact(content.decode("utf-8", "replace").removeprefix("\ufeff"))
            read[path] = _without_credentials(path, text.split("\n"))
        return read[path][number - 1].rstrip("\r") if 0 < number <= len(read[path]) else None

    return line


def _without_credentials(path: str, text: list[str]) -> list[str]:
    if not path.endswith("/tenant.yaml"):
        return text
    inside = False
    shown = []
    for line in text:
        if line[:1] not in (" ", "\t", "#", "\r", "", "-", "}", "]"):  # a key of the file itself
            inside = line.lstrip("\"'").startswith(_CREDENTIALS)
        shown.append("" if inside else line)
    return shown
