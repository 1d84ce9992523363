"""Flushes a store for ever in processes that may be killed: one is forked for each line read.

    python flushers.py STORE TENANT...

prints the process id of each. Forking spares every one of them the start of an interpreter.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from fixturectl.actions.sending.flushing import Watching, flush
from fixturectl.actions.sending.orders import Way
from fixturectl.actions.store import Store
from fixturectl.delivery import courier  # noqa: F401 - so that children need not load it
from fixturectl.delivery.senders import slack  # noqa: F401 - the same


def main(root: str, tenants: list[str]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    store = Store(Path(root))
    for name in tenants:
        store.tenant(name)
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            os.close(0)
            flush(store, tenants, Way(), Watching(for_ever=True))
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
