"""A source of files as they were before: what was added is gone, what went is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.store.files import Entry, UnreadableError, WorkTree
from fixturectl.store.restoring import Former, Restored

if TYPE_CHECKING:
    from conftest import MakeStore

NOW = {
    "fixtures/a/same.yaml": "same",
    "fixtures/a/changed.yaml": "now",
    "fixtures/a/new/x.yaml": "new",
    "fixtures/b/only/new.yaml": "new",
}
FORMER = {
    "fixtures/a/changed.yaml": Former(b"before"),
    "fixtures/a/new/x.yaml": None,
    "fixtures/b/only/new.yaml": None,
    "fixtures/c/gone.yaml": Former(b"gone"),
    "fixtures/c/link.yaml": Former(b"elsewhere", is_link=True),
}


@pytest.fixture
def files(make_store: MakeStore) -> Restored:
    return Restored(WorkTree(make_store(NOW)), FORMER)


def test_names_are_those_of_before(files: Restored) -> None:
    assert files.names("fixtures") == [Entry("a", True), Entry("c", True)]
    assert files.names("fixtures/a") == [Entry("changed.yaml", False), Entry("same.yaml", False)]
    assert files.names("fixtures/c") == [
        Entry("gone.yaml", False),
        Entry("link.yaml", False, is_link=True),
    ]
    assert files.names("nowhere") == []


def test_contents_are_those_of_before(files: Restored) -> None:
    assert files.read("fixtures/a/same.yaml") == b"same"
    assert files.read("fixtures/a/changed.yaml") == b"before"
    assert files.read("fixtures/c/gone.yaml") == b"gone"


def test_what_was_not_there_can_not_be_read(files: Restored) -> None:
    with pytest.raises(FileNotFoundError):
        files.read("fixtures/a/new/x.yaml")
    with pytest.raises(UnreadableError, match="a symbolic link"):
        files.read("fixtures/c/link.yaml")


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("fixtures/a/same.yaml", True),
        ("fixtures/a/new/x.yaml", False),
        ("fixtures/c/gone.yaml", True),
        ("fixtures/c", True),
        ("fixtures/d", False),
    ],
)
def test_whether_there_was_something(path: str, there: bool, files: Restored) -> None:
    assert files.exists(path) is there
