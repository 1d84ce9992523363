"""`send --from`: whose routes are asked, what is refused, what the exit status says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from payloads import alert, alertmanager, grafana
from sending_store import FILES, environment
from slack_server import Slack, slack_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import MakeStore, Outcome, Run

ROUTES = """\
routes:
  - match: {alertname: DiskFull}
    fixture: disk-full
    variables: {host: "{labels.instance}"}
fallback: disk-full
"""
FIRING = alertmanager(alert(instance="db-1")).decode()


class Send:
    """`send` in a store whose routes are those of the tenant default."""

    def __init__(self, root: Path, state: Path, slack: Slack, call: Run) -> None:
        self._root = root
        self._env = environment(slack, state)
        self._call = call

    def __call__(self, *arguments: str, stdin: str = FIRING) -> Outcome:
        return self._call(
            "--store", str(self._root), "send", *arguments, env=self._env, stdin=stdin
        )


@pytest.fixture
def slack() -> Iterator[Slack]:
    with slack_server() as running:
        yield running


@pytest.fixture
def send(make_store: MakeStore, tmp_path: Path, slack: Slack, call: Run) -> Send:
    tenant = {"fixtures/default/tenant.yaml": FILES["fixtures/default/tenant.yaml"] + ROUTES}
    return Send(make_store({**FILES, **tenant}), tmp_path / "state", slack, call)


def test_a_payload_of_standard_input(send: Send, slack: Slack) -> None:
    done = send("acme", "--from", "alertmanager", "-")

    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("https://acme.slack.com/archives/C0CRITICAL/")
    assert slack.messages[0].body["text"] == "The disk is full: db-1"


def test_a_payload_of_a_file(send: Send, tmp_path: Path) -> None:
    (tmp_path / "payload.json").write_bytes(grafana(alert(instance="db-2")))

    done = send("acme", "--from", "grafana", "payload.json", "--format", "json")

    receipt = json.loads(done.out)
    assert (receipt["tenant"], receipt["state"]) == ("acme", "delivered")


def test_without_a_tenant_the_routes_of_default_count(send: Send) -> None:
    done = send("--from", "alertmanager", "-", "--format", "json")

    assert json.loads(done.out)["tenant"] == "default"


def test_several_tenants(send: Send, slack: Slack) -> None:
    named = send("acme", "default", "--from", "alertmanager", "-", "--format", "json")
    matched = send("--tenants", "a*", "--from", "alertmanager", "-", "--format", "json")

    assert [one["tenant"] for one in json.loads(named.out)] == ["acme", "default"]
    assert json.loads(matched.out)["repeated"]
    assert len(slack.messages) == 2


def test_a_locale_and_a_repeat_count_for_all(send: Send, slack: Slack) -> None:
    send("acme", "--from", "alertmanager", "-")
    send("acme", "--from", "alertmanager", "-", "--locale", "fr-FR", "--repeat")

    assert [message.body["text"] for message in slack.messages] == [
        "The disk is full: db-1",
        "Le disque est plein: db-1",
    ]


def test_a_dry_run_sends_nothing(send: Send, slack: Slack) -> None:
    done = send("acme", "--from", "alertmanager", "-", "--dry-run")

    assert done.status == 0
    assert "chat.postMessage" in done.out
    assert slack.messages == []


@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        pytest.param("{", "the alert could not be read: not JSON", id="broken"),
        pytest.param("[" + " " * 17 * 2**20, "the alert could not be read: not JSON", id="huge"),
    ],
)
def test_what_can_not_be_read_is_sent_nevertheless(
    stdin: str, said: str, send: Send, slack: Slack
) -> None:
    done = send("acme", "--from", "alertmanager", "-", stdin=stdin)

    assert done.status == 1
    assert said in done.err
    assert len(slack.messages) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["acme", "--from", "nagios", "-"], "an unknown system", id="system"),
        pytest.param(["acme", "--from", "grafana", "x.json"], "no such file", id="file"),
        pytest.param(["nobody", "--from", "grafana", "-"], "no tenant nobody", id="tenant"),
        pytest.param(["acme/disk-full", "--from", "grafana", "-"], "routes choose", id="fixture"),
        pytest.param(["--tenants", "x*", "--from", "grafana", "-"], "no tenant is called", id="no"),
        pytest.param(
            ["acme", "--tenants", "a*", "--from", "grafana", "-"], "--tenants says", id="2"
        ),
        pytest.param(
            ["acme", "--from", "grafana", "-", "--key", "k"], "--key is not for", id="key"
        ),
        pytest.param(
            ["acme", "--from", "grafana", "-", "--var", "a=b"], "--var is not for", id="variable"
        ),
        pytest.param(
            ["acme", "--from", "grafana", "-", "--status", "resolved"], "--status is", id="status"
        ),
        pytest.param([], "nothing to send", id="nothing"),
    ],
)
def test_mistakes(arguments: list[str], said: str, send: Send, slack: Slack) -> None:
    done = send(*arguments)

    assert done.status == 2
    assert said in done.err
    assert slack.messages == []


def test_an_empty_payload_is_no_alert(send: Send) -> None:
    assert send("acme", "--from", "grafana", "-", stdin="").status == 2
