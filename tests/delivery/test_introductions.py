"""Whose token it is: what Slack says of it, and what becomes of a way that is closed."""

from __future__ import annotations

import pytest
from slack_stand_in import Reply, said, stand_in

from fixturectl.delivery.client import Client
from fixturectl.delivery.introductions import Introduction, introduce


@pytest.mark.parametrize(
    ("reply", "code", "scopes"),
    [
        pytest.param(said({"ok": True, "team_id": "T1"}), "", None, id="known"),
        pytest.param(
            said({"ok": True})._replace(headers={"X-OAuth-Scopes": "chat:write,a"}),
            "",
            frozenset({"chat:write", "a"}),
            id="its scopes",
        ),
        pytest.param(said({"ok": False, "error": "invalid_auth"}), "invalid_auth", None, id="no"),
        pytest.param(said({"ok": False}, status=503), "status 503", None, id="no reason"),
        pytest.param(said({"ok": True}, status=502), "status 502", None, id="a gateway says so"),
        pytest.param(said([1]), "not_json", None, id="no object"),
    ],
)
def test_what_slack_says(reply: Reply, code: str, scopes: frozenset[str] | None) -> None:
    with stand_in(reply) as slack:
        found = introduce(Client(slack.url, token="x"))  # noqa: S106 - nobody's

    assert (found.code, found.reached, found.scopes, found.tls) == (code, True, scopes, "")


@pytest.mark.parametrize("drop", [pytest.param(True, id="broken off")])
def test_an_answer_that_breaks_off(drop: bool) -> None:
    with stand_in(said({"ok": True})._replace(drop=drop)) as slack:
        found = introduce(Client(slack.url))

    assert found == Introduction("the answer broke off", False, {})


def test_a_slack_that_is_not_there() -> None:
    found = introduce(Client("http://127.0.0.1:9/api/"))

    assert not found.reached
    assert "refused" in found.code
