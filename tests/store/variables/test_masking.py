"""A sensitive value is replaced by one of its type that says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.store import variables
from fixturectl.store.sealed import Sealed
from fixturectl.store.variables import Masked, Variable
from fixturectl.store.yaml_nodes import Mapping, Node, read

if TYPE_CHECKING:
    from fixturectl.diagnostics import Diagnostic


SEALED = "'ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:str]'"


def root(text: str) -> Mapping:
    document = read("f.yaml", text.encode())
    assert not document.problems
    assert isinstance(document.root, Mapping)
    return document.root


def node(text: str) -> Node:
    found = root(f"v: {text}").get("v")
    assert found is not None
    return found


def declare(text: str, name: str = "v") -> tuple[Variable | None, tuple[Diagnostic, ...]]:
    mapping = root(f"{name}: {text}")
    found = mapping.get(name)
    assert found is not None
    return variables.declare(name, found, mapping.key(name))


def variable(text: str) -> Variable:
    found, problems = declare(text)
    assert problems == ()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "given", "shown"),
    [
        pytest.param("string", "canary", "[masked]", id="a text"),
        pytest.param("integer", 4711, "[masked]", id="an integer"),
        pytest.param("number", 47.11, "[masked]", id="a number"),
        pytest.param("boolean", True, "[masked]", id="a boolean"),
        pytest.param("datetime", 86400, "[masked]", id="a moment"),
        pytest.param("duration", "47m", "[masked]", id="a duration"),
        pytest.param("url", "https://canary.example/", "https://masked.invalid/", id="a URL"),
        pytest.param("user", "U0CANARY", "[masked]", id="a user"),
    ],
)
def test_a_sensitive_value_is_masked_by_one_of_its_type(
    kind: str, given: object, shown: str
) -> None:
    declared = variable(f"{{type: {kind}, sensitive: true}}")
    read_value = variables.read(declared, given).value

    masked = variables.mask(declared, read_value)

    assert isinstance(masked, Masked)
    assert masked.masked
    assert f"{masked}" == str(masked) == shown or (kind == "url" and str(masked) == shown)
    assert repr(masked) == "[masked]"
    assert isinstance(masked, int if kind == "boolean" else type(read_value))
    assert masked != read_value
    assert variables.mask(declared, None) is None


def test_masking_reaches_every_depth_and_leaves_the_rest() -> None:
    declared = variable(
        "{type: list, of: {type: object, fields: {id: {type: string},"
        " owner: {type: string, sensitive: true},"
        " keys: {type: list, sensitive: true, of: string},"
        " card: {type: object, sensitive: true, fields: {pin: {type: integer}}}}}}"
    )
    given = [{"id": "a", "owner": "canary", "keys": ["canary", "b"], "card": {"pin": 4711}}]
    read_value = variables.read(declared, given).value

    masked = variables.mask(declared, read_value)

    assert declared.any_sensitive
    assert isinstance(masked, list)
    assert masked[0]["id"] == "a"
    assert masked[0]["keys"] == ["[masked]"]
    assert masked[0]["card"] == {"pin": 0}
    assert "canary" not in repr(masked)
    assert "4711" not in repr(masked)


def test_nothing_sensitive_is_nothing_masked() -> None:
    given = ["a"]

    assert variables.mask(variable("{type: list, of: string}"), given) is given
    sealed = Sealed(node(SEALED))  # type: ignore[arg-type]
    assert (
        variables.mask(variable("{type: list, of: {type: string, sensitive: true}}"), sealed)
        is sealed
    )
