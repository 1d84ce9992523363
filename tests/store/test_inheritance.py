"""Files override each other key by key: mappings merged, lists replaced, null removes."""

from __future__ import annotations

import pytest

from fixturectl.store.inheritance import Layer, merged, merged_values, setting
from fixturectl.store.yaml_nodes import read


def layers(*texts: str) -> tuple[Layer, ...]:
    """Return layers, nearest first, of tenants called t0, t1, ..."""
    return tuple(
        Layer(f"t{number}", read(f"t{number}.yaml", text.encode()))
        for number, text in enumerate(texts)
    )


@pytest.mark.parametrize(
    ("texts", "path", "tenants"),
    [
        pytest.param(["a: 1", "a: 2", "b: 3"], "a", "t0 t1", id="what it shadows"),
        pytest.param(["b: 1", "a: 2"], "a", "t1", id="inherited"),
        pytest.param(["b: 1"], "a", "", id="nowhere"),
        pytest.param(["a: {x: 1}", "a: {x: 2, y: 3}"], "a.x", "t0 t1", id="inside mappings"),
        pytest.param(["a: {x: 1}", "a: {y: 3}"], "a.y", "t1", id="merged"),
        pytest.param(["a: [1]", "a: {y: 3}"], "a.y", "", id="a list hides a mapping"),
        pytest.param(["a: ~", "a: {y: 3}"], "a.y", "", id="null hides what is inside"),
        pytest.param(["a: ~", "a: 1"], "a", "t0 t1", id="null is a value that shadows"),
        pytest.param(["a: [", "a: 1"], "a", "t1", id="a file that is not YAML"),
        pytest.param(["- a", "a: 1"], "a", "t1", id="a file that is a list"),
    ],
)
def test_a_setting_names_all_that_have_it(texts: list[str], path: str, tenants: str) -> None:
    found = setting(layers(*texts), tuple(path.split(".")))

    names = [one.tenant for one in found.found] if found else []
    assert names == tenants.split()


def test_null_counts_as_nothing() -> None:
    found = setting(layers("a: ~", "a: 1"), ("a",))

    assert found is not None
    assert found.node is None
    assert found.tenant == "t0"
    assert [one.tenant for one in found.shadowed] == ["t1"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["a: {x: 2}", "a: {x: 1, y: 1}"], "x=t0 y=t1", id="whole, by name"),
        pytest.param(["a: {y: ~}", "a: {x: 1, y: 1}"], "x=t1", id="null removes"),
        pytest.param(["a: {y: ~}"], "", id="null removes nothing"),
        pytest.param(["a: {z: 1}", "a: []", "a: {x: 1}"], "z=t0", id="a list begins anew"),
        pytest.param(["b: 1", "- a"], "", id="nowhere"),
    ],
)
def test_entries_come_whole_from_the_nearest(texts: list[str], expected: str) -> None:
    found = merged(layers(*texts), "a")

    assert " ".join(f"{name}={tenant}" for name, (tenant, _, _) in found.items()) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ["a: {x: {p: 2}}", "a: {x: {p: 1, q: 1}, y: no}"],
            {"x": {"p": 2, "q": 1}, "y": "no"},
            id="merged at every depth",
        ),
        pytest.param(["a: {x: [2]}", "a: {x: [1, 1]}"], {"x": [2]}, id="lists replaced"),
        pytest.param(["a: {x: {p: ~}}", "a: {x: {p: 1, q: 1}}"], {"x": {"q": 1}}, id="removed"),
        pytest.param(["a: {x: {p: 1}}", "a: {x: 5}"], {"x": {"p": 1}}, id="a mapping for a value"),
        pytest.param(["a: {x: 5}", "a: {x: {p: 1}}"], {"x": 5}, id="a value for a mapping"),
        pytest.param(["b: 1", "a: ~", "a: {x: 1}"], {}, id="all removed"),
    ],
)
def test_values_are_merged(texts: list[str], expected: object) -> None:
    assert merged_values(layers(*texts), "a") == expected
