"""Records of what a store holds, as programs get them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.coverage import list_locales
from fixturectl.actions.inputs import list_variables
from fixturectl.actions.listing import Stock, list_fixtures, list_tenants
from fixturectl.actions.sections import sections
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from conftest import MakeStore

STORE = {
    "fixtures/default/tenant.yaml": "locales: [en-US, fr-FR]\n",
    "fixtures/default/a.yaml": (
        "variables: {x: {type: string, example: ''}, y: {type: list, of: string}}\n"
    ),
    "fixtures/default/en-US/a.yaml": "texts: {one: x}\n",
    "fixtures/default/fr-FR/a.yaml": "- no mapping\n",
    "fixtures/default/fr-FR/b.yaml": "texts: [no, mapping]\n",
    "fixtures/low/tenant.yaml": "extends: default\n",
}


@pytest.fixture
def stock(make_store: MakeStore) -> Stock:
    return Stock(make_store(STORE))


def test_a_fixture_without_severity_or_description_is_listed(stock: Stock) -> None:
    (found,) = list_fixtures(stock, "low")

    assert found == ("low/a", "", 2, (), ("default",), "")


def test_depth_and_parents_of_tenants(stock: Stock) -> None:
    assert [
        (one.tenant, one.extends, one.depth, one.fixtures, one.own) for one in list_tenants(stock)
    ] == [
        ("default", "", 0, 1, 1),
        ("low", "default", 1, 1, 0),
    ]


def test_files_of_a_wrong_shape_translate_nothing(stock: Stock) -> None:
    found = [(one.locale, one.translated, one.texts) for one in list_locales(stock, "low")]

    assert found == [("en-US", 1, 1), ("fr-FR", 0, 1)]


def test_an_empty_example_is_an_empty_text(stock: Stock) -> None:
    found = list_variables(stock, "low/a")

    assert [(one.variable, one.example, one.rules) for one in found] == [
        ("x", "", ""),
        ("y", "", "of string"),
    ]


def test_sections_by_what_is_asked(stock: Stock) -> None:
    assert list(sections(stock, None, None)) == ["tenants", "locales"]
    assert list(sections(stock, "variables", "low/a")) == ["variables"]
    with pytest.raises(UsageError, match="all together"):
        sections(stock, None, "low")
