"""CODEOWNERS is changed where it must be, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.codeowners import renewal
from fixturectl.actions.opening import OpenStore
from fixturectl.errors import FindingsError

if TYPE_CHECKING:
    from conftest import MakeStore


def test_bytes_that_are_no_text_stay(make_store: MakeStore) -> None:
    settings = 'owners: {"*": ["@acme/playback"]}\n'
    root = make_store(
        {"fixtures/default/tenant.yaml": settings, "CODEOWNERS": b"# caf\xe9\n/x @all\n"}
    )

    found = renewal(OpenStore(root))
    assert (found.path, found.is_current) == ("CODEOWNERS", False)
    found.changes.apply()

    assert (root / "CODEOWNERS").read_bytes().startswith(b"# caf\xe9\n/x @all\n\n# fixturectl: ")
    assert renewal(OpenStore(root)).is_current


def test_a_store_without_owners_needs_none(make_store: MakeStore) -> None:
    assert renewal(
        OpenStore(make_store({"fixtures/default/tenant.yaml": "name: Default\n"}))
    ).is_current


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        pytest.param('owners: ["@acme/playback"]', "must be a mapping", id="no mapping"),
        pytest.param('owners: {"*": ["@acme/playback"', "tenant.yaml:", id="no YAML"),
        pytest.param('owners: {"*": [the team]}', '"the team" is no owner', id="no owner"),
        pytest.param('owners: {fr_fr: ["@acme/fr"]}', "no locale", id="no locale"),
    ],
)
def test_nobody_goes_unasked_for_a_mistake(settings: str, told: str, make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": f"{settings}\n"})

    with pytest.raises(FindingsError, match=told):
        renewal(OpenStore(root))
