"""Teach a clone to show and merge sealed files by what they say in clear."""

from __future__ import annotations

import shlex
import shutil
import sys
from typing import TYPE_CHECKING

from fixturectl import git
from fixturectl.actions.secrets.files import YAML, files
from fixturectl.secrets.shapes import MARK
from fixturectl.secrets.writing import content_of, replace

if TYPE_CHECKING:
    from pathlib import Path

DRIVER = "fixturectl-secrets"
_TENANTS = "fixtures/*/tenant.yaml"
_COMMENT = "# Sealed files are shown and merged in clear by those who can open them."


def git_setup(root: Path) -> list[str]:
    """Set the clone's drivers and the store's `.gitattributes`; return what was changed.

    The drivers are settings of this clone alone: git takes no programs from a repository.
    """
    program = _program()
    settings = {
        f"diff.{DRIVER}.textconv": f"{program} secrets textconv",
        # A cache of what textconv shows would be secrets in clear among git's objects.
        f"diff.{DRIVER}.cachetextconv": "false",
        f"merge.{DRIVER}.name": "merge sealed values",
        f"merge.{DRIVER}.driver": f"{program} secrets merge %O %A %B %P",
    }
    for name, value in settings.items():
        git.set_config(root, name, value)
    changed = [f"git config {name} = {value}" for name, value in settings.items()]
    return changed + _attributes(root)


def _program() -> str:
    found = shutil.which("fixturectl")
    return shlex.quote(found) if found else f"{shlex.quote(sys.executable)} -m fixturectl"


def _attributes(root: Path) -> list[str]:
    """Add the lines that `.gitattributes` lacks, one for each sealed file outside the pattern."""
    path = root / ".gitattributes"
    text = content_of(path).decode() if path.exists() else ""
    has = {line.split()[0] for line in text.splitlines() if line.strip()}
    wanted = [_TENANTS, *_others(root)]
    lines = [f"{name} diff={DRIVER} merge={DRIVER}" for name in wanted if name not in has]
    if not lines:
        return []
    if text and not text.endswith("\n"):
        text += "\n"
    joined = "\n".join(lines)
    head = "" if _COMMENT in text else f"{_COMMENT}\n"
    if not path.exists():
        path.touch()
    replace(path, f"{text}{head}{joined}\n".encode())
    return [f".gitattributes: {line}" for line in lines]


def _others(root: Path) -> list[str]:
    found = []
    for path in files(root, YAML):
        shown = path.relative_to(root).as_posix()
        is_tenant = shown.startswith("fixtures/") and shown.endswith("/tenant.yaml")
        if not is_tenant and MARK.encode() in content_of(path):
            found.append(f'"{shown}"' if " " in shown else shown)
    return found
