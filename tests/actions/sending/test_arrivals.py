"""Alerts of a webhook as orders: whatever came, something is sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payloads import alert, alertmanager
from sending_store import CRITICAL, EXTRA, FILES, environment
from slack_server import Slack, slack_server

from fixturectl.actions.opening import OpenStore
from fixturectl.actions.sending import Way, send_all
from fixturectl.actions.sending.arrivals import Arrivals, arrivals
from fixturectl.actions.sending.delivering import Sent
from fixturectl.actions.sending.drafts import draft
from fixturectl.delivery.webhooks import read
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import MakeStore

ROUTE = (
    "routes: [{match: {alertname: DiskFull}, fixture: disk-full, %s"
    "variables: {host: '{labels.instance}'}}]\n"
)
FALLBACK = {
    "fixtures/default/anything.yaml": (
        "severity: warning\n"
        "variables: {summary: {type: string, example: a, default: null}}\n"
        'text: "{{ summary if summary else severity }}"\n'
    )
}


class Webhook:
    """A store whose tenant acme has these settings, what a payload amounts to, and a Slack."""

    def __init__(self, make_store: MakeStore, state: Path, slack: Slack) -> None:
        self._make = make_store
        self._state = state
        self.slack = slack
        self.store = OpenStore(make_store(FILES))
        self.more: dict[str, str] = {}

    def __call__(self, settings: str, body: bytes) -> Arrivals:
        files = {**FILES, **FALLBACK, **self.more, "fixtures/acme/tenant.yaml": settings}
        self.store = OpenStore(self._make(files))
        return arrivals(self.store, "acme", read(body))

    def send(self, settings: str, body: bytes) -> list[Sent]:
        found = self(settings, body).orders
        way = Way(environ=environment(self.slack, self._state))
        sent = send_all(self.store, list(found), way)
        assert all(isinstance(one, Sent) for one in sent)
        return [one for one in sent if isinstance(one, Sent)]


@pytest.fixture
def slack() -> Iterator[Slack]:
    with slack_server() as running:
        yield running


@pytest.fixture
def webhook(make_store: MakeStore, tmp_path: Path, slack: Slack) -> Webhook:
    return Webhook(make_store, tmp_path / "state", slack)


FIRING = alertmanager(alert(instance="db-1"))
RESOLVED = alertmanager(alert("resolved", instance="db-1"))


def test_what_resolves_updates_what_fired(webhook: Webhook, slack: Slack) -> None:
    (first,) = webhook.send(ROUTE % "", FIRING)
    (again,) = webhook.send(ROUTE % "", FIRING)
    (last,) = webhook.send(ROUTE % "", RESOLVED)

    assert (first.status, again.receipt.repeated, last.status) == (0, True, 0)
    alert_, reply = slack.messages
    assert slack.asked("chat.update")[0]["ts"] == alert_.ts
    assert reply.body["thread_ts"] == alert_.ts
    assert first.receipt.channel == CRITICAL


def test_severity_channel_and_locale_are_the_routes(webhook: Webhook) -> None:
    route = ROUTE % f"severity: warning, channel: {EXTRA}, locale: fr-FR, "

    (order,) = webhook(route, FIRING).orders

    assert (order.severity, order.channel, order.locale) == ("warning", EXTRA, "fr-FR")
    assert order.key == f'{{}}:{{alertname="DiskFull"}} > disk-full warning {EXTRA} fr-FR'
    assert not order.person


def test_a_channel_that_is_not_the_tenants_loses_no_alert(webhook: Webhook) -> None:
    found = webhook(ROUTE % "channel: C0ELSEWHERE, ", FIRING)

    assert found.orders[0].channel == ""
    (finding,) = found.findings
    assert (finding.level, finding.check) == ("error", "route-channel")
    assert "may not post to C0ELSEWHERE" in finding.message


def test_a_severity_without_a_channel_takes_another_of_the_tenant(webhook: Webhook) -> None:
    (order,) = webhook(ROUTE % "severity: quiet, ", FIRING).orders

    assert order.channel == CRITICAL


def test_the_fallback(webhook: Webhook, slack: Slack) -> None:
    (sent,) = webhook.send("fallback: anything\n", FIRING)

    assert (sent.status, sent.address) == (0, "acme/anything")
    assert slack.messages[0].body["text"] == "The disk of db-1 is full"


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        pytest.param("name: Acme\n", "the tenant acme has no fallback:", id="none"),
        pytest.param("fallback: gone\n", "has no fixture gone", id="one that is not there"),
    ],
)
def test_without_a_fallback_an_alert_is_told_by_its_name(
    settings: str, reason: str, webhook: Webhook, slack: Slack
) -> None:
    (sent,) = webhook.send(settings, FIRING)
    (over,) = webhook.send(settings, RESOLVED)

    assert (sent.status, sent.receipt.degraded) == (1, True)
    assert reason in sent.findings[0].message
    assert over.receipt.ts == sent.receipt.ts
    body = slack.asked("chat.postMessage")[0]
    assert body["text"] == "[degraded] DiskFull (critical, firing)"
    assert "instance: db-1" in body["blocks"][0]["text"]["text"]
    assert "summary: The disk of db-1 is full" in body["blocks"][0]["text"]["text"]


def test_what_can_not_be_read_is_sent_once(webhook: Webhook, slack: Slack) -> None:
    found = webhook("fallback: anything\n", b"{")
    webhook.send("fallback: anything\n", b"{")
    (again,) = webhook.send("fallback: anything\n", b"{")

    assert [one.level for one in found.findings] == ["error"]
    assert again.receipt.repeated
    assert len(slack.messages) == 1
    assert slack.messages[0].body["text"].startswith("the alert could not be read: not JSON")


def test_a_value_that_does_not_fit_degrades_the_message(webhook: Webhook) -> None:
    route = ROUTE.replace("host:", "free: '{labels.instance}', host:") % ""

    (sent,) = webhook.send(route, FIRING)

    assert sent.receipt.degraded
    text = webhook.slack.messages[0].body["blocks"][0]["text"]["text"]
    assert "alertname: [hidden]" in text, "the fixture has a sensitive variable"
    assert 'free: a whole number is expected, not "db-1"' in sent.findings[0].message


def test_a_degraded_message_says_what_else_is_known_of_the_alert(webhook: Webhook) -> None:
    settings = "routes: [{fixture: strict}]\n"
    strict = "severity: warning\nvariables: {n: {type: integer, example: 1}}\ntext: '{{ n }}'\n"
    webhook.more = {"fixtures/default/strict.yaml": strict}

    (sent,) = webhook.send(settings, FIRING)

    assert sent.receipt.degraded
    text = webhook.slack.messages[0].body["blocks"][0]["text"]["text"]
    assert "summary: The disk of db-1 is full" in text
    assert "instance: db-1" in text


def test_what_was_left_out_is_said(webhook: Webhook) -> None:
    found = webhook(ROUTE.replace("host:", "nothing: a, host:") % "", FIRING)

    assert [one.message for one in found.findings] == [
        'the fixture declares no variable "nothing": it is left out'
    ]


_TEXTS = st.text(max_size=6) | st.sampled_from(["DiskFull", "critical", "resolved", "db-1", "{x}"])
_NAMES = st.sampled_from(["alertname", "instance", "severity", "a b", "\ud800", ""])
_ALERTS = st.dictionaries(
    st.sampled_from(["status", "labels", "annotations", "startsAt", "endsAt", "fingerprint"]),
    _TEXTS | st.none() | st.dictionaries(_NAMES, _TEXTS | st.integers() | st.none(), max_size=4),
)


@settings(max_examples=60)
@given(alerts=st.lists(_ALERTS, max_size=3), key=_TEXTS, fallback=st.booleans())
def test_whatever_comes_can_be_stored(
    alerts: list[dict[str, object]], key: str, fallback: bool, webhook: Webhook
) -> None:
    route = ROUTE % "severity: '{labels.severity}', key: '{labels.instance}', "
    body = alertmanager(*alerts, groupKey=key)

    found = webhook(route + ("fallback: anything\n" if fallback else ""), body)

    assert found.orders
    for order in found.orders:
        made = draft(webhook.store, order)
        assert made.entry.key.encode()
        assert json.dumps(made.entry.payload).encode()
        assert made.entry.payload["text"] or made.entry.payload["blocks"]


def test_a_tenant_that_is_not_there(webhook: Webhook) -> None:
    with pytest.raises(UsageError, match="no tenant nobody"):
        arrivals(webhook.store, "nobody", read(FIRING))


def test_a_variable_that_no_alert_tells_is_one_for_the_route(
    webhook: Webhook, slack: Slack
) -> None:
    route = "routes: [{match: {alertname: DiskFull}, fixture: disk-full}]\n"

    (sent,) = webhook.send(route, FIRING)

    assert sent.receipt.degraded
    (finding,) = sent.findings
    assert finding.message == "no value for the required variable host (string)"
    assert finding.hint == (
        "give it in variables: or defaults: of the route, or in default: of the variable"
    )
    assert "no value for" in slack.messages[0].body["blocks"][0]["text"]["text"]
