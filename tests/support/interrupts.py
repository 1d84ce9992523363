"""Changes stores and is interrupted after a while: once for each line read, seconds and a folder.

For each it prints whether it was interrupted, and whether the signals blocked are those of before.
A process of its own, since an interrupt that is raised inside the tool that measures coverage would
leave it locked.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

from fixturectl.store.changes import Changes


def main() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # The timer's own signal is one that changes do not know, and would come at any moment.
    signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
    for line in sys.stdin:
        seconds, folder = json.loads(line)
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        interrupted = _changed(Path(folder), seconds)
        same = signal.pthread_sigmask(signal.SIG_BLOCK, ()) == blocked
        sys.stdout.write(f"{json.dumps([interrupted, same])}\n")
        sys.stdout.flush()


def _changed(root: Path, seconds: float) -> bool:
    changes = Changes(root)
    for number in range(20):
        changes.create(f"fixtures/new-{number}/tenant.yaml", "x")
        changes.edit("fixtures/default/tenant.yaml", f"format: {number}")
    changes.move("fixtures/acme", "fixtures/acme-eu")
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            changes.apply()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except KeyboardInterrupt:
        return True
    return False


if __name__ == "__main__":
    main()
