"""What a person sees while a store is validated: findings as they come, and how far it is."""

from __future__ import annotations

import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Self

from fixturectl.actions.validate import Watcher
from fixturectl.cli import streams

if TYPE_CHECKING:
    from fixturectl.cli.session import Session
    from fixturectl.diagnostics import Diagnostic

PATIENCE = 1.0  # seconds without a bar
_EVERY = 0.1  # seconds between two drawings of it
_CELLS = 30
_CLEAR = "\r\x1b[K"


class Progress(Watcher):
    """Prints findings to standard output as they become known, if that is a terminal.

    Those printed are added to `printed`; None where nothing is to be printed.
    """

    def __init__(self, session: Session, printed: list[Diagnostic] | None) -> None:
        self._session = session
        self._printed = printed if printed is not None and _terminal(sys.stdout) else None
        self._draws = _terminal(sys.stderr)
        self._drawn = False
        self._next = monotonic() + PATIENCE

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def progress(self, done: int, total: int) -> None:
        if not self._draws or monotonic() < self._next:
            return
        self._next = monotonic() + _EVERY
        filled = _CELLS * done // max(total, 1)
        bar = "#" * filled + "." * (_CELLS - filled)
        self._write(f"{_CLEAR}validating [{bar}] {done} of {total} fixtures")
        self._drawn = True

    def found(self, findings: list[Diagnostic]) -> None:
        if self._printed is None or not findings:
            return
        from fixturectl.cli.findings import lines
        from fixturectl.reports.findings import Sources, ordered, text
        from fixturectl.reports.page import page_of

        self._clear()
        page = page_of(sys.stdout, color=self._session.color)
        sources = Sources(lines(self._session))
        streams.write("".join(text.told(one, sources, page) for one in ordered(findings)))
        sys.stdout.flush()
        self._printed += findings

    def _clear(self) -> None:
        if self._drawn:
            self._write(_CLEAR)
            self._drawn = False

    def _write(self, text: str) -> None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _terminal(stream: object) -> bool:
    return bool(getattr(stream, "isatty", bool)())
