"""The files in which secrets may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.secrets.files import YAML, files

if TYPE_CHECKING:
    from pathlib import Path


def test_hidden_folders_links_and_other_files_are_left_out(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yml", "c.txt", ".d/e.yaml", "f/g.yaml", "f/.sops.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "link.yaml").symlink_to(tmp_path / "a.yaml")

    found = [path.relative_to(tmp_path).as_posix() for path in files(tmp_path, YAML)]

    assert found == ["a.yaml", "b.yml", "f/.sops.yaml", "f/g.yaml"]
    assert list(files(tmp_path / "c.txt", YAML)) == [tmp_path / "c.txt"]
