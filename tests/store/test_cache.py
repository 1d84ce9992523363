"""A cache of results: kept by what they depend on, and never trusted when damaged."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fixturectl.store.cache import Cache, digest, folder, tool

if TYPE_CHECKING:
    from conftest import MakeStore

VALUE = {"a": (1, "x", b"y", None), "b": [1.5, True]}


@pytest.fixture
def root(make_store: MakeStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return make_store({"fixtures/default/tenant.yaml": "format: 1\nstore: acme-alerts\n"})


def test_what_is_saved_is_loaded_under_the_same_key(root: Path) -> None:
    Cache(root, "kind", b"key").save(VALUE)

    assert Cache(root, "kind", b"key").load() == VALUE
    assert Cache(root, "kind", b"other").load() is None
    assert Cache(root, "other", b"key").load() is None


def test_it_stands_by_the_name_of_the_store(root: Path, tmp_path: Path) -> None:
    assert folder(root) == f"{tmp_path}/cache/fixturectl/acme-alerts"


def test_two_checkouts_of_one_store_do_not_share_results(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "fixtures/default").mkdir(parents=True)
    (other / "fixtures/default/tenant.yaml").write_text("store: acme-alerts\n")
    Cache(root, "kind", b"key").save(VALUE)

    assert folder(other) == folder(root)
    assert Cache(other, "kind", b"key").load() is None


@pytest.mark.parametrize("store", ["", "store: [no name]\n"], ids=["no name", "no plain name"])
def test_a_store_without_a_name_goes_by_its_path(
    store: str, make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # counts for nothing
    monkeypatch.setenv("HOME", "/home/anna")
    root = make_store({"fixtures/default/tenant.yaml": store})

    assert folder(root).startswith("/home/anna/.cache/fixturectl/store-")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: content[:0], id="empty"),
        pytest.param(lambda content: content[:-1], id="cut off"),
        pytest.param(lambda content: content + b"x", id="longer"),
        pytest.param(lambda content: content[:-1] + bytes([content[-1] ^ 1]), id="one bit"),
        pytest.param(lambda content: b"x" + content[1:], id="no cache at all"),
    ],
)
def test_a_damaged_file_is_as_good_as_none(root: Path, damage: object) -> None:
    cache = Cache(root, "kind", b"key")
    cache.save(VALUE)
    file = Path(cache.path)

    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator] # a table of functions

    assert cache.load() is None


def test_what_is_no_value_of_marshal_is_as_good_as_none(root: Path) -> None:
    cache = Cache(root, "kind", b"key")
    cache.save(VALUE)
    head = Path(cache.path).read_bytes()[: len(cache._head)]  # noqa: SLF001 - to forge a file
    body = b"\xff\xff"

    Path(cache.path).write_bytes(head + digest([body]) + body)

    assert cache.load() is None


def test_where_nothing_can_be_written_nothing_is_kept(root: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    cache = Cache(root, "kind", b"key")

    cache.save(VALUE)

    assert cache.load() is None
    assert os.listdir(tmp_path) == sorted(["cache", "store"])  # noqa: PTH208 - nothing left behind


def test_parts_are_told_apart() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])
    assert len(digest([])) == 16
    assert tool() == tool()
