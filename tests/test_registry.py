from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from fixturectl import registry

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a package with modules, a folder, and what is neither."""
    monkeypatch.syspath_prepend(tmp_path)
    folder = tmp_path / "registered"
    (folder / "group").mkdir(parents=True)
    (folder / "not_a_package").mkdir()
    for name in ("__init__", "two_words", "import_", "group/__init__", "_private"):
        (folder / f"{name}.py").write_text(f"name = {name!r}\n")
    (folder / "notes.txt").touch()
    for name in [name for name in sys.modules if name.startswith("registered")]:
        monkeypatch.delitem(sys.modules, name)
    return "registered"


def test_names_are_those_of_the_files(package: str) -> None:
    assert registry.names(package) == ["group", "import", "two-words"]
    assert "registered.two_words" not in sys.modules


@pytest.mark.parametrize(
    ("name", "file"),
    [
        pytest.param("two-words", "two_words", id="hyphens are underscores"),
        pytest.param("import", "import_", id="a word of Python's"),
        pytest.param("group", "group/__init__", id="a folder"),
    ],
)
def test_each_name_can_be_loaded(name: str, file: str, package: str) -> None:
    assert registry.load(package, name).name == file
