"""The store's format: the newest, none, a newer one, or nonsense."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import MakeStore, Run


@pytest.mark.parametrize(
    ("settings", "status", "said"),
    [
        pytest.param("format: 1\n", 0, "the store has format 1, the newest", id="the newest"),
        pytest.param("name: x\n", 0, "names no format: it is read as format 1", id="none named"),
        pytest.param(
            "name: x\nformat: 2\n",
            3,
            "fixtures/default/tenant.yaml:2:9: the store has format 2, this program knows 1\n"
            "hint: install a newer fixturectl; nothing was changed",
            id="newer",
        ),
        pytest.param(
            "format: one\n", 1, "fixtures/default/tenant.yaml:1:9: error: the store's", id="a word"
        ),
        pytest.param("format: 0\n", 1, "write format: 1", id="nought"),
        pytest.param("format: true\n", 1, "write format: 1", id="a boolean"),
        pytest.param("format: [1]\n", 1, "write format: 1", id="a list"),
        pytest.param("- format\n", 1, "fixtures/default/tenant.yaml:1:1", id="no mapping"),
        pytest.param("format: 'a\n", 1, "fixtures/default/tenant.yaml:1:", id="no YAML"),
    ],
)
def test_it_says_what_the_store_has(
    settings: str, status: int, said: str, call: Run, make_store: MakeStore
) -> None:
    root = make_store({"fixtures/default/tenant.yaml": settings})

    done = call("--store", str(root), "migrate")

    assert done.status == status
    assert said in done.out + done.err
    assert (root / "fixtures/default/tenant.yaml").read_text() == settings


def test_a_store_without_settings_says_what_is_missing(call: Run, make_store: MakeStore) -> None:
    done = call("--store", str(make_store({})), "migrate")

    assert done.status == 3
    assert "fixtures/default/tenant.yaml is missing" in done.err
    assert "fixturectl init" in done.err
