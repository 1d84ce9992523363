"""A file is written whole or stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixturectl.cli import whole_files
from fixturectl.errors import FixturectlError


def test_a_file_gets_all_of_its_content(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("before")

    whole_files.write(file, b"after")

    assert file.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [file]


def test_what_can_not_be_written_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()

    with pytest.raises(FixturectlError, match="is a directory"):
        whole_files.write(folder, b"x")

    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("name", [".", "/"])
def test_a_folder_without_a_name_is_no_file(name: str) -> None:
    with pytest.raises(FixturectlError, match="is a directory"):
        whole_files.write(Path(name), b"x")
