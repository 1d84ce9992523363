from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from slack_server import slack_server

from fixturectl.delivery.answers import Kind
from fixturectl.delivery.identities import Identity
from fixturectl.delivery.outbox import Outbox
from fixturectl.delivery.senders.slack import SlackSender
from fixturectl.delivery.settings import DEFAULTS

if TYPE_CHECKING:
    from pathlib import Path

OURS = "T0123456789"


@pytest.mark.parametrize("pinned", ["", OURS])
def test_a_token_is_asked_about_once(pinned: str, tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    with slack_server() as slack:
        sender = SlackSender(slack.url, "xoxb-none", DEFAULTS)
        identity = Identity(outbox, sender, "digest", pinned)
        before = (identity.known, identity.team)
        identity.ask()

    assert before == (False, pinned or "token-digest")
    assert (identity.known, identity.team) == (True, OURS)
    again = Identity(outbox, sender, "digest", pinned)
    assert (again.known, again.team) == (True, OURS)


def test_another_workspace_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.set_identity("digest", OURS, "")
    with slack_server() as slack:
        identity = Identity(outbox, SlackSender(slack.url, "xoxb-none", DEFAULTS), "digest", "T0X")
        answer = identity.ask()

    assert answer.kind is Kind.STOP_TENANT
    assert answer.code == f"the token is one of workspace {OURS}, not of T0X"
    assert not identity.known


@pytest.mark.parametrize(
    ("error", "pinned", "kind", "known"),
    [
        pytest.param("invalid_auth", "", Kind.STOP_TENANT, False, id="a wrong token"),
        pytest.param("unknown_method", "", Kind.UNDOCUMENTED, True, id="nothing to compare with"),
        pytest.param("unknown_method", OURS, Kind.STOP_TENANT, False, id="it can't be compared"),
        pytest.param("fatal_error", "", Kind.AMBIGUOUS, False, id="for now"),
        pytest.param("ratelimited", OURS, Kind.LIMITED, False, id="too many"),
    ],
)
def test_what_slack_says_instead(
    error: str, pinned: str, kind: Kind, known: bool, tmp_path: Path
) -> None:
    with slack_server() as slack:
        slack.errors = {"auth.test": error}
        sender = SlackSender(slack.url, "xoxb-none", DEFAULTS)
        identity = Identity(Outbox(tmp_path), sender, "digest", pinned)
        answer = identity.ask()

    assert (answer.kind, identity.known) == (kind, known)


def test_without_a_workspace_to_compare_with_a_missing_method_is_no_obstacle(
    tmp_path: Path,
) -> None:
    with slack_server() as slack:
        sender = SlackSender(slack.url.replace("/api/", "/gone/"), "xoxb-none", DEFAULTS)
        free = Identity(Outbox(tmp_path), sender, "digest", "")
        bound = Identity(Outbox(tmp_path), sender, "digest", OURS)
        said = free.ask(), bound.ask()

    assert [one.code for one in said] == ["status 404", "status 404"]
    assert (free.known, bound.known) == (True, False)
