"""What monitoring systems post, whole, broken and hostile: an alert is never lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payloads import ZERO, alert, alertmanager, grafana

from fixturectl.delivery import webhooks
from fixturectl.delivery.webhooks import Alert, Group, read


def test_alertmanager() -> None:
    body = alertmanager(
        alert(instance="db-1", severity="critical"),
        alert("resolved", instance="db-2", severity="critical"),
        truncatedAlerts=3,
    )

    group = read(body)

    assert group[1:] == (
        "slack",
        '{}:{alertname="DiskFull"}',
        "http://alertmanager.example.com:9093",
        "",
        "",
        3,
        (),
        False,
    )
    firing, resolved = group.alerts
    assert (firing.resolved, resolved.resolved) == (False, True)
    assert firing.labels == {"alertname": "DiskFull", "instance": "db-1", "severity": "critical"}
    assert firing.annotations == {"summary": "The disk of db-1 is full"}
    assert firing.starts_at == "2026-11-22T10:15:00.123456789Z"
    assert (firing.ends_at, resolved.ends_at) == ("", "2026-11-22T10:45:00Z")
    assert firing.source_url.startswith("http://prometheus.example.com:9090/graph?")
    assert firing.fingerprint == "db-1f"


def test_grafana() -> None:
    group = read(grafana(alert(instance="db-1")))

    assert (group.title, group.message.splitlines()[0]) == ("[FIRING:1] DiskFull", "**Firing**")
    assert group.notes == ()
    (one,) = group.alerts
    assert one.values == {"A": 97.5, "C": 1}
    assert one.value_string.startswith("[ var='A'")
    assert one.silence_url.endswith("matcher=a%3Db")
    assert one.panel_url.endswith("viewPanel=2")
    assert one.dashboard_url.endswith("orgId=1")
    assert one.image_url.endswith(".png")


@pytest.mark.parametrize(
    ("state", "resolved"),
    [pytest.param("ok", True, id="over"), pytest.param("alerting", False, id="not over")],
)
def test_grafana_without_a_status(state: str, resolved: bool) -> None:
    one = {"labels": {"alertname": "A"}}

    group = read(grafana(one, status=None, state=state))

    assert [found.resolved for found in group.alerts] == [resolved]


@pytest.mark.parametrize(("state", "over"), [("alerting", False), ("ok", True), ("no_data", False)])
def test_grafana_before_version_11(state: str, over: bool) -> None:
    body = {
        "dashboardId": 1,
        "evalMatches": [{"value": 1, "metric": "Count", "tags": {}}],
        "imageUrl": "https://grafana.example.com/a.png",
        "message": "More than a hundred",
        "orgId": 1,
        "panelId": 2,
        "ruleId": 7,
        "ruleName": "Too many",
        "ruleUrl": "https://grafana.example.com/d/7",
        "state": state,
        "tags": {"team": "blue"},
        "title": f"[{state}] Too many",
    }

    group = read(json.dumps(body).encode())

    (one,) = group.alerts
    assert (group.group_key, group.notes, one.resolved) == ("rule 7", (), over)
    assert one.labels == {"alertname": "Too many", "team": "blue"}
    assert one.annotations == {
        "summary": f"[{state}] Too many",
        "description": "More than a hundred",
    }
    assert (one.source_url, one.image_url) == (body["ruleUrl"], body["imageUrl"])


def test_the_system_that_is_named_reads_the_payload() -> None:
    assert read(alertmanager(alert()), "grafana").notes == ()
    assert read(grafana(alert()), "alertmanager").notes == ("the payload is of version 1, not 4",)
    assert webhooks.systems() == ["alertmanager", "grafana"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"disk full!", "not JSON: Expecting value", id="no JSON"),
        pytest.param(alertmanager(alert())[:-40], "not JSON: ", id="broken off"),
        pytest.param(b"[" * 100_000, "not JSON: ", id="too deep"),
        pytest.param(b'{"a": ' + b"9" * 5000 + b"}", "not JSON: ", id="a number beyond measure"),
        pytest.param(b"[]", "not a JSON object", id="a list"),
        pytest.param(b"null", "not a JSON object", id="null"),
        pytest.param(b"{}", "an empty JSON object", id="an empty object"),
        pytest.param(b"\xff\xfe{", "not JSON: ", id="another encoding"),
    ],
)
def test_what_can_not_be_read_is_an_alert_that_says_so(content: bytes, reason: str) -> None:
    group = read(content)

    (one,) = group.alerts
    assert group.unreadable
    assert one.annotations["summary"].startswith(f"the alert could not be read: {reason}")
    assert group.notes == (one.annotations["summary"],)
    assert group.group_key == read(content).group_key
    assert group.group_key != read(content + b" ").group_key


@pytest.mark.parametrize(
    ("changed", "note"),
    [
        pytest.param({"alerts": []}, "the payload lists no alerts", id="no alerts"),
        pytest.param({"alerts": None}, "the payload lists no alerts", id="no list of them"),
        pytest.param({"alerts": {"a": 1}}, "the payload lists no alerts", id="no list"),
        pytest.param({"alerts": [7]}, "alerts[0] is no object", id="an alert that is a number"),
    ],
)
def test_common_labels_stand_for_alerts_that_are_not_there(
    changed: dict[str, Any], note: str
) -> None:
    group = read(alertmanager(status="firing", **changed))

    assert group.alerts == (Alert(labels={"alertname": "DiskFull"}),)
    assert [one for one in group.notes if one.startswith(note)]


def test_a_part_of_an_alert_is_enough() -> None:
    broken = {
        "status": 7,
        "labels": {"a": 1, "b": None, "c": True, "d": ["x"]},
        "annotations": "none",
        "startsAt": "yesterday",
        "endsAt": 5,
        "values": {"A": None, "B": "x", "C": 2, "D": True},
        "generatorURL": {"a": 1},
    }

    (one,) = read(alertmanager(broken)).alerts

    assert one == Alert(
        labels={"alertname": "DiskFull", "a": "1", "c": "true", "d": ""}, values={"C": 2}
    )


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "9" * 400])
def test_numbers_that_are_none(number: str) -> None:
    body = grafana(alert()).replace(b"97.5", number.encode(), 1)

    assert read(body).alerts[0].values == {"C": 1}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({}, '{alertname="DiskFull"}', id="the group's labels"),
        pytest.param(
            {"groupLabels": {}, "commonLabels": {"job": "a", "dc": "b"}},
            '{dc="b", job="a"}',
            id="the common labels, in one order",
        ),
        pytest.param(
            {"groupLabels": None, "commonLabels": None},
            '{alertname="DiskFull", instance="db-1"}',
            id="the first alert's labels",
        ),
    ],
)
def test_a_group_without_a_key_gets_one_of_its_labels(
    changed: dict[str, Any], expected: str
) -> None:
    body = alertmanager(alert(instance="db-1"), groupKey=None, **changed)

    assert read(body).group_key == expected


def test_groups_that_have_nothing_in_common_are_not_one_alert() -> None:
    bare: dict[str, Any] = {"groupKey": None, "groupLabels": {}, "commonLabels": {}}
    bodies = [
        alertmanager({"annotations": {"summary": summary}}, **bare) for summary in ("one", "two")
    ]

    first, second = (read(body).group_key for body in bodies)

    assert first.startswith("unlabelled:")
    assert first != second
    assert first == read(bodies[0]).group_key


def test_texts_are_bounded_and_hold_nothing_that_commands_a_terminal() -> None:
    body = alertmanager(alert(long="x" * 100_000, evil="a\x1b[31m\u202eb", half="\ud800"))

    labels = read(body).alerts[0].labels

    assert len(labels["long"]) == 4000
    assert (labels["evil"], labels["half"]) == ("a[31mb", "\ufffd")


def test_a_byte_order_mark_is_none_of_the_payload() -> None:
    assert not read(b"\xef\xbb\xbf" + alertmanager(alert())).unreadable


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
_NAMES = st.sampled_from([*json.loads(grafana(alert())), "state"])
_ALERT_NAMES = st.sampled_from([*json.loads(grafana(alert()))["alerts"][0], "other"])


@settings(max_examples=100)
@given(
    changed=st.dictionaries(_NAMES, _JSON, max_size=4),
    alerts=st.lists(st.dictionaries(_ALERT_NAMES, _JSON, max_size=5) | _JSON, max_size=3),
    system=st.sampled_from(["", "alertmanager", "grafana"]),
)
def test_whatever_comes_is_at_least_one_alert_of_texts(
    changed: dict[str, Any], alerts: list[Any], system: str
) -> None:
    group = read(json.dumps({"alerts": alerts, **changed}).encode(), system)

    assert isinstance(group, Group)
    assert group.alerts
    assert group.group_key
    for one in group.alerts:
        texts = [*one.labels.items(), *one.annotations.items(), one[4:]]
        assert all(
            isinstance(text, str) and text.encode() is not None for row in texts for text in row
        )


def test_the_zero_time_is_none() -> None:
    assert read(alertmanager(alert() | {"startsAt": ZERO})).alerts[0].starts_at == ""
