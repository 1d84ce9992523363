"""`fixturectl diff` of one changed text in a store of 10,000 files, in a new process."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import stores
from bench.processes import NOTHING, Process, used
from bench.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNS = 11
FILES = 10_000


def measure() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        root, size = Path(folder) / "store", stores.sized(FILES)
        stores.write(root, size)
        stores.commit(root)
        text = min(root.glob("fixtures/*/fr-FR/*.yaml"))
        text.write_text(text.read_text().replace("demande", "attend"))
        arguments = ("-m", "fixturectl", "--store", str(root), "diff", "HEAD")
        rounds = [(_seconds(NOTHING), _seconds(arguments)) for _ in range(RUNS + 1)][1:]
        seconds = median(taken for _, taken in rounds)
        ratio = median(taken / nothing for nothing, taken in rounds)
        note = f"{seconds * 1000:.0f} ms, {size.files} files in git"
        yield Row("diff, one text changed", ratio, "B", 30, 20, note)


def _seconds(arguments: tuple[str, ...]) -> float:
    process = Process(arguments, {})
    return used([sys.executable, *process.arguments], process.environment).seconds
