from __future__ import annotations

from typing import Any

import pytest

from fixturectl.delivery.answers import Kind, classify
from fixturectl.delivery.settings import DEFAULTS


def _kind(
    body: dict[str, Any], status: int = 200, step: str = "post", **headers: str
) -> tuple[Kind, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    found = classify(status, named, body, DEFAULTS, step)
    return found.kind, found.code


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("ratelimited", Kind.LIMITED),
        ("rate_limited", Kind.LIMITED),
        ("message_limit_exceeded", Kind.LONG_WAIT),
        ("team_added_to_org", Kind.LONG_WAIT),
        ("accesslimited", Kind.LONG_WAIT),
        ("fatal_error", Kind.AMBIGUOUS),
        ("internal_error", Kind.AMBIGUOUS),
        ("service_unavailable", Kind.AMBIGUOUS),
        ("request_timeout", Kind.AMBIGUOUS),
        ("not_json", Kind.AMBIGUOUS),
        ("something_slack_made_up_yesterday", Kind.UNDOCUMENTED),
        ("invalid_auth", Kind.STOP_TENANT),
        ("not_authed", Kind.STOP_TENANT),
        ("account_inactive", Kind.STOP_TENANT),
        ("token_revoked", Kind.STOP_TENANT),
        ("token_expired", Kind.STOP_TENANT),
        ("missing_scope", Kind.STOP_TENANT),
        ("channel_not_found", Kind.STOP_CHANNEL),
        ("not_in_channel", Kind.STOP_CHANNEL),
        ("is_archived", Kind.STOP_CHANNEL),
        ("restricted_action", Kind.STOP_CHANNEL),
        ("restricted_action_read_only_channel", Kind.STOP_CHANNEL),
        ("invalid_blocks", Kind.BAD_MESSAGE),
        ("invalid_blocks_format", Kind.BAD_MESSAGE),
        ("msg_too_long", Kind.BAD_MESSAGE),
        ("msg_blocks_too_long", Kind.BAD_MESSAGE),
        ("no_text", Kind.BAD_MESSAGE),
        ("too_many_attachments", Kind.BAD_MESSAGE),
        ("metadata_too_large", Kind.BAD_MESSAGE),
        ("metadata_must_be_sent_from_app", Kind.BAD_MESSAGE),
        ("invalid_arguments", Kind.BAD_MESSAGE),
    ],
)
def test_slacks_codes(code: str, kind: Kind) -> None:
    assert _kind({"ok": False, "error": code}) == (kind, code)


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        pytest.param({"ok": True, "ts": "1.1"}, 200, Kind.STORED, id="stored"),
        pytest.param({"ok": True}, 200, Kind.AMBIGUOUS, id="stored, but where"),
        pytest.param({"ok": True, "ts": "1.1"}, 502, Kind.AMBIGUOUS, id="a gateway says so"),
        pytest.param({}, 200, Kind.AMBIGUOUS, id="neither"),
        pytest.param({"error": "forbidden"}, 200, Kind.AMBIGUOUS, id="not Slack's way to say no"),
        pytest.param({"ok": False, "error": "not_json"}, 302, Kind.AMBIGUOUS, id="a redirect"),
        pytest.param({"ok": False, "error": "not_json"}, 404, Kind.AMBIGUOUS, id="not Slack"),
        pytest.param({"ok": False, "error": "not_json"}, 429, Kind.LIMITED, id="too many"),
        pytest.param({"ok": False, "error": "is_archived"}, 500, Kind.AMBIGUOUS, id="a broken one"),
    ],
)
def test_what_surrounds_the_code_counts_first(
    body: dict[str, Any], status: int, kind: Kind
) -> None:
    assert _kind(body, status)[0] is kind


@pytest.mark.parametrize(
    ("code", "step", "kind"),
    [
        ("message_not_found", "update", Kind.NO_UPDATE),
        ("cant_update_message", "update", Kind.NO_UPDATE),
        ("edit_window_closed", "update", Kind.NO_UPDATE),
        ("message_not_found", "thread", Kind.NO_THREAD),
        ("cannot_reply_to_message", "reply", Kind.NO_THREAD),
        ("edit_window_closed", "post", Kind.UNDOCUMENTED),
    ],
)
def test_some_codes_mean_something_for_one_step_only(code: str, step: str, kind: Kind) -> None:
    assert _kind({"ok": False, "error": code}, step=step)[0] is kind


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        pytest.param({"retry-after": "7"}, 7, id="seconds"),
        pytest.param({}, 1, id="missing"),
        pytest.param({"retry-after": "99999"}, 3600, id="absurd"),
        pytest.param(
            {
                "date": "Sun, 22 Nov 2020 10:15:00 GMT",
                "retry-after": "Sun, 22 Nov 2020 10:15:42 GMT",
            },
            42,
            id="a date, by Slack's clock",
        ),
    ],
)
def test_slack_says_how_long_to_wait(headers: dict[str, str], wait: float) -> None:
    assert classify(429, headers, {}, DEFAULTS).wait == wait


def test_a_breaker_counts_only_what_speaks_of_slack_itself() -> None:
    assert classify(500, {}, {}, DEFAULTS).unreachable
    assert not classify(429, {}, {}, DEFAULTS).unreachable
    assert not classify(200, {}, {"ok": False, "error": "is_archived"}, DEFAULTS).unreachable
