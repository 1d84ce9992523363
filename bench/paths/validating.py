"""`fixturectl validate`: cold, again with nothing changed, and after one text has changed.

L is a bare CSafeLoader loop over the same files in a process of its own. yamllint and
check-jsonschema, which look at one file at a time and know no inheritance, are run on the same tree
where they are installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import stores
from bench.processes import NOTHING, Process, used
from bench.rows import Row
from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.actions.validation.recalling import keep, recall

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNS = 5
MANY = 10_000
_LOOP = """
import sys, pathlib, yaml
for path in pathlib.Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
# The families that compare a translation with its source text, or judge its wording.
_OF_TEXTS = (
    *("characters", "do-not-translate", "glossary", "inconsistent", "length-limit", "links"),
    *("markup", "mrkdwn-in-plain", "numbers", "pseudo-locales", "punctuation", "slack-tokens"),
    *("stale", "truncated", "untranslated", "whitespace", "wrong-language"),
)
_WITHOUT = f"""
import sys
from fixturectl import registry
names = registry.names
registry.names = lambda package: [
    name for name in names(package)
    if package != "fixturectl.checks" or name not in {_OF_TEXTS!r}
]
from fixturectl.cli import main
main(["--store", sys.argv[1], "validate"])
"""


def measure() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _cold(Path(folder))
        yield from _again(Path(folder))


def _cold(folder: Path) -> Iterator[Row]:
    root, size = folder / "thousand", stores.Size()
    stores.write(root, size)
    # One after the other, so that a machine that slows down slows both down.
    loops, colds, shorts = [], [], []
    for run in range(RUNS):
        loops.append(_seconds(("-c", _LOOP, str(root))))
        colds.append(_validate(root, folder / f"cache-{run}"))
        loops.append(_seconds(("-c", _LOOP, str(root))))
        shorts.append(_seconds(("-c", _WITHOUT, str(root)), folder / f"short-{run}"))
    loop, cold, short = median(loops), median(colds), median(shorts)
    note = f"{cold:.2f} s to L {loop:.2f} s, {size.files} files"
    yield Row("validate 1,000 fixtures, cold", cold / loop, "L", 12, 4, note)
    note = f"{short:.2f} s, {len(_OF_TEXTS)} families left out"
    yield Row("the same without checks of wording", short / loop, "L", 8, 4, note)
    for name, arguments in _others(root):
        seconds = used([name, *arguments], {}).seconds
        yield Row(f"{name}, the same files", seconds / loop, "L", note=f"{seconds:.2f} s")


def _again(folder: Path) -> Iterator[Row]:
    root, size, home = folder / "many", stores.sized(MANY), folder / "cache"
    stores.write(root, size)
    stores.commit(root)
    _validate(root, home)
    base = _seconds(NOTHING)
    again = median(_validate(root, home) for _ in range(RUNS * 2))
    note = f"{again * 1000:.0f} ms, {size.files} files in git"
    yield Row("validate again, nothing changed", again / base, "B", 18, 12, note)
    texts = sorted(root.glob("fixtures/*/fr-FR/*.yaml"))
    _change(texts[0])
    seconds = _validate(root, home)
    _change(texts[-1])
    renderings = _renderings(root, home)
    note = f"{seconds * 1000:.0f} ms; all are {size.fixtures * len(stores.LOCALES)} readings"
    yield Row("validate again, one text changed", seconds / base, "B", note=note)
    note = "one reading's samples"
    yield Row("rendered again, one text changed", renderings, "messages", note=note)


def _change(text: Path) -> None:
    text.write_text(text.read_text().replace("demande", "attend"))


def _renderings(root: Path, home: Path) -> int:
    os.environ["XDG_CACHE_HOME"] = str(home)
    known = recall(root)
    report = validate(Store(root), state=known.state)
    keep(root, known.state, report, 0)
    return report.renderings


def _validate(root: Path, home: Path) -> float:
    arguments = ("-m", "fixturectl", "--store", str(root), "validate")
    return _seconds(arguments, home)


def _seconds(arguments: tuple[str, ...], home: Path | None = None) -> float:
    environment = {"XDG_CACHE_HOME": str(home)} if home else {}
    process = Process(arguments, environment)
    return used([sys.executable, *process.arguments], process.environment).seconds


def _others(root: Path) -> Iterator[tuple[str, list[str]]]:
    if shutil.which("yamllint"):
        yield "yamllint", ["-d", "{extends: relaxed, rules: {line-length: disable}}", str(root)]
    if shutil.which("check-jsonschema"):
        schema = root.parent / "fixture.schema.json"
        made = subprocess.run(
            [sys.executable, "-m", "fixturectl", "schema", "fixture"],
            check=True,
            capture_output=True,
        )
        schema.write_bytes(made.stdout)
        files = [str(path) for path in sorted(root.glob("fixtures/tenant-*/*-*.yaml"))]
        yield "check-jsonschema", ["--schemafile", str(schema), *files]
