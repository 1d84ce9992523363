"""From alerts to messages: which route, which message, which key, which values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payloads import alert, alertmanager, grafana

from fixturectl.actions.opening import OpenStore
from fixturectl.delivery.routes import Routed, routed
from fixturectl.delivery.webhooks import read
from fixturectl.store.yaml_nodes import Scalar, plain

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

TENANT = """\
format: 1
store: test
locales: [en-US]
severities:
  critical: {emoji: ":rotating_light:", channel: C0CRIT}
  warning: {emoji: ":warning:", channel: C0WARN}
channels: [C0MORE]
fallback: anything
"""
FIXTURES = {
    "disk": """\
severity: critical
variables:
  host: {type: string, example: a, max_length: 12}
  hosts: {type: list, of: string, max_items: 3, example: [a], default: []}
  used: {type: number, example: 0.5, default: null}
  count: {type: integer, example: 1, default: 0}
  since: {type: datetime, example: "2026-11-22T10:15:00Z", default: null}
  parts:
    type: list
    of: {type: object, fields: {name: {type: string, max_length: 6}, size: {type: integer}}}
    max_items: 5
    default: []
    example: []
text: "{{ host }}"
""",
    "anything": """\
severity: warning
variables:
  summary: {type: string, example: a, max_length: 100, default: null}
  labels:
    type: list
    of: {type: object, fields: {name: {type: string}, value: {type: string}}}
    example: []
    default: []
  started_at: {type: datetime, example: "2026-11-22T10:15:00Z", default: null}
  ended_at: {type: datetime, example: "2026-11-22T10:15:00Z", default: null}
  source: {type: url, example: "https://example.com", default: null}
text: "{{ severity }}"
""",
}


class Routes:
    """Writes a store with routes and routes payloads through it."""

    def __init__(self, make_store: MakeStore) -> None:
        self._make = make_store

    def __call__(
        self, listed: str, body: bytes, fixtures: dict[str, str] | None = None
    ) -> list[Routed]:
        return self.messages(f"routes:\n{listed}", body, fixtures)

    def messages(
        self, settings: str, body: bytes, fixtures: dict[str, str] | None = None
    ) -> list[Routed]:
        files = {
            f"fixtures/default/{name}.yaml": text
            for name, text in ({"tenant": TENANT + settings} | FIXTURES | (fixtures or {})).items()
        }
        store = OpenStore(self._make(files))
        tenant = store.tenant("default")
        return routed(read(body), tenant, lambda name: store.renderer.fixture("default", name))

    def one(self, listed: str, body: bytes, fixtures: dict[str, str] | None = None) -> Routed:
        (found,) = self(listed, body, fixtures)
        return found


@pytest.fixture
def route(make_store: MakeStore) -> Routes:
    return Routes(make_store)


def test_the_first_route_that_matches_counts(route: Routes) -> None:
    listed = (
        "  - {match: {alertname: Other}, fixture: disk}\n"
        "  - {match: {alertname: 'Disk*', team: ''}, fixture: disk, channel: C0MORE,"
        " locale: fr-FR, variables: {host: '{labels.instance}'}}\n"
        "  - {fixture: anything}\n"
    )

    found = route.one(listed, alertmanager(alert(instance="db-1")))

    assert (found.route, found.fixture) == (2, "disk")
    assert (found.channel, found.locale, found.severity) == ("C0MORE", "fr-FR", "")
    assert (found.status, len(found.alerts)) == ("firing", 1)
    assert found.variables == {"host": "db-1", "count": 1}
    assert found.problems == ()


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param("routes: []\n", id="no routes"),
        pytest.param("routes: [{match: {a: b}, fixture: disk}]\n", id="none matches"),
        pytest.param("routes: [{fixture: gone}]\n", id="a route to a fixture that is not there"),
        pytest.param("routes: [{match: {a: {regex: '('}}, fixture: disk}]\n", id="a broken one"),
    ],
)
def test_what_no_route_tells_goes_to_the_fallback(listed: str, route: Routes) -> None:
    (found,) = route.messages(listed, alertmanager(alert(instance="db-1", severity="critical")))

    assert (found.route, found.fixture, found.severity) == (0, "anything", "critical")
    assert found.variables["summary"] == "The disk of db-1 is full"
    assert found.variables["labels"][:2] == [
        {"name": "alertname", "value": "DiskFull"},
        {"name": "instance", "value": "db-1"},
    ]
    assert "ended_at" not in found.variables


@pytest.mark.parametrize(
    ("variables", "address", "said"),
    [
        pytest.param("", "https://prometheus/graph", [], id="https"),
        pytest.param("", "http://prometheus/graph", [], id="http, that nobody asked for"),
        pytest.param(
            "source: '{source_url}'",
            "http://prometheus/graph",
            ["source: links lead to https alone, not to http"],
            id="http, that the route asks for",
        ),
        pytest.param("", "/graph", [], id="no address at all"),
    ],
)
def test_an_address_that_no_link_leads_to_is_left_out(
    variables: str, address: str, said: list[str], route: Routes
) -> None:
    body = alertmanager(alert() | {"generatorURL": address})

    found = route.one(f"  - {{fixture: anything, variables: {{{variables}}}}}\n", body)

    assert found.variables.get("source") == (address if address[:5] == "https" else None)
    assert [one.message for one in found.problems] == said


def test_what_can_not_be_read_goes_to_the_fallback_whatever_the_routes(route: Routes) -> None:
    found = route.one("  - {fixture: disk}\n", b"broken")

    assert (found.route, found.fixture) == (0, "anything")
    assert found.variables["summary"].startswith("the alert could not be read: not JSON")


def test_firing_and_resolved_have_one_key(route: Routes) -> None:
    listed = "  - {fixture: disk, variables: {host: '{labels.instance}'}}\n"
    stages = [
        route.one(listed, alertmanager(alert(instance="a"))),
        route.one(listed, alertmanager(alert(instance="a"), alert("resolved", instance="b"))),
        route.one(listed, alertmanager(alert("resolved", instance="a"))),
    ]

    assert [one.status for one in stages] == ["firing", "firing", "resolved"]
    assert {one.key for one in stages} == {'{}:{alertname="DiskFull"} > disk'}
    assert [one.variables["host"] for one in stages] == ["a", "a", "a"]


def test_alerts_that_are_told_otherwise_are_messages_of_their_own(route: Routes) -> None:
    listed = (
        "  - {match: {severity: '*'}, fixture: disk, severity: '{labels.severity}',"
        " variables: {host: '{labels.instance}'}}\n"
    )
    body = alertmanager(
        alert(instance="a", severity="critical"),
        alert("resolved", instance="b", severity="warning"),
        alert(instance="c", severity="critical"),
        alert(instance="d", severity="page"),
        alert(instance="e"),
    )

    found = route(listed, body)

    prefix = '{}:{alertname="DiskFull"} >'
    assert [(one.key, one.status, one.variables.get("host")) for one in found] == [
        (f"{prefix} disk critical", "firing", "a, c"),
        (f"{prefix} disk", "firing", "d"),
        (f"{prefix} anything", "firing", None),
        (f"{prefix} disk warning", "resolved", "b"),
    ]


def test_a_key_of_ones_own_makes_a_message_for_each(route: Routes) -> None:
    listed = (
        "  - {fixture: disk, key: 'disk of {labels.instance}',"
        " variables: {host: '{labels.instance}'}}\n"
    )

    found = route(listed, alertmanager(alert(instance="a"), alert(instance="b"), alert()))

    assert sorted(one.key for one in found) == [
        "disk of a",
        "disk of b",
        '{}:{alertname="DiskFull"} > disk',
    ]


def test_a_long_key_stays_one_key(route: Routes) -> None:
    def key(label: str) -> str:
        return route.one("  - {fixture: anything}\n", alertmanager(alert(), groupKey=label)).key

    assert key("a" * 900) == key("a" * 900) != key("a" * 901)
    assert len(key("a" * 900)) == 250


def shown(value: Any) -> Any:
    """Return a value with the nodes in it as what they say."""
    if isinstance(value, dict):
        return {name: shown(one) for name, one in value.items()}
    if isinstance(value, list):
        return [shown(one) for one in value]
    return plain(value) if isinstance(value, Scalar) else value


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        pytest.param("host: constant", "constant", id="a constant"),
        pytest.param("host: 'a{{b}}'", "a{b}", id="literal braces"),
        pytest.param("host: '{labels.instance}'", "b, a", id="the different texts"),
        pytest.param("host: '{labels.job}'", "node", id="the same text"),
        pytest.param("host: 'on {labels.instance}'", "on b, on a", id="within a text"),
        pytest.param("host: '{labels.none}'", None, id="what no alert has"),
        pytest.param("host: 'a {labels.none}'", None, id="a text that lacks something"),
        pytest.param("host: '{labels.none or labels.job}'", "node", id="the next one"),
        pytest.param("host: '{labels.long}'", "abcdefghijk…", id="what is too long"),
        pytest.param("host: '{status}: {resolved}'", "firing: 0", id="the message's own"),
        pytest.param("hosts: '{labels.instance}'", ["b", "a"], id="a list of texts"),
        pytest.param("hosts: [x, '{labels.job}']", ["x", "node"], id="a list with one"),
        pytest.param("hosts: {each: 'on {labels.instance}'}", ["on b", "on a"], id="each alert"),
        pytest.param(
            "hosts: '{labels}'",
            ["alertname=DiskFull", "instance=b", "job=node"],
            id="a list that is too long",
        ),
        pytest.param("used: '{annotations.used}'", "0.9", id="a number of the oldest"),
        pytest.param("used: 0.25", 0.25, id="a constant number"),
        pytest.param("count: '{count}'", 2, id="how many fire"),
        pytest.param("since: '{starts_at}'", "2026-11-21T00:00:00Z", id="the oldest"),
        pytest.param(
            "parts: {each: {name: '{labels.instance}', size: 7}}",
            [{"name": "b", "size": 7}, {"name": "a", "size": 7}],
            id="an object for each alert",
        ),
        pytest.param(
            "parts: {each: {name: '{labels.long}', size: '{labels.size}', more: 1}}",
            [{"name": "abcde…", "size": "5"}],
            id="objects are cut, unknown fields and unfit items are left out",
        ),
    ],
)
def test_values(variables: str, expected: Any, route: Routes) -> None:
    oldest = alert(instance="b", job="node", long="abcdefghijklmnop", size="5")
    oldest |= {"startsAt": "2026-11-21T00:00:00Z", "annotations": {"used": "0.9"}}
    other = alert(instance="a", job="node", long="abcdefghijklmnop", size="many")
    other["annotations"] = {"used": "0.8"}
    name = variables.partition(":")[0]

    found = route.one(
        f"  - {{fixture: disk, variables: {{{variables}}}}}\n", alertmanager(other, oldest)
    )

    assert shown(found.variables.get(name)) == expected


def test_defaults_stand_in_for_what_no_alert_gives(route: Routes) -> None:
    listed = (
        "  - {fixture: disk, variables: {host: '{labels.instance}'},"
        " defaults: {host: nobody, used: 0.5}}\n"
    )

    without = route.one(listed, alertmanager(alert()))
    with_one = route.one(listed, alertmanager(alert(), alert(instance="a")))

    assert plain(without.variables["host"]) == "nobody"
    assert plain(without.variables["used"]) == 0.5
    assert with_one.variables["host"] == "a"


def test_a_value_that_does_not_fit_is_left_out_where_that_says_nothing_wrong(
    route: Routes,
) -> None:
    listed = (
        "  - {fixture: disk, variables: {host: a, used: '{labels.used}', count: '{labels.used}',"
        " hosts: '{labels.used}', nothing: x}}\n"
    )

    found = route.one(listed, alertmanager(alert(used="much")))

    assert "used" not in found.variables
    assert found.variables["count"] == "much"
    assert [(one.level, one.message, one.hint) for one in found.problems] == [
        ("warning", 'used: a number is expected, not "much"', "it is left out"),
        (
            "warning",
            'the fixture declares no variable "nothing": it is left out',
            "remove it from the route, or declare it",
        ),
    ]


def test_grafanas_values_and_links(route: Routes) -> None:
    variables = "host: '{value_string}', used: '{values.A}'"

    found = route.one(
        f"  - {{fixture: disk, variables: {{{variables}}}}}\n", grafana(alert(instance="a"))
    )

    assert found.variables == {"host": "[ var='A' l…", "used": 97.5, "count": 1}


def test_a_sealed_value_is_given_as_it_is(route: Routes) -> None:
    sealed = "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]"
    listed = f"  - {{fixture: disk, variables: {{host: '{sealed}'}}}}\n"

    assert plain(route.one(listed, alertmanager(alert())).variables["host"]) == sealed


def test_what_is_over_ends_when_its_last_alert_did(route: Routes) -> None:
    late = alert("resolved", instance="b") | {"endsAt": "2026-11-22T11:00:00Z"}

    found = route.one("  - {fixture: anything}\n", alertmanager(alert("resolved"), late))

    assert found.variables["ended_at"] == "2026-11-22T11:00:00Z"
    assert found.variables["summary"] == ("The disk of somebody is full, The disk of b is full")


def test_a_tenant_without_a_fallback_still_has_a_message(make_store: MakeStore) -> None:
    store = OpenStore(make_store({"fixtures/default/tenant.yaml": "format: 1\nstore: a\n"}))

    (found,) = routed(read(alertmanager(alert())), store.tenant("default"), lambda _: None)

    assert (found.route, found.fixture, found.variables) == (0, "", {})


_LABELS = st.dictionaries(
    st.sampled_from(["alertname", "severity", "instance", "team"]),
    st.sampled_from(["a", "b", "critical", "warning", ""]),
)


@settings(max_examples=60)
@given(alerts=st.lists(st.tuples(_LABELS, st.booleans()), min_size=1, max_size=6))
def test_every_alert_is_in_one_message(
    alerts: list[tuple[dict[str, str], bool]], tmp_path: Path
) -> None:
    root = tmp_path / "store"
    if not root.exists():
        (root / "fixtures/default").mkdir(parents=True)
        listed = (
            "routes:\n"
            "  - {match: {team: [a, b]}, fixture: disk, severity: '{labels.severity}'}\n"
            "  - {match: {instance: '*'}, fixture: disk, key: '{labels.instance}'}\n"
        )
        for name, text in ({"tenant": TENANT + listed} | FIXTURES).items():
            (root / f"fixtures/default/{name}.yaml").write_text(text)
    store = OpenStore(root)
    group = read(
        alertmanager(
            *({"status": ["firing", "resolved"][over], "labels": own} for own, over in alerts)
        )
    )

    found = routed(
        group, store.tenant("default"), lambda name: store.renderer.fixture("default", name)
    )

    told = [one for message in found for one in message.alerts]
    assert sorted(map(repr, told)) == sorted(map(repr, group.alerts))
    places = [(message.key, message.channel) for message in found]
    assert len(set(places)) == len(places)
    for message in found:
        over = all(one.resolved for one in message.alerts)
        assert message.status == ("resolved" if over else "firing")
