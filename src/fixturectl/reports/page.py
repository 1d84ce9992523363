"""What a report is written on: so many columns, so many colours."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping

Colors = Literal[0, 16, 256, 16777216]
Choice = Literal["auto", "always", "never"]

NARROWEST = 20


class Page(NamedTuple):
    """A place for text: `width` in terminal cells; `colors` is 0 where no escape may be written.

    `by_locale` says that several locales were asked for, so that machine formats answer a mapping
    from locale to message even when there is only one.
    """

    width: int = 80
    colors: Colors = 0
    by_locale: bool = False


def page_of(
    stream: TextIO | None,
    *,
    color: Choice = "auto",
    by_locale: bool = False,
    environ: Mapping[str, str] | None = None,
) -> Page:
    """Return the page that `stream` offers, None if it is closed.

    `environ` is the process's unless given.
    """
    environ = os.environ if environ is None else environ
    terminal = stream is not None and stream.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if terminal else _columns(environ)
    return Page(max(NARROWEST, width), _colors(color, environ, terminal=terminal), by_locale)


def _columns(environ: Mapping[str, str]) -> int:
    given = environ.get("COLUMNS", "")
    return int(given) if given.isdecimal() and int(given) else 80


def _colors(choice: Choice, environ: Mapping[str, str], *, terminal: bool) -> Colors:
    term = environ.get("TERM", "")
    wanted = terminal and term != "dumb" and not environ.get("NO_COLOR")
    if choice == "never" or (choice == "auto" and not wanted):
        return 0
    if environ.get("COLORTERM", "") in {"truecolor", "24bit"}:
        return 16777216
    return 256 if "256" in term else 16
