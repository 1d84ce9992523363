from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.errors import FixturectlError
from fixturectl.store import roots

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore


def test_a_store_is_found_from_anywhere_in_it(make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": "format: 1\n"})

    assert roots.find_store(root) == root
    assert roots.find_store(root / "fixtures/default") == root


def test_a_test_suites_fixtures_are_no_store_beside_a_real_one(make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": "", "tests/fixtures/a.json": "{}"})

    assert roots.find_store(root / "tests/fixtures") == root


def test_a_store_needs_no_default_yet(make_store: MakeStore) -> None:
    root = make_store({"fixtures/acme/tenant.yaml": ""})

    assert roots.find_store(root / "fixtures") == root


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        pytest.param("empty", "holds no fixtures/", id="a folder without fixtures/"),
        pytest.param("missing", "is no directory", id="no folder at all"),
    ],
)
def test_where_there_is_no_store_the_error_says_what_to_do(
    folder: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(FixturectlError, match=said) as caught:
        roots.store_at(tmp_path / folder)

    assert "init" in caught.value.hint
    assert caught.value.status == 3
    with pytest.raises(FixturectlError, match="no store here"):
        roots.find_store(tmp_path / folder)
