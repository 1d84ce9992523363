"""The template for GitLab: its script runs, and what it promises is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from clones import TITLE

if TYPE_CHECKING:
    from clones import Clone

ROOT = Path(__file__).parent.parent.parent
JOB = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text())["fixturectl"]


def test_the_script_reports_what_it_finds(clone: Clone, tmp_path: Path) -> None:
    clone.write('texts: {title: "Disk of {hots} full"}\n')
    (tmp_path / "fixturectl").mkdir()
    (tmp_path / "fixturectl" / "bin").symlink_to(Path(sys.executable).parent)
    lines = [line for line in JOB["script"] if not line.startswith(("python -m", "pip "))]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "CI_BUILDS_DIR": str(tmp_path),
        "CI_DEFAULT_BRANCH": "main",
        **JOB["variables"],
    }

    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(lines)],
        cwd=clone.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1, done.stderr
    assert f"{TITLE}:1:" in done.stdout
    reports = JOB["artifacts"]["reports"]
    quality = json.loads((clone.root / reports["codequality"]).read_text())
    assert quality[0]["location"]["path"] == TITLE
    assert "<testsuites" in (clone.root / reports["junit"]).read_text()
    (diff,) = JOB["artifacts"]["paths"]
    assert (clone.root / diff).read_text().startswith("<!-- fixturectl diff -->")
