"""Routes are read from the settings of a tenant, inherited ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.opening import OpenStore
from fixturectl.store.routes import Route, routes

if TYPE_CHECKING:
    from conftest import MakeStore

DEFAULT = "format: 1\nstore: test\n"


def of(make_store: MakeStore, text: str, tenant: str = "default") -> tuple[Route, ...]:
    files = {"default": DEFAULT + text, "acme": "extends: default\n"}
    root = make_store({f"fixtures/{name}/tenant.yaml": one for name, one in files.items()})
    return routes(OpenStore(root).tenant(tenant))


def test_routes_are_inherited_with_all_they_say(make_store: MakeStore) -> None:
    text = (
        "routes:\n"
        "  - match: {a: b, c: [d, e]}\n"
        "    fixture: f\n"
        "    channel: C0123\n"
        "    severity: critical\n"
        "    locale: fr-FR\n"
        "    key: '{labels.a}'\n"
        "    description: those of b\n"
        "    variables: {v: '{labels.a}'}\n"
        "    defaults: {w: 1}\n"
    )

    (route,) = of(make_store, text, "acme")

    assert [str(one) for one in route.matchers or ()] == ["a=b", "c=d|e"]
    assert route[2:8] == ("f", "C0123", "critical", "fr-FR", "{labels.a}", "those of b")
    assert (list(route.variables), list(route.defaults)) == (["v"], ["w"])
    assert route.node is not None
    assert route.node.line == 4


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        pytest.param("match: {a: {regex: '('}}, ", None, id="a broken matcher matches nothing"),
        pytest.param("match: [a], ", None, id="no mapping"),
        pytest.param("match: null, ", (), id="null matches everything"),
        pytest.param("", (), id="nothing matches everything"),
    ],
)
def test_what_a_route_matches(
    match: str, expected: tuple[object, ...] | None, make_store: MakeStore
) -> None:
    (route,) = of(make_store, f"routes: [{{{match}fixture: f}}]\n")

    assert route.matchers == expected


@pytest.mark.parametrize("text", ["", "routes: null\n", "routes: {a: b}\n", "routes: [x, [y]]\n"])
def test_what_is_no_list_of_routes_is_none(text: str, make_store: MakeStore) -> None:
    assert of(make_store, text) == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("", "match: {a: b}, ", True, id="everything covers something"),
        pytest.param("match: {a: b}, ", "", False, id="something covers not everything"),
        pytest.param("match: {a: b}, ", "match: {a: b, c: d}, ", True, id="fewer labels"),
        pytest.param("match: {a: b, c: d}, ", "match: {a: b}, ", False, id="more labels"),
        pytest.param("match: {a: b}, ", "match: {c: d}, ", False, id="other labels"),
        pytest.param("match: {a: {regex: '('}}, ", "match: {a: b}, ", False, id="a broken one"),
    ],
)
def test_a_route_covers_another(
    one: str, other: str, expected: bool, make_store: MakeStore
) -> None:
    first, second = of(make_store, f"routes: [{{{one}fixture: f}}, {{{other}fixture: g}}]\n")

    assert first.covers(second) is expected
