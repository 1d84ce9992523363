"""The program on a terminal of its own, with someone who types."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SECONDS = 120


def typed(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    prompt: str,
    keys: str,
    *,
    hidden: bool = False,
) -> tuple[int, str]:
    """Type `keys` once the program shows `prompt`; return its status and all that was shown.

    Where they are `hidden`, they are typed once the terminal no longer echoes: what was typed
    before is thrown away.
    """
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "fixturectl", *arguments]
    child = subprocess.Popen(command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown, asked, deadline = "", False, time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if select.select([ours], [], [], 0.05)[0]:
            try:
                shown += os.read(ours, 4096).decode()
            except OSError:  # the other end is closed
                break
        elif child.poll() is not None:
            break
        if prompt in shown and not asked and not (hidden and _echoes(ours)):
            asked = True
            os.write(ours, keys.encode())
    status = child.wait(SECONDS)
    os.close(ours)
    return status, shown


def _echoes(terminal: int) -> bool:
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)
