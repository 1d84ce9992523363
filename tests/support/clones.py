"""A store in a clone with a remote: both real, and told apart byte by byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from repositories import commit, git

TENANT = """\
format: 1
store: test
locales: [en-US]
default_locale: en-US
timezone: UTC
severities: {critical: {emoji: ":x:", channel: C0123456789}}
"""
FIXTURE = """\
severity: critical
text: "{{ t.title }}"
blocks: [{type: header, text: "{{ t.title }}"}]
"""
PLAIN = FIXTURE.replace("{{ t.title }}", "CPU")
TITLE = "fixtures/default/en-US/disk-full.yaml"
BEGUN = {
    "fixtures/default/tenant.yaml": TENANT,
    "fixtures/default/disk-full.yaml": FIXTURE,
    TITLE: 'texts:\n  title: "Disk full"\n',
    ".sops.yaml": "creation_rules: []\n",
    "notes.txt": "first\n",
    "other.txt": "first\n",
}


class Snapshot(NamedTuple):
    """What must not change: the index (`staged`), branches, settings, and the work tree's files."""

    staged: bytes
    head: str
    refs: str
    config: bytes
    files: dict[str, bytes]


class Clone(NamedTuple):
    """A work tree at `root`, in which Ada works, and the bare repository `origin`."""

    root: Path
    origin: Path

    @property
    def name(self) -> str:
        return self.root.name

    def git(self, *arguments: str) -> str:
        return git(self.root, *arguments)

    def write(self, content: str, path: str = TITLE) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content)

    def title(self, text: str) -> None:
        """Change the one text there is."""
        self.write(f'texts:\n  title: "{text}"\n')

    def commit(self, **files: str) -> str:
        return commit(self.root, **files)

    def other(self) -> Clone:
        """Return a second clone of the same remote, in which Bob works."""
        root = self.root.with_name("bob")
        git(self.origin, "clone", "--quiet", str(self.origin), str(root))
        return Clone(root, self.origin)

    def at_remote(self, branch: str, *more: str) -> str:
        """Return the subjects of a branch at the remote, newest first."""
        return git(self.origin, "log", "--format=%s", branch, *more)

    def branches(self) -> list[str]:
        return git(self.origin, "for-each-ref", "--format=%(refname:short)").splitlines()

    def shown(self, branch: str, path: str) -> str:
        """Return a file of a branch at the remote."""
        return git(self.origin, "show", f"{branch}:{path}")

    def snapshot(self) -> Snapshot:
        folder = Path(git(self.root, "rev-parse", "--absolute-git-dir"))
        listed = self.root.rglob("*")
        files = {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in listed
            if path.is_file() and ".git" not in path.relative_to(self.root).parts
        }
        return Snapshot(
            (folder / "index").read_bytes(),
            (folder / "HEAD").read_text(),
            git(self.root, "for-each-ref"),
            (folder / "config").read_bytes() if (folder / "config").exists() else b"",
            files,
        )


def begin(folder: Path) -> None:
    """Make a bare repository with the store, and a clone of it, below `folder`."""
    origin = folder / "origin.git"
    subprocess.run(
        ["git", "init", "--quiet", "--bare", "--template=", "-b", "main", origin], check=True
    )
    root = folder / "ada"
    git(folder, "clone", "--quiet", "--template=", "origin.git", "ada")
    git(root, "remote", "set-url", "origin", "../origin.git")
    git(root, "config", "user.name", "Ada")
    git(root, "config", "user.email", "ada@example.com")
    git(root, "switch", "--quiet", "--orphan", "main")
    commit(root, **BEGUN)
    git(root, "push", "--quiet", "--set-upstream", "origin", "main")
    git(root, "remote", "set-head", "origin", "main")


def copy(template: Path, folder: Path) -> Clone:
    """Return a copy of what `begin` made, below `folder`."""
    for name in ("origin.git", "ada"):
        shutil.copytree(template / name, folder / name, symlinks=True)
    return Clone(folder / "ada", folder / "origin.git")
