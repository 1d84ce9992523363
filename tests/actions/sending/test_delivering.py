from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sending_store import ADDRESS, CRITICAL, EXTRA, TOKEN, environment, write_store
from slack_server import Fault, Slack, slack_server

from fixturectl import Receipt, Store
from fixturectl.actions.sending import Order, Sent, Way, send
from fixturectl.errors import RefusedError, StorageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Plan = Callable[[str, int], Fault | None]


class Sender:
    """One store, one Slack, and what is sent from here to there."""

    def __init__(self, root: Path, slack: Slack) -> None:
        self.root = write_store(root / "store")
        self.state = root / "state"
        self.slack = slack

    def send(self, settings: dict[str, str] | None = None, **order: Any) -> Sent:
        environ = environment(self.slack, self.state, **(settings or {}))
        wanted = {"address": ADDRESS, "variables": {"host": "db-1"}, **order}
        return send(Store(self.root, reveal=True), Order(**wanted), Way(environ=environ))

    @property
    def texts(self) -> list[str]:
        return [message.body["text"] for message in self.slack.messages]


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Sender]:
    with slack_server() as slack:
        yield Sender(tmp_path, slack)


def failing(*faults: Fault | None, method: str = "chat.postMessage") -> Plan:
    """Return a plan in which the first calls of a method fail like this."""
    left = list(faults)

    def plan(called: str, _number: int) -> Fault | None:
        return left.pop(0) if called == method and left else None

    return plan


def test_a_message_is_sent(sender: Sender) -> None:
    sent = sender.send()

    (message,) = sender.slack.messages
    receipt = sent.receipt
    assert (receipt.state, receipt.status, receipt.channel) == ("delivered", 0, CRITICAL)
    assert receipt.ts == message.ts
    assert receipt.permalink.startswith(f"https://acme.slack.com/archives/{CRITICAL}/p")
    assert message.body["text"] == "The disk is full: db-1"
    assert [method for method, _ in sender.slack.calls] == [
        "auth.test",
        "chat.postMessage",
        "chat.getPermalink",
    ]


def test_nothing_in_a_message_mentions_or_previews_by_itself(sender: Sender) -> None:
    sender.send()

    (arguments,) = sender.slack.asked("chat.postMessage")
    assert {name: arguments[name] for name in ("link_names", "parse", "unfurl_links")} == {
        "link_names": False,
        "parse": "none",
        "unfurl_links": False,
    }
    assert arguments["metadata"]["event_type"] == "fixturectl_delivery"


def test_slack_is_asked_once_whose_token_it_is(sender: Sender) -> None:
    sender.send()
    sender.send(variables={"host": "db-2"})

    assert len(sender.slack.asked("auth.test")) == 1


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(fault, id=f"{fault.kind}{' after' * fault.after} {fault.detail}".strip())
        for fault in (
            Fault("limited", detail="0.05"),
            Fault("limited", detail="date"),
            Fault("limited"),
            Fault("status"),
            Fault("status", after=True),
            Fault("reset"),
            Fault("reset", after=True),
            Fault("close"),
            Fault("close", after=True),
            Fault("truncated", after=True),
            Fault("no json"),
            Fault("no json", after=True),
            Fault("redirect", after=True),
            Fault("fatal_error"),
            Fault("fatal_error", after=True),
            Fault("service_unavailable"),
            Fault("request_timeout"),
            Fault("late", after=True),
            Fault("nobody_documents_this", after=True),
        )
    ],
)
def test_whatever_fails_there_is_one_message(fault: Fault, sender: Sender) -> None:
    sender.slack.plan = failing(fault)

    sent = sender.send()

    assert (sent.receipt.state, sent.receipt.possible_duplicate) == ("delivered", False)
    assert len(sender.slack.messages) == 1
    assert sent.receipt.ts == sender.slack.messages[0].ts
    assert len(sender.slack.faults) == 1


def test_an_answer_that_never_comes_is_not_waited_for(sender: Sender) -> None:
    sender.slack.plan = failing(Fault("hang", after=True))

    sent = sender.send({"DEADLINE": "1", "QUARANTINE": "0.5"})

    assert (sent.receipt.state, sent.receipt.possible_duplicate) == ("delivered", False)
    assert len(sender.slack.messages) == 1


def test_a_redirect_is_not_followed(sender: Sender) -> None:
    sender.slack.plan = failing(Fault("redirect"))

    sender.send()

    assert "elsewhere" not in [method for method, _ in sender.slack.calls]


def test_what_cannot_be_delivered_in_time_is_kept(sender: Sender) -> None:
    sender.send(key="so that it is known whose token this is")
    sender.slack.plan = lambda method, _: Fault("status") if method == "chat.postMessage" else None

    sent = sender.send({"WAIT": "0"})

    assert (sent.receipt.state, sent.receipt.status) == ("doubtful", 75)
    sender.slack.plan = failing()
    again = sender.send()
    assert (again.receipt.id, again.receipt.status) == (sent.receipt.id, 0)
    assert len(sender.slack.messages) == 2


def test_a_receipt_says_why_nothing_could_be_sent(sender: Sender) -> None:
    sender.slack.plan = lambda *_: Fault("status")
    unknown = sender.send({"WAIT": "0"})
    with slack_server() as gone:
        nobody = gone.url
    environ = environment(nobody, sender.state / "another", WAIT="0")
    unreached = send(Store(sender.root), Order(ADDRESS), Way(environ=environ))

    assert unknown.receipt.note == "status 503"
    assert unreached.receipt.note == "Slack is not reached: connection refused"


def test_the_next_one_sends_what_was_left(sender: Sender) -> None:
    sender.slack.plan = lambda *_: Fault("close")
    sender.send({"WAIT": "0"})
    sender.slack.plan = failing()

    sender.send(variables={"host": "db-2"}, channel=EXTRA)

    assert sorted(sender.texts) == ["The disk is full: db-1", "The disk is full: db-2"]


@pytest.mark.parametrize("error", ["invalid_auth", "token_revoked", "missing_scope"])
def test_a_refused_token_keeps_the_queue(error: str, sender: Sender) -> None:
    sender.slack.errors = {"chat.postMessage": error}

    refused = sender.send()

    assert (refused.receipt.state, refused.receipt.status) == ("waiting", 77)
    assert error in refused.receipt.note
    sender.slack.errors = {}
    assert sender.send().receipt.state == "delivered"


def test_a_token_of_another_workspace_sends_nothing(sender: Sender) -> None:
    (sender.root / "fixtures/acme/tenant.yaml").write_text(
        "name: Acme\nextends: default\nslack: {team_id: T0OTHER}\n"
        f"severities: {{critical: {{channel: {CRITICAL}}}}}\n"
    )

    sent = sender.send()

    assert sent.receipt.status == 77
    assert "T0123456789, not of T0OTHER" in sent.receipt.note
    assert sender.slack.messages == []


def test_without_a_token_the_message_is_kept(sender: Sender) -> None:
    environ = environment(sender.slack, sender.state)
    del environ["SLACK_BOT_TOKEN"]
    order = Order(ADDRESS, variables={"host": "db-1"})

    sent = send(Store(sender.root), order, Way(environ=environ))

    assert sent.receipt.status == 77
    assert "SLACK_BOT_TOKEN_ACME" in sent.receipt.note
    assert sender.send().receipt.id == sent.receipt.id


def test_a_channel_that_slack_refuses_makes_a_dead_letter(sender: Sender) -> None:
    sender.slack.errors = {"chat.postMessage": "is_archived"}

    sent = sender.send()

    assert (sent.receipt.state, sent.receipt.status) == ("dead", 77)
    assert "is_archived" in sent.receipt.note


def test_a_message_that_slack_refuses_is_sent_degraded(sender: Sender) -> None:
    sender.slack.plan = failing(Fault("invalid_blocks"))

    sent = sender.send()

    assert (sent.receipt.state, sent.receipt.status) == ("delivered", 1)
    assert sender.texts == ["[degraded] The disk is full (critical, firing)"]


def test_where_looking_is_refused_it_is_sent_again_and_says_so(sender: Sender) -> None:
    sender.slack.errors = {"conversations.history": "missing_scope"}
    sender.slack.plan = failing(Fault("close", after=True))

    sent = sender.send()

    assert (sent.receipt.state, sent.receipt.possible_duplicate) == ("delivered", True)
    assert len(sender.slack.messages) == 2


def test_or_it_is_held(sender: Sender) -> None:
    with (sender.root / "fixtures/acme/tenant.yaml").open("a") as file:
        file.write("on_doubt: hold\n")
    sender.slack.errors = {"conversations.history": "missing_scope"}
    sender.slack.plan = failing(Fault("close", after=True))

    sent = sender.send()

    assert (sent.receipt.state, sent.receipt.status) == ("held", 76)
    assert len(sender.slack.messages) == 1


def test_one_key_is_one_message(sender: Sender) -> None:
    fires = sender.send(key="disk")
    same = sender.send(key="disk")
    worse = sender.send(key="disk", variables={"host": "db-1", "free": 1})
    done = sender.send(key="disk", status="resolved")
    again = sender.send(key="disk")

    assert same.receipt.repeated
    assert same.receipt.id == fires.receipt.id
    assert worse.receipt.ts == done.receipt.ts == fires.receipt.ts
    assert again.receipt.ts != fires.receipt.ts
    posted = [one.get("thread_ts", "") for one in sender.slack.asked("chat.postMessage")]
    assert posted == ["", fires.receipt.ts, ""]
    assert len(sender.slack.asked("chat.update")) == 2
    assert "resolved" in sender.slack.messages[0].body["blocks"][0]["text"]["text"]


@pytest.mark.parametrize(
    "error", ["message_not_found", "cant_update_message", "edit_window_closed"]
)
def test_what_can_no_longer_be_changed_is_posted_in_its_thread(error: str, sender: Sender) -> None:
    fires = sender.send(key="disk")
    sender.slack.errors = {"chat.update": error}

    worse = sender.send(key="disk", variables={"host": "db-1", "free": 1})

    assert (worse.receipt.state, worse.receipt.status) == ("delivered", 0)
    assert "posted anew in the thread" in worse.receipt.note
    assert sender.slack.messages[-1].body["thread_ts"] == fires.receipt.ts


@pytest.mark.parametrize(
    "step", [pytest.param("chat.update", id="update"), pytest.param("chat.postMessage", id="reply")]
)
@pytest.mark.parametrize("after", [True, False])
def test_a_resolved_alert_is_told_once_whatever_fails(
    step: str, after: bool, sender: Sender
) -> None:
    sender.send(key="disk")
    sender.slack.plan = failing(Fault("close", after), method=step)

    done = sender.send(key="disk", status="resolved")

    assert done.receipt.state == "delivered"
    assert len(sender.slack.messages) == 2
    assert sender.slack.messages[1].body["thread_ts"] == done.receipt.ts


def test_a_test_is_marked_and_touches_no_alert(sender: Sender) -> None:
    sender.send(key="disk")
    tried = sender.send(key="disk", sample="small", variables={})
    tried_again = sender.send(sample="small", variables={})
    and_again = sender.send(sample="small", variables={})

    assert sender.texts[1] == "[TEST] The disk is full: web-1"
    assert "TEST, sample small" in str(sender.slack.messages[1].body["blocks"][0])
    assert len({one.receipt.id for one in (tried, tried_again, and_again)}) == 3


def test_a_wanted_repeat_is_sent(sender: Sender) -> None:
    sender.send()
    same = sender.send()
    wanted = sender.send(repeat=True)

    assert (same.receipt.repeated, wanted.receipt.repeated) == (True, False)
    assert len(sender.slack.messages) == 2


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        pytest.param({"variables": {}}, "no value for the required variable host", id="missing"),
        pytest.param(
            {"variables": {"host": "db-1", "free": "much"}},
            "free: a whole number is expected",
            id="wrong",
        ),
        pytest.param(
            {"variables": {"host": "db-1", "hots": "x"}}, 'unknown variable "hots"', id="unknown"
        ),
        pytest.param({"status": "on-fire"}, "no status on-fire", id="status"),
    ],
)
def test_a_program_is_sent_degraded_and_a_person_asked_again(
    order: dict[str, Any], problem: str, sender: Sender
) -> None:
    with pytest.raises(UsageError) as caught:
        sender.send(person=True, **order)
    assert problem in caught.value.message
    assert sender.slack.messages == []

    sent = sender.send(**order)

    assert (sent.receipt.state, sent.receipt.status) == ("delivered", 1)
    assert problem in sent.findings[0].message
    assert problem in sender.slack.messages[0].body["blocks"][0]["text"]["text"]


def test_a_broken_template_loses_no_alert(sender: Sender) -> None:
    fixture = sender.root / "fixtures/default/disk-full.yaml"
    fixture.write_text(fixture.read_text().replace("{{ free }}", "{{ fre }}"))

    sent = sender.send(variables={"host": "db-1", "password": "s3cret", "unknown": "too"})

    text = sender.slack.messages[0].body["blocks"][0]["text"]["text"]
    assert sent.receipt.status == 1
    assert "host: db-1" in text
    assert "password: [hidden]" in text
    assert "unknown: [hidden]" in text
    assert "s3cret" not in str(sender.slack.messages)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param("default/disk-full.yaml", "severity: [", id="a fixture that is no YAML"),
        pytest.param("default/disk-full.yaml", "", id="an empty fixture"),
        pytest.param("default/disk-full.yaml", "\x00\x01", id="a fixture that is no text"),
        pytest.param("default/en-US/disk-full.yaml", "texts: {title: [", id="texts"),
        pytest.param("acme/tenant.yaml", "extends: default\nname: [", id="the tenant"),
    ],
)
def test_a_broken_file_loses_no_alert(path: str, content: str, sender: Sender) -> None:
    (sender.root / "fixtures" / path).write_text(content)

    sent = sender.send()

    assert (sent.receipt.state, sent.receipt.status) == ("delivered", 1)
    assert sender.slack.messages[0].channel == CRITICAL
    assert "why degraded" in sender.slack.messages[0].body["blocks"][0]["text"]["text"]


def test_a_store_without_any_channel_says_which_file_is_broken(sender: Sender) -> None:
    (sender.root / "fixtures/default/tenant.yaml").write_text("severities: [")

    with pytest.raises(RefusedError, match="no channel") as caught:
        sender.send()

    assert caught.value.hint.startswith("fixtures/default/tenant.yaml:1:13: error: ")


def test_a_long_text_is_shortened(sender: Sender) -> None:
    fixture = sender.root / "fixtures/default/disk-full.yaml"
    fixture.write_text(fixture.read_text().replace(", max_length: 40", ""))

    sent = sender.send(variables={"host": "x" * 5000})

    assert sent.receipt.status == 0
    assert len(sender.slack.messages[0].body["blocks"][0]["text"]["text"]) <= 3000
    assert sent.findings[0].level == "warning"


@pytest.mark.parametrize(
    ("order", "error", "problem"),
    [
        pytest.param({"address": "nobody/x"}, UsageError, "no tenant nobody", id="tenant"),
        pytest.param({"address": "acme/x"}, UsageError, "no fixture x", id="fixture"),
        pytest.param({"channel": "C9"}, RefusedError, "may not post to C9", id="channel"),
        pytest.param({"severity": "quiet"}, RefusedError, "no channel for quiet", id="no channel"),
    ],
)
def test_only_an_unknown_place_stops_a_message(
    order: dict[str, Any], error: type[Exception], problem: str, sender: Sender
) -> None:
    with pytest.raises(error, match=problem):
        sender.send(**order)


def test_a_python_program_gets_a_receipt(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(sender.slack, sender.state).items():
        monkeypatch.setenv(name, value)
    store = Store(sender.root)

    receipt = store.send(ADDRESS, locale="fr-FR", variables={"host": "db-1"}, key="disk", wait=60)
    stored = store.send(ADDRESS, variables={"host": "db-2"}, wait=None)

    assert isinstance(receipt, Receipt)
    assert (receipt.state, receipt.status) == ("delivered", 0)
    assert sender.texts == ["Le disque est plein: db-1"]
    assert (stored.state, stored.status) == ("waiting", 75)


def test_what_cannot_be_stored_is_not_sent(sender: Sender) -> None:
    sender.state.write_text("no folder")

    with pytest.raises(StorageError):
        sender.send()

    assert sender.slack.calls == []


def test_a_token_that_is_echoed_is_shown_and_stored_nowhere(sender: Sender) -> None:
    sender.send(key="so that it is known whose token this is")
    sender.slack.errors = {"chat.postMessage": f"is_archived, {TOKEN}\n\x1b[31m"}

    sent = sender.send({"WAIT": "0"})

    assert "is_archived" in sent.receipt.note

    files = [path for path in sender.state.rglob("*") if path.is_file()]
    assert [path for path in files if TOKEN.encode() in path.read_bytes()] == []
    assert TOKEN not in str(sent)
    assert "\x1b" not in str(sent)


def test_the_token_is_in_no_file(sender: Sender) -> None:
    sender.slack.plan = failing(Fault("status"))
    sender.send()

    files = [path for path in sender.state.rglob("*") if path.is_file()]
    assert len(files) > 2
    assert [path for path in files if TOKEN.encode() in path.read_bytes()] == []
