"""`fixturectl man`, and what of it a package installs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

import fixturectl

if TYPE_CHECKING:
    from conftest import Run

ROOT = Path(fixturectl.__file__).parents[2]
SHELLS = ROOT / "src" / "fixturectl" / "cli" / "shells"


def test_it_prints_the_page(call: Run) -> None:
    status, out, err = call("man")

    assert (status, err) == (0, "")
    assert out.startswith(".TH FIXTURECTL 1 ")


def test_a_wheel_installs_the_page_and_the_shells_completion(call: Run, tmp_path: Path) -> None:
    builder = pytest.importorskip("hatchling.build", reason="the wheel's builder is not here")
    build = f"import {builder.__name__} as it, sys; print(it.build_wheel(sys.argv[1]))"
    epoch = {"SOURCE_DATE_EPOCH": "1795345200"}
    made = tmp_path / "wheel"
    done = subprocess.run(
        [sys.executable, "-c", build, str(made)],
        cwd=ROOT,
        env={**os.environ, **epoch},
        capture_output=True,
        text=True,
        check=True,
    )

    with ZipFile(made / done.stdout.split()[-1]) as wheel:
        shared = {
            name.partition(".data/data/share/")[2]: wheel.read(name).decode()
            for name in wheel.namelist()
            if ".data/data/share/" in name
        }

    assert shared == {
        "man/man1/fixturectl.1": call("man", env=epoch).out,
        "bash-completion/completions/fixturectl": (SHELLS / "completion.bash").read_text(),
        "fish/vendor_completions.d/fixturectl.fish": (SHELLS / "completion.fish").read_text(),
        "zsh/site-functions/_fixturectl": (SHELLS / "completion.zsh").read_text(),
    }
    assert [path.suffix for path in made.iterdir()] == [".whl"]
