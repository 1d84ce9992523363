from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from slack_stand_in import Reply, StandIn, said, stand_in

from fixturectl.actions import ask_slack
from fixturectl.actions.store import Store
from fixturectl.delivery.endpoints import VARIABLE
from fixturectl.rendering.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import MakeStore, Run

    from fixturectl.actions.ask_slack import Asked

TENANT = """\
format: 1
source_locale: en-US
locales: [en-US]
default_locale: en-US
severities: {high: {emoji: ":x:", channel: C0123456789}}
"""
FIXTURE = """\
severity: high
variables:
  host: {type: string, example: web, max_length: 200}
samples:
  other: {host: db}
text: "{{ host }}"
blocks:
  - type: header
    text: "{{ t.title }}"
"""
FILES = {
    "fixtures/default/tenant.yaml": TENANT,
    "fixtures/default/down.yaml": FIXTURE,
    "fixtures/default/en-US/down.yaml": 'texts: {title: "{host} is down"}',
}
LONG = {"fixtures/default/en-US/down.yaml": f'texts: {{title: "{"x" * 151}"}}'}


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    with stand_in() as running:
        monkeypatch.setenv(VARIABLE, running.url)
        yield running


def refuses(pointer: str) -> Reply:
    error = {"pointer": pointer, "code": "failed_constraint", "message": "no"}
    return said({"ok": False, "error": "invalid_message", "errors": [error]})


def of(store: Store) -> Asked:
    return ask_slack.ask(ask_slack.messages(store))


def test_each_different_message_is_asked_about_once(slack: StandIn, make_store: MakeStore) -> None:
    asked = of(Store(make_store(FILES)))

    assert asked == ([], 2, 0, None)
    assert len(slack.calls) == 2


def test_where_both_refuse_nothing_is_added(slack: StandIn, make_store: MakeStore) -> None:
    asked = of(Store(make_store(FILES | LONG)))

    assert asked.findings == []
    assert len(slack.calls) == 1


def test_what_only_slack_refuses(slack: StandIn, make_store: MakeStore) -> None:
    slack.first = [refuses("/blocks/0/text/text")]
    (finding,) = of(Store(make_store(FILES))).findings

    assert str(finding) == (
        "fixtures/default/en-US/down.yaml:1:17: error: "
        "Slack refuses what the offline rules accept: no [block-online]"
    )
    assert finding.hint.startswith("please report it")
    assert (finding.tenant, finding.fixture, finding.locale, finding.pointer) == (
        "default",
        "down",
        "en-US",
        "/blocks/0/text/text",
    )


@pytest.mark.parametrize(
    "pointer",
    [
        pytest.param("/blocks/0/text/txet", id="a key that isn't there"),
        pytest.param("/blocks/x", id="no index"),
        pytest.param("/blocks/9/text", id="no block"),
        pytest.param("", id="all of it"),
    ],
)
def test_slack_may_point_at_what_is_not_there(
    slack: StandIn, make_store: MakeStore, pointer: str
) -> None:
    slack.first = [refuses(pointer)]
    (finding,) = of(Store(make_store(FILES))).findings

    assert finding.path == "fixtures/default/down.yaml"


def test_what_only_the_offline_rules_refuse(slack: StandIn, make_store: MakeStore) -> None:
    slack.first = [said({"ok": True})]
    (finding,) = of(Store(make_store(FILES | LONG))).findings

    assert finding.level == "warning"
    assert finding.message.startswith("Slack accepts what the offline rules refuse: header.text")


def plain(payload: Any) -> Message:
    return Message("", "", "", "", payload)


def test_what_the_offline_rules_only_warn_of(slack: StandIn) -> None:
    video = {"type": "video", "title": {"type": "plain_text", "text": "x" * 200}, "alt_text": "v"}
    video |= {"video_url": "https://x.io/v", "thumbnail_url": "https://x.io/t"}
    slack.first = [refuses("/blocks/0/title/text")]
    (finding,) = ask_slack.ask([plain({"text": "x", "blocks": [video]})]).findings

    assert finding.message == "Slack refuses what the offline rules only warn of: no"
    assert finding.hint == ""


def test_what_slack_does_not_look_at_is_no_disagreement(slack: StandIn) -> None:
    texts = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}] * 5
    slack.first = [said({"ok": True})] * 2
    asked = ask_slack.ask(
        [plain({"blocks": texts}), plain({"text": "x" * 40_001, "blocks": texts[:1]})]
    )

    assert asked.findings == []
    assert asked.calls == 2


def test_a_message_without_blocks_is_not_asked_about(slack: StandIn) -> None:
    assert ask_slack.ask([plain({"text": "x"}), plain({"blocks": []})]).calls == 0
    assert slack.calls == []


def test_plain_payloads_are_named_by_their_file(slack: StandIn) -> None:
    header = {"type": "header", "text": {"type": "plain_text", "text": "x"}}
    slack.first = [refuses("/0/text/text"), said({"ok": True})]
    asked = ask_slack.ask_about([("a.json", [header]), ("b.json", {"blocks": [header]})])

    assert [(one.path, one.pointer, one.sample) for one in asked.findings] == [
        ("a.json", "/0/text/text", "")
    ]


@pytest.mark.usefixtures("slack")
def test_calls_are_bounded_and_told() -> None:
    many = [plain({"blocks": [{"type": "divider", "block_id": str(n)}]}) for n in range(5)]
    told: list[tuple[int, int]] = []
    asked = ask_slack.ask(many, lambda done, total: told.append((done, total)), most=3)

    assert (asked.calls, asked.left_out) == (3, 2)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_was_found_before_a_fault_is_kept(slack: StandIn) -> None:
    many = [plain({"blocks": [{"type": "divider", "block_id": str(n)}]}) for n in range(3)]
    slack.first = [refuses("/blocks/0"), said({"ok": False, "error": "fatal"})]
    asked = ask_slack.ask(many)

    assert len(asked.findings) == 1
    assert asked.fault is not None
    assert asked.fault.message == "Slack refuses to check blocks: fatal"


def test_an_address_that_is_not_slack_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "https://example.com/")
    asked = ask_slack.ask([plain({"blocks": [{"type": "divider"}]})])

    assert (asked.calls, asked.fault is not None) == (0, True)


def test_what_cannot_be_rendered_is_left_out(make_store: MakeStore) -> None:
    broken = {"fixtures/default/down.yaml": FIXTURE.replace("t.title", "nobody")}
    unread = {"fixtures/default/torn.yaml": "severity: [\n"}
    assert list(ask_slack.messages(Store(make_store(FILES | broken | unread)))) == []


def test_only_what_is_wanted_is_rendered(make_store: MakeStore) -> None:
    store = Store(make_store(FILES))

    assert len(list(ask_slack.messages(store, lambda _, fixture: fixture == "down"))) == 2
    assert list(ask_slack.messages(store, lambda tenant, _: tenant == "acme")) == []


# -- the command


def test_the_command_merges_both(slack: StandIn, make_store: MakeStore, call: Run) -> None:
    slack.first = [refuses("/blocks/0/text/text")]
    done = call(
        "--store", str(make_store(FILES)), "validate", "--online", env={VARIABLE: slack.url}
    )

    assert done.status == 1
    assert "Slack refuses what the offline rules accept: no [block-online]" in done.out
    assert done.err == ""


def test_the_command_ends_with_3_where_slack_is_not_reached(
    make_store: MakeStore, call: Run
) -> None:
    with stand_in() as gone:
        pass
    root = str(make_store(FILES | LONG))
    done = call("--store", root, "validate", "--online", env={VARIABLE: gone.url})

    assert done.status == 3
    assert "[block-length]" in done.out
    assert done.err.startswith("fixturectl: can't reach Slack: ")


def test_without_online_nobody_is_asked(slack: StandIn, make_store: MakeStore, call: Run) -> None:
    done = call("--store", str(make_store(FILES)), "validate", env={VARIABLE: slack.url})

    assert slack.calls == []
    assert done.status == 0
