"""Which keys may be meant and not be there: what seems to be missing below them is no fault."""

from __future__ import annotations

import pytest

from fixturectl.store.doubts import doubtful
from fixturectl.store.inheritance import Layer
from fixturectl.store.schema import MODELS
from fixturectl.store.yaml_nodes import read


def layer(content: str) -> Layer:
    return Layer("acme", read("fixtures/acme/tenant.yaml", content.encode()))


@pytest.mark.parametrize(
    ("kind", "contents", "expected"),
    [
        pytest.param("fixture", ["severity: a\nblocks: []\n"], set(), id="sound"),
        pytest.param("fixture", ["variabels: {}\n"], {"variables"}, id="misspelt"),
        pytest.param("fixture", ["text: a\n", "blcks: []\n"], {"blocks"}, id="in any of them"),
        pytest.param("fixture", ["blocks: none\n"], {"blocks"}, id="of another kind"),
        pytest.param("fixture", ["blocks: {blocks: []}\n"], set(), id="of one of two kinds"),
        pytest.param("fixture", ["variables: null\n"], set(), id="removed"),
        pytest.param("fixture", ["zzz: 1\n"], set(), id="like no key"),
        pytest.param("fixture", ["text: {\n"], set(MODELS["fixture"].keys), id="unreadable"),
        pytest.param("tenant", ["valeus: {}\n"], {"values"}, id="of a tenant"),
        pytest.param("texts", ["txts: {}\n"], {"texts"}, id="of texts"),
    ],
)
def test_doubtful_keys(kind: str, contents: list[str], expected: set[str]) -> None:
    assert doubtful(kind, map(layer, contents)) == expected
