from __future__ import annotations

from typing import Any

import pytest

from fixturectl.actions.sending import Order
from fixturectl.actions.sending.sameness import default_key, fingerprint
from fixturectl.store.variables import Spelled
from fixturectl.store.yaml_nodes import Mapping, read

FILE = b"""
free: 3
host: "db-1"
parts: [a, {b: no}]
nothing: null
"""
IN_PYTHON = {"free": 3, "host": "db-1", "parts": ("a", {"b": "no"}), "nothing": None}


def _of_file() -> dict[str, Any]:
    root = read("vars.yaml", FILE).root
    assert isinstance(root, Mapping)
    return {key.value: node for key, node in root}


def _order(**changes: Any) -> Order:
    return Order("acme/disk-full", variables={"host": Spelled("db-1")})._replace(**changes)


def test_it_is_the_same_message_wherever_its_values_come_from() -> None:
    of_file, in_python = (_order(variables=one) for one in (_of_file(), IN_PYTHON))

    assert fingerprint(of_file, "en-US") == fingerprint(in_python, "en-US")
    assert default_key(of_file, "C1") == default_key(in_python, "C1")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"variables": {"host": "db-2"}}, id="another value"),
        pytest.param({"variables": {}}, id="no value"),
        pytest.param({"variables": {"host": "db-1", "on": True}}, id="one more"),
        pytest.param({"status": "resolved"}, id="status"),
        pytest.param({"severity": "warning"}, id="severity"),
        pytest.param({"sample": "small"}, id="sample"),
        pytest.param({"address": "acme/disk-empty"}, id="fixture"),
    ],
)
def test_any_difference_in_what_is_asked_for_makes_another_message(changes: dict[str, Any]) -> None:
    assert fingerprint(_order(**changes), "en-US") != fingerprint(_order(), "en-US")


def test_a_message_in_another_language_is_another_about_the_same_alert() -> None:
    assert fingerprint(_order(), "fr-FR") != fingerprint(_order(), "en-US")
    assert default_key(_order(locale="fr-FR"), "C1") == default_key(_order(), "C1")
    assert default_key(_order(status="resolved"), "C1") == default_key(_order(), "C1")


def test_an_alert_is_one_of_a_channel_and_a_tenant() -> None:
    keys = {
        default_key(_order(), "C1"),
        default_key(_order(), "C2"),
        default_key(_order(address="other/disk-full"), "C1"),
    }

    assert len(keys) == 3
