"""The program's entry, for `fixturectl` and for `python -m fixturectl`."""

import gc
import os
import sys

# A short command makes no garbage worth looking for: passes of the collector over what the imports
# made, and one more when the interpreter ends, would be a tenth of `fixturectl --help`.
_OBJECTS_BETWEEN_COLLECTIONS = 100_000

COMPLETING = "_FIXTURECTL_COMPLETE"  # set by the shell scripts of `fixturectl completion`


def run() -> int:
    """Run the program with this process's arguments and return its exit status."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    try:
        from fixturectl import cli

        if os.environ.get(COMPLETING):
            return cli.complete(sys.argv[1:])
        return cli.main(sys.argv[1:])
    except KeyboardInterrupt:  # while importing; `cli.main` catches its own
        return 130
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(run())
