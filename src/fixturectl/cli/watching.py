"""One call of `watch`, from the first validation to Ctrl-C: what a person sees after each save."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from fixturectl.cli import streams
from fixturectl.cli.failures import INTERRUPTED, report
from fixturectl.errors import FindingsError, FixturectlError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.render import Request
    from fixturectl.actions.watch import Findings, Saved
    from fixturectl.cli.session import Session
    from fixturectl.diagnostics import Diagnostic

_MOST = 6  # files named of one save
_LINES = 20  # causes and findings told of one save: a switch of branches is one too


def run(session: Session, address: str, request: Request) -> int:
    """Watch the store until Ctrl-C and return the exit status."""
    from fixturectl.actions.watch import Watch
    from fixturectl.cli.progress import Progress

    watch = Watch(session.root())
    try:
        with Progress(session, None) as progress:
            findings = watch.begin(progress)
        _tell(session, findings)
        drawing = _Drawing(session, address, request)
        _write(f"{_counted(findings)}; watching {watch.files} files, until Ctrl-C")
        for saved in watch.saves():
            if saved.former:
                _saved(session, saved, drawing)
    except KeyboardInterrupt:
        streams.say("")  # behind the ^C that the terminal shows
    return INTERRUPTED


def _saved(session: Session, saved: Saved, drawing: _Drawing) -> None:
    """Tell what a save does; what ends a command elsewhere is told here, and watching goes on."""
    from fixturectl.reports.differences import text
    from fixturectl.reports.page import page_of

    _write(f"\n{_heading(saved.former)}")
    try:
        page = page_of(sys.stdout, color=session.color)
        _write(text.write(saved.difference(), page, _LINES).rstrip("\n"))
        drawing.again(saved.store)
        _changed(session, saved.findings())
    except FixturectlError as error:
        report(error, session)


def _heading(paths: Iterable[str]) -> str:
    from datetime import datetime

    from fixturectl.reports.visible import visible_line

    names = [visible_line(path) for path in paths]
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    now = datetime.now().astimezone()
    return f"── {now:%H:%M:%S}  {', '.join(names[:_MOST])}{more}"


def _changed(session: Session, findings: Findings) -> None:
    from fixturectl.reports.findings import ordered
    from fixturectl.reports.visible import visible_line

    _tell(session, findings.found)
    for one in ordered(findings.mended)[:_LINES]:
        _write(f"mended: {visible_line(str(one))}")
    _left(findings.mended)
    _write(_counted(findings.all))


def _tell(session: Session, findings: Sequence[Diagnostic]) -> None:
    from fixturectl.cli.findings import lines
    from fixturectl.reports.findings import Sources, ordered, text
    from fixturectl.reports.page import page_of

    page = page_of(sys.stdout, color=session.color)
    sources = Sources(lines(session))
    for one in ordered(findings)[:_LINES]:
        _write(text.told(one, sources, page).rstrip("\n"))
    _left(findings)


def _left(findings: Sequence[Diagnostic]) -> None:
    """Count what isn't told."""
    if len(findings) > _LINES:
        _write(f"… {len(findings) - _LINES} more")


def _counted(findings: list[Diagnostic]) -> str:
    from fixturectl.reports.findings import text

    return text.summary(findings)


def _write(text: str) -> None:
    streams.write(text)
    sys.stdout.flush()


class _Drawing:
    """The message of one fixture, drawn when it is another one than before."""

    def __init__(self, session: Session, address: str, request: Request) -> None:
        self._session = session
        self._address = address
        self._request = request
        self._drawn = ""
        if address:
            from fixturectl.actions.store import Store

            store = Store(session.root())
            store.find(address)  # which raises where there is none
            self.again(store)

    def again(self, store: OpenStore) -> None:
        """Draw the message, if there is one to be drawn and it has changed."""
        if not self._address:
            return
        from fixturectl.actions.render import render
        from fixturectl.cli import given
        from fixturectl.reports.messages import terminal
        from fixturectl.reports.page import page_of

        try:
            message = render(store, self._address, self._request)
        except FindingsError:  # which are told with the others
            self._drawn = ""
            return
        except UsageError as error:
            report(error, self._session)
            return
        if message.to_json() != self._drawn:
            self._drawn = message.to_json()
            page = page_of(sys.stdout, color=self._session.color)
            _write(terminal.write([given.preview(store, message)], page))
