"""Runs `fixturectl` in forked processes that are sent a signal at some time.

    python senders.py SIGNAL FOLDER

reads lines of JSON: how many seconds to wait, or for which file, and the arguments of the call. For
each it prints its exit status, negative for the signal that ended it; what it wrote lies in
FOLDER/out and FOLDER/err.
Forking spares every call the start of an interpreter, so that the signals come while it works.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

from fixturectl import cli
from fixturectl.actions.sending import delivering  # noqa: F401 - loaded once for all
from fixturectl.delivery import courier  # noqa: F401 - loaded once for all
from fixturectl.delivery.senders import slack  # noqa: F401 - loaded once for all


def main(number: int, folder: Path) -> None:
    for line in sys.stdin:
        when, arguments = json.loads(line)
        # A signal that comes before the program begins is the program's.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        child = os.fork()
        if not child:
            _run(arguments, folder)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        _wait(when)
        os.kill(child, number)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _wait(when: float | str) -> None:
    if isinstance(when, float | int):
        time.sleep(when)
        return
    while not Path(when).exists():
        time.sleep(0.005)


def _run(arguments: list[str], folder: Path) -> None:
    for descriptor, name in ((1, "out"), (2, "err")):
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        os.dup2(os.open(folder / name, flags, 0o600), descriptor)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        status = cli.main(arguments)
    except KeyboardInterrupt:  # before and after the program itself, as in its entry
        status = 130
    try:
        os._exit(status)
    except KeyboardInterrupt:
        os._exit(status)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
