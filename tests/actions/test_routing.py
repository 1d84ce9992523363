"""What `route test` finds out: messages as they would be sent, and whether that is expected."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from payloads import alert, alertmanager

from fixturectl.actions.expecting import expectation, unmet
from fixturectl.actions.opening import OpenStore
from fixturectl.actions.route_test import Trial, route_test
from fixturectl.actions.routing import read, shown
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from conftest import MakeStore

FILES = {
    "fixtures/default/tenant.yaml": """\
format: 1
store: test
locales: [en-US]
severities:
  critical: {emoji: ":fire:", channel: C0CRIT}
  warning: {emoji: ":warning:", channel: C0WARN}
routes:
  - match: {team: [db, web], env: {not: dev}}
    fixture: disk
    variables: {host: "{labels.instance}", token: "{labels.code}", full: "{labels.full}"}
fallback: anything
""",
    "fixtures/default/disk.yaml": """\
severity: critical
variables:
  host: {type: string, example: a}
  token: {type: string, example: a, sensitive: true, default: null}
  full: {type: boolean, example: true, default: false}
text: "{{ host }}"
""",
    "fixtures/default/anything.yaml": "severity: warning\ntext: x\n",
}


@pytest.fixture
def store(make_store: MakeStore) -> OpenStore:
    return OpenStore(make_store(FILES))


def outcome(store: OpenStore, body: bytes, *expected: str) -> Trial:
    wanted = [expectation(one) for one in expected]
    (found,) = route_test(store, "default", [("x.json", body)], "", wanted)
    return found


def test_a_message_is_shown_as_it_would_be_sent(store: OpenStore) -> None:
    found = outcome(store, alertmanager(alert(team="db", instance="a", code="hush")))

    (one,) = found.messages
    assert (found.file, found.notes, found.unmet, found.failed) == ("x.json", (), (), False)
    assert one.place == "fixtures/default/tenant.yaml:8:5"
    assert one.matched == ("team=db|web", "env!=dev")
    assert (one.route, one.fixture, one.severity) == (1, "disk", "critical")
    assert (one.channel, one.locale, one.status) == ("C0CRIT", "en-US", "firing")
    assert one.variables == {"host": "a", "token": "[masked]"}
    assert not one.degraded


def test_the_fallback_stands_where_it_is_named(store: OpenStore) -> None:
    (one,) = outcome(store, alertmanager(alert())).messages

    assert (one.route, one.place) == (0, "fixtures/default/tenant.yaml:11:11")
    assert (one.fixture, one.channel, one.matched) == ("anything", "C0WARN", ())


def test_a_message_that_would_lose_its_form_fails(store: OpenStore) -> None:
    found = outcome(store, alertmanager(alert(team="db")))

    assert found.failed
    assert [one.message for one in found.messages[0].problems] == [
        "no value for the required variable host (string)"
    ]


def test_a_tenant_without_fixtures_has_a_message_without_form(make_store: MakeStore) -> None:
    bare = OpenStore(make_store({"fixtures/default/tenant.yaml": "format: 1\nstore: a\n"}))

    (one,) = outcome(bare, alertmanager(alert())).messages

    assert (one.fixture, one.place, one.channel, one.degraded) == ("", "", "", True)


def test_an_empty_payload_is_a_mistake(store: OpenStore) -> None:
    with pytest.raises(UsageError, match="the payload is empty"):
        outcome(store, b" \n")


MESSAGES = alertmanager(
    alert(team="db", instance="a", full="true"), alert("resolved"), alert(team="web", env="dev")
)


@pytest.mark.parametrize(
    ("expected", "differences"),
    [
        pytest.param([], [], id="nothing is expected"),
        pytest.param(
            ["fixture=disk,channel=C0CRIT,variables.host=a", "fixture=anything"], [], id="each"
        ),
        pytest.param(
            ["fixture=disk"],
            ["anything: fixture is anything, not disk"],
            id="all must meet the one",
        ),
        pytest.param(["fixture=disk", "severity=warning"], [], id="each meets one of two"),
        pytest.param(
            ["fixture=disk", "fixture=anything", "route=7"],
            ["no message is as expected: route=7"],
            id="one that is met by none",
        ),
        pytest.param(
            ["fixture=disk,variables.full=false,variables.token=x", "route=0,alerts=9"],
            [
                "anything: alerts is 2, not 9",
                "disk: variables.full is true, not false",
                "disk: variables.token is not set, not x",
                "no message is as expected: fixture=disk,variables.full=false,variables.token=x",
                "no message is as expected: route=0,alerts=9",
            ],
            id="the nearest expectation explains",
        ),
    ],
)
def test_expectations(expected: list[str], differences: list[str], store: OpenStore) -> None:
    assert list(outcome(store, MESSAGES, *expected).unmet) == differences


def test_no_message_meets_nothing() -> None:
    assert unmet([], [expectation("route=1"), expectation("route=2")]) == [
        "no message is as expected: route=1",
        "no message is as expected: route=2",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("fixture=a,channel=b", {"fixture": "a", "channel": "b"}, id="two"),
        pytest.param(
            'key={}:{a="b", c="d"} > x,route=1',
            {"key": '{}:{a="b", c="d"} > x', "route": "1"},
            id="commas in a key",
        ),
        pytest.param("variables.host=", {"variables.host": ""}, id="a value that is not set"),
        pytest.param("variables.a=x,y", {"variables.a": "x,y"}, id="a comma in a value"),
    ],
)
def test_an_expectation_is_read(text: str, expected: dict[str, str]) -> None:
    assert expectation(text).fields == expected


@pytest.mark.parametrize("text", ["", "fixture", "fixtrue=a", "variables=a", "labels.a=b", "=a"])
def test_an_expectation_that_is_none(text: str) -> None:
    with pytest.raises(UsageError, match="is no NAME=VALUE"):
        expectation(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(datetime(2026, 11, 22, tzinfo=UTC), "2026-11-22T00:00:00+00:00", id="time"),
        pytest.param(timedelta(minutes=2), 120.0, id="duration"),
        pytest.param([{"a": timedelta(seconds=1)}], [{"a": 1.0}], id="nested"),
        pytest.param(None, None, id="null"),
    ],
)
def test_values_as_json_has_them(value: Any, expected: Any) -> None:
    assert shown(value) == expected


def test_reading_keeps_what_could_not_be_read() -> None:
    assert read(b"x").unreadable
