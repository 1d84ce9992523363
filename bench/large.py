"""What `validate` of a very large store takes at its peak: `make bench-large`, some minutes."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from bench import stores
from bench.processes import used
from bench.rows import Row

FILES = 100_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, size = Path(folder) / "store", stores.sized(FILES)
        stores.write(root, size)
        arguments = [sys.executable, "-m", "fixturectl", "--store", str(root), "validate"]
        usage = used(arguments, {"XDG_CACHE_HOME": f"{folder}/cache"})
    note = f"{size.files} files, {usage.seconds:.0f} s of CPU, load {os.getloadavg()[0]:.1f}"
    print(Row("validate, cold: memory, children included", usage.mebibytes, "MiB", 150, 80, note))


if __name__ == "__main__":
    main()
