"""`--online`: Slack is asked while people see how far it is, and what was not asked about."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from fixturectl.cli import streams

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.actions.ask_slack import Asked
    from fixturectl.actions.opening import OpenStore
    from fixturectl.cli.session import Session


def of_store(session: Session, store: OpenStore) -> Asked:
    """Return what Slack says of the messages of a store."""
    from fixturectl.actions.ask_slack import ask, messages  # only for --online

    return _told(session, ask(messages(store), progress))


def of_payloads(session: Session, payloads: Iterable[tuple[str, Any]]) -> Asked:
    """Return what Slack says of plain payloads, each with the name of its file."""
    from fixturectl.actions.ask_slack import ask_about  # only for --online

    return _told(session, ask_about(payloads, progress))


def progress(done: int, total: int) -> None:
    """Show on a terminal how far it is; the last call wipes it away."""
    if sys.stderr is not None and sys.stderr.isatty():
        line = f"asking Slack: {done} of {total}" if done < total else ""
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()


def _told(session: Session, asked: Asked) -> Asked:
    session.note(f"asked Slack {asked.calls} times")
    if asked.fault is not None:
        progress(0, 0)
    if asked.left_out:
        streams.say(f"fixturectl: {asked.left_out} more messages were not asked about")
    return asked
