"""`doctor TENANT`: what sending needs, against a Slack on this machine."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from certificates import certificate
from outboxes import LOST, claimed, entry
from slack_server import Slack, serve
from slack_stand_in import Call, Reply, said, stand_in

from fixturectl.actions.tenant_examinations.route import _without_password
from fixturectl.actions.tenant_examinations.token import _way_out
from fixturectl.delivery.outbox import Outbox
from fixturectl.delivery.scopes import NEEDED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MakeStore, Outcome, Run

TOKEN = "xoxb-" + "123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx"
SCOPES = ",".join(one.name for one in NEEDED)
IDENTITY = {"ok": True, "team_id": "T0123", "team": "Acme", "user": "alerts"}
TENANT = """\
format: 1
store: test
locales: [en-US]
severities:
  critical: {emoji: ":fire:", channel: C0CRIT}
  warning: {emoji: ":warning:", channel: C0WARN}
on_dead: C0DEAD
"""
PINNED = TENANT + "slack: {team_id: T0123}\n"


def slack_that(
    *,
    channels: dict[str, dict[str, Any]] | None = None,
    identity: dict[str, Any] | None = None,
    scopes: str | None = SCOPES,
) -> Callable[[Call], Reply]:
    """Return how a Slack answers, by channel; those that are not named are fine."""

    def answer(call: Call) -> Reply:
        if call.path.endswith("auth.test"):
            told = {} if scopes is None else {"x-oauth-scopes": scopes}
            return said(IDENTITY if identity is None else identity)._replace(headers=told)
        assert call.path.endswith("conversations.history"), "nothing else is asked, nor posted"
        assert call.params["limit"] == "1"
        return said((channels or {}).get(call.params["channel"], {"ok": True, "messages": []}))

    return answer


class Doctor:
    """Runs `doctor default` in a store, by a token and an address."""

    def __init__(self, make_store: MakeStore, call: Run, tmp_path: Path) -> None:
        self._make = make_store
        self._call = call
        self.state = tmp_path / "state"

    def __call__(
        self, *arguments: str, tenant: str = PINNED, env: dict[str, str] | None = None
    ) -> Outcome:
        root = self._make({"fixtures/default/tenant.yaml": tenant})
        return self._call(
            *("--store", str(root), "doctor", "default", *arguments),
            env={"XDG_STATE_HOME": str(self.state), "SLACK_BOT_TOKEN": TOKEN, **(env or {})},
        )

    def records(self, **options: Any) -> dict[str, dict[str, Any]]:
        done = self("--format", "json", **options)
        assert TOKEN not in done.out + done.err
        return {one["name"]: one for one in json.loads(done.out)}

    def asked(self, answer: Callable[[Call], Reply], **options: Any) -> dict[str, dict[str, Any]]:
        with stand_in(answer=answer) as slack:
            env = {"FIXTURECTL_SLACK_API_URL": slack.url, **options.pop("env", {})}
            return self.records(env=env, **options)


@pytest.fixture
def doctor(
    make_store: MakeStore, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Doctor:
    for name in list(os.environ):
        if name.startswith(("SLACK_", "FIXTURECTL_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    return Doctor(make_store, call, tmp_path)


def test_all_is_well(doctor: Doctor) -> None:
    with stand_in(answer=slack_that()) as slack:
        done = doctor(env={"FIXTURECTL_SLACK_API_URL": slack.url})

    assert done.status == 0
    assert done.err == ""
    assert TOKEN not in done.out
    lines = [line.split("  ", 1) for line in done.out.splitlines()]
    assert [" ".join(line).split()[0] for line in lines] == ["✓"] * len(lines)
    assert "token                  from SLACK_BOT_TOKEN" in done.out
    assert "auth.test              alerts of Acme" in done.out
    assert f"scopes                 {SCOPES.replace(',', ', ')}" in done.out
    assert "C0CRIT (critical)      the bot is in it" in done.out
    assert "C0DEAD (dead letters)  the bot is in it" in done.out
    assert all(call.headers["Authorization"] == f"Bearer {TOKEN}" for call in slack.calls)


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        pytest.param("invalid_auth", "the token is wrong", id="wrong"),
        pytest.param("token_revoked", "the token was revoked", id="revoked"),
        pytest.param("internal_error", "try again", id="Slack's own trouble"),
    ],
)
def test_a_token_that_slack_does_not_know(code: str, hint: str, doctor: Doctor) -> None:
    found = doctor.asked(slack_that(identity={"ok": False, "error": code}))

    assert (found["auth.test"]["ok"], found["auth.test"]["found"]) == (False, code)
    assert found["auth.test"]["hint"].startswith(hint)
    assert found["connection"]["ok"]
    assert "scopes" not in found


@pytest.mark.parametrize(
    ("scopes", "ok", "needed", "said_"),
    [
        pytest.param(f"{SCOPES}, users:read", True, True, "chat:write", id="more than needed"),
        pytest.param("chat:write", False, False, "lacks channels:history, groups:", id="no look"),
        pytest.param("channels:history,groups:history", False, True, "lacks chat:write", id="none"),
        pytest.param(None, False, False, "Slack does not say which", id="not said"),
    ],
)
def test_scopes(scopes: str | None, ok: bool, needed: bool, said_: str, doctor: Doctor) -> None:
    found = doctor.asked(slack_that(scopes=scopes))["scopes"]

    assert (found["ok"], found["needed"]) == (ok, needed)
    assert found["found"].startswith(said_)
    assert ok or "docs/slack-app.yaml" in found["hint"]


@pytest.mark.parametrize(
    ("tenant", "identity", "ok", "said_"),
    [
        pytest.param(PINNED, IDENTITY, True, "T0123", id="the pinned one"),
        pytest.param(
            PINNED,
            {**IDENTITY, "team_id": "T0999", "enterprise_id": "T0123"},
            True,
            "T0123",
            id="within the pinned organisation",
        ),
        pytest.param(
            PINNED,
            {**IDENTITY, "team_id": "T0999"},
            False,
            "the token is of T0999, not of T0123",
            id="another one",
        ),
        pytest.param(TENANT, IDENTITY, False, "T0123, none is pinned", id="none is pinned"),
        pytest.param(
            TENANT, {"ok": True}, False, "Slack names none, none is pinned", id="none is named"
        ),
    ],
)
def test_the_workspace(
    tenant: str, identity: dict[str, Any], ok: bool, said_: str, doctor: Doctor
) -> None:
    found = doctor.asked(slack_that(identity=identity), tenant=tenant)["team"]

    assert (found["ok"], found["found"]) == (ok, said_)
    assert found["needed"] is (tenant == PINNED)


@pytest.mark.parametrize(
    ("answer", "needed", "said_", "hint"),
    [
        pytest.param(
            {"error": "not_in_channel"}, True, "not_in_channel", "invite the bot", id="out"
        ),
        pytest.param(
            {"error": "channel_not_found"}, True, "channel_not_found", "correct", id="none"
        ),
        pytest.param(
            {"error": "missing_scope", "needed": "groups:history"},
            False,
            "can't be looked into without groups:history",
            "without it, an alert whose answer got lost may come twice",
            id="private, and no scope for it",
        ),
        pytest.param({"error": "fatal_error"}, True, "fatal_error", "try again", id="trouble"),
    ],
)
def test_a_channel(
    answer: dict[str, Any], needed: bool, said_: str, hint: str, doctor: Doctor
) -> None:
    found = doctor.asked(slack_that(channels={"C0WARN": {"ok": False, **answer}}))

    wrong = found["C0WARN (warning)"]
    assert (wrong["ok"], wrong["needed"], wrong["found"]) == (False, needed, said_)
    assert wrong["hint"].startswith(hint)
    assert found["C0CRIT (critical)"]["ok"]


def test_no_token(doctor: Doctor) -> None:
    done = doctor(env={"SLACK_BOT_TOKEN": "", "FIXTURECTL_SLACK_API_URL": "http://127.0.0.1:9/"})

    assert done.status == 1
    assert "✗  token    no Slack token for default" in done.out
    assert "hint: set SLACK_BOT_TOKEN_DEFAULT" in done.out


def test_a_token_that_can_be_none_is_never_shown(doctor: Doctor) -> None:
    found = doctor.records(env={"SLACK_BOT_TOKEN": f"{TOKEN}\nx"})

    assert found["token"]["found"] == "SLACK_BOT_TOKEN: holds characters that no token has"


def test_a_token_of_a_file(doctor: Doctor, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    file.chmod(0o600)

    with stand_in(answer=slack_that()) as slack:
        done = doctor(
            *("--token-file", str(file)),
            env={"SLACK_BOT_TOKEN": "", "FIXTURECTL_SLACK_API_URL": slack.url},
        )

    assert done.status == 0
    assert f"from {file}" in done.out


def test_a_slack_that_is_not_there(doctor: Doctor) -> None:
    found = doctor.records(env={"FIXTURECTL_SLACK_API_URL": "http://127.0.0.1:9/"})

    assert not found["connection"]["ok"]
    assert found["connection"]["hint"].startswith("see whether this machine may reach Slack")
    assert "auth.test" not in found


def test_a_bundle_of_authorities_that_is_not_there(doctor: Doctor) -> None:
    found = doctor.records(
        env={"FIXTURECTL_SLACK_API_URL": "https://127.0.0.1:9/", "SSL_CERT_FILE": "/nowhere.pem"}
    )

    assert found["certificates"]["found"] == "SSL_CERT_FILE: /nowhere.pem is not there"
    assert "connection" not in found


@pytest.mark.parametrize(
    ("changes", "said_"),
    [
        pytest.param({"SSL_CERT_FILE": "junk.pem"}, "0 authorities from", id="no bundle"),
        pytest.param({"FIXTURECTL_TLS_MIN": "1.0"}, "no version of TLS", id="no such TLS"),
    ],
)
def test_whom_to_trust_can_not_be_told(
    changes: dict[str, str], said_: str, run: Run, make_store: MakeStore, tmp_path: Path
) -> None:
    (tmp_path / "junk.pem").write_text("no certificate")

    done = run(
        *("--store", str(make_store({"fixtures/default/tenant.yaml": TENANT}))),
        *("doctor", "default", "--format", "json"),
        env={"FIXTURECTL_SLACK_API_URL": "https://127.0.0.1:9/", **changes},
    )

    (found,) = [one for one in json.loads(done.out) if one["name"] == "certificates"]
    assert (done.status, found["ok"]) == (1, False)
    assert said_ in found["found"]


def test_an_address_that_is_not_slacks(doctor: Doctor) -> None:
    found = doctor.records(env={"FIXTURECTL_SLACK_API_URL": "https://evil.example.com/"})

    assert not found["address"]["ok"]
    assert "connection" not in found


@pytest.mark.parametrize(
    ("trusted", "said_"),
    [
        pytest.param(True, "Slack answers over TLSv1.3", id="trusted"),
        pytest.param(False, "the certificate is not trusted: ", id="not trusted"),
    ],
)
def test_tls(trusted: bool, said_: str, tmp_path: Path, run: Run, make_store: MakeStore) -> None:
    import threading  # noqa: PLC0415 - only here

    slack = Slack()
    server = serve(slack, certificate(tmp_path / "server.pem"))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    bundle = certificate(tmp_path / "other.pem") if not trusted else tmp_path / "server.pem"

    # In a process of its own: whom OpenSSL trusts is read once.
    done = run(
        *("--store", str(make_store({"fixtures/default/tenant.yaml": TENANT}))),
        *("doctor", "default", "--format", "json"),
        env={
            "FIXTURECTL_SLACK_API_URL": slack.url,
            "SLACK_BOT_TOKEN": TOKEN,
            "SSL_CERT_FILE": str(bundle),
        },
    )
    server.shutdown()
    server.server_close()
    thread.join()

    found = {one["name"]: one for one in json.loads(done.out)}
    assert said_ in found["connection"]["found"]
    assert found["connection"]["ok"] is trusted
    assert trusted or "SSL_CERT_FILE" in found["connection"]["hint"]
    assert found["certificates"]["found"].startswith(f"1 authorities from {bundle}")


@pytest.mark.parametrize(
    ("reason", "hint"),
    [
        pytest.param("the proxy answers 407", "see HTTPS_PROXY", id="proxy"),
        pytest.param("tlsv1 alert protocol version", "something on the way", id="old TLS"),
        pytest.param("name or service not known", "see whether", id="DNS"),
    ],
)
def test_what_to_do_about_a_way_that_is_closed(reason: str, hint: str) -> None:
    assert _way_out(reason).startswith(hint)


def test_a_proxy_is_named_without_its_password(doctor: Doctor) -> None:
    found = doctor.records(env={"HTTPS_PROXY": "http://ada:hunter2@127.0.0.1:9", "NO_PROXY": ""})

    assert found["proxy"]["found"] == "http://…@127.0.0.1:9"
    assert not found["connection"]["ok"]
    assert _without_password("http://proxy:3128") == "http://proxy:3128"


def test_the_outbox(doctor: Doctor) -> None:
    outbox = Outbox(doctor.state / "fixturectl/test/default")
    outbox.accept([entry(tenant="default"), entry(tenant="default", key="b")])
    outbox.bury(claimed(outbox), LOST, 0.1, "the channel is archived")

    found = doctor.records(env={"SLACK_BOT_TOKEN": ""})["outbox"]

    assert (found["ok"], found["needed"], found["found"]) == (
        False,
        False,
        "1 waiting, 0 held, 1 dead",
    )
    assert found["hint"] == "see: fixturectl outbox list default"


def test_an_outbox_that_can_not_be_opened(doctor: Doctor) -> None:
    folder = doctor.state / "fixturectl/test/default"
    folder.mkdir(parents=True)
    (folder / "outbox.db").write_text("no database, but as long as its header would be" * 9)

    assert not doctor.records(env={"SLACK_BOT_TOKEN": ""})["outbox"]["ok"]


def test_a_place_for_the_outbox_that_is_a_file(doctor: Doctor) -> None:
    doctor.state.write_text("")

    found = doctor.records(env={"SLACK_BOT_TOKEN": ""})["outbox"]

    assert (found["ok"], found["needed"]) == (False, True)
    assert "XDG_STATE_HOME" in found["hint"]


def test_no_such_tenant_and_no_tenant(call: Run, make_store: MakeStore) -> None:
    root = str(make_store({"fixtures/default/tenant.yaml": TENANT}))

    assert call("--store", root, "doctor", "nobody").status == 2
    assert call("--store", root, "doctor", "--token-file", "x").status == 2
