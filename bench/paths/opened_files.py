"""The files of the store that one rendering opens: only those of its chain."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ADDRESS = "spotify-premium-jp/playback-failure"

_RENDER_AND_LIST = """
import json, os, sys
root, address = sys.argv[1:]
opened = []
def note(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(root):
        opened.append(os.path.relpath(arguments[0], root))
import fixturectl
sys.addaudithook(note)
fixturectl.Store(root).render(address, locale="ja-JP")
print(json.dumps([name for name in opened if name.split("/")[0] in ("fixtures", "locales")]))
"""


def measure() -> Iterator[Row]:
    done = subprocess.run(
        [sys.executable, "-c", _RENDER_AND_LIST, ROOT, ADDRESS],
        capture_output=True,
        text=True,
        check=True,
    )
    opened = json.loads(done.stdout)
    folders = sorted({name.rpartition("/")[0] for name in opened})
    there = sum(1 for top in ("fixtures", "locales") for _ in (ROOT / top).rglob("*.*"))
    note = f"of {there} in the store, in {', '.join(folders)}"
    yield Row(f"files opened by {ADDRESS}", len(opened), "files", note=note)
