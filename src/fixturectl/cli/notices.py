"""What still waits in a store's outboxes, or died there: said by whatever command comes next."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from fixturectl.cli import streams
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.cli.session import Session

_SAY_SO_THEMSELVES = frozenset(("send", "outbox", "history", "completion"))


def tell(session: Session, command: str | None) -> None:
    """Say on standard error what is unsettled; where nothing is, that costs a look at a folder."""
    if command is None or command in _SAY_SO_THEMSELVES or not os.path.isdir(_home()):  # noqa: PTH112 - start-up time
        return
    with suppress(FixturectlError, OSError):
        remind(session.root())


def _home() -> str:
    # As `delivery.places` has it, which is not loaded for this.
    given = os.environ.get("XDG_STATE_HOME", "")
    root = given if given.startswith("/") else os.path.expanduser("~/.local/state")  # noqa: PTH111 - start-up time
    return f"{root}/fixturectl"


def remind(root: Path) -> None:
    """Say what is unsettled in the outboxes of a store; raises what reading them raises."""
    from fixturectl.delivery import places  # only where something was ever sent

    for mark in sorted(places.of_store(root, os.environ).glob(f"*/{places.UNSETTLED}")):
        from fixturectl.delivery.outbox import Outbox  # only where something is unsettled

        outbox = Outbox(mark.parent)
        try:
            found = outbox.tally()
            if not any(found):
                outbox.tidy()
        finally:
            outbox.close()
        words = [
            f"{count} {said}"
            for count, said in zip(found, ("waiting", "held in doubt", "dead"), strict=True)
            if count
        ]
        if words:
            streams.say(
                f"fixturectl: messages of {mark.parent.name}: {', '.join(words)};"
                " see: fixturectl outbox list"
            )
