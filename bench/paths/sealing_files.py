"""Files encrypted and decrypted in one process, against one process of sops per file."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = 500
BY_SOPS = 40  # its cost per file is the same for all of them

_TENANT = """\
name: Tenant {number} # shown to nobody
extends: default
slack:
  team_id: "T{number:09}"
  token: "bench-token-{number}"
secrets:
  pager: "bench-pager-{number}"
  list: ["one", "two", "three"]
values: {{runbooks: "https://runbooks.example.com/{number}"}}
"""
_BOTH = """
import sys
from pathlib import Path
from fixturectl.actions.secrets.decrypt import decrypt
from fixturectl.actions.secrets.encrypt import encrypt
paths = [Path(name) for name in sys.argv[1:]]
for path in paths:
    encrypt(path)
for path in paths:
    decrypt(path)
"""


def measure() -> Iterator[Row]:
    beside = Path(sys.executable).parent / "sops"
    program = str(beside) if beside.exists() else shutil.which("sops")
    if program is None:
        return
    import pyrage  # type: ignore[import-untyped] # noqa: PLC0415 - only where sops is there

    identity = pyrage.x25519.Identity.generate()
    with TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "SOPS_AGE_KEY": str(identity), "HOME": name}
        rule = f"{{age: {identity.to_public()}, encrypted_regex: ^(slack|secrets)$}}"
        (folder / ".sops.yaml").write_text(f"creation_rules: [{rule}]\n")
        ours = _write(folder / "ours", FILES)
        theirs = _write(folder / "theirs", BY_SOPS)
        spent = _cpu([[sys.executable, "-c", _BOTH, *map(str, ours)]], environment, folder) / FILES
        sops = [program, "--disable-version-check"]
        calls = [[*sops, do, "-i", str(path)] for path in theirs for do in ("encrypt", "decrypt")]
        by_sops = _cpu(calls, environment, folder) / BY_SOPS
    note = f"{spent * 1000:.2f} ms a file, sops {by_sops * 1000:.1f} ms; CPU, both ways"
    yield Row(f"encrypt and decrypt {FILES} files", by_sops / spent, "x faster", None, 20, note)


def _write(folder: Path, count: int) -> list[Path]:
    paths = [folder / "fixtures" / f"t{number}" / "tenant.yaml" for number in range(count)]
    for number, path in enumerate(paths):
        path.parent.mkdir(parents=True)
        path.write_text(_TENANT.format(number=number))
    return paths


def _cpu(commands: list[list[str]], environment: dict[str, str], folder: Path) -> float:
    """Return the CPU seconds of processes, one after the other."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in commands:
        subprocess.run(command, env=environment, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
