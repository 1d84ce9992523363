"""Credentials are found wherever they stand; what only looks like one is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixturectl.token_shapes import REDACTED, find, forget, loaded, redact, remember

# Put together here, so that no scanner of this repository takes them for real ones.
BOT = "xoxb-" + "123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx"
HOOK = "https://hooks.slack.com/" + "services/T0123ABCD/B0123ABCD/a1B2c3D4e5F6g7H8i9J0k1L2"


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        pytest.param(BOT, "a Slack bot token", id="bot"),
        pytest.param("xoxp-" + "11111111-2222222-333-0a1b2c3d", "a Slack user token", id="user"),
        pytest.param("xoxa-" + "2-1234567890-abcdef", "a Slack app token", id="old app"),
        pytest.param("xoxs-" + "1234567890-0987-aBcD", "a Slack session token", id="session"),
        pytest.param("xoxc-" + "1234567890-0987-ff00", "a Slack session token", id="browser"),
        pytest.param("xoxd-" + "aB%2Fc1d2e3F4g5H6%3D", "a Slack session cookie", id="cookie"),
        pytest.param("xoxe-" + "1-My0xLTEyMzQ1Njc4OQ", "a Slack refresh token", id="refresh"),
        pytest.param(
            "xoxe.xoxb-" + "1-Mi0yLTEyMzQ1Njc4", "a Slack refresh token", id="rotated bot token"
        ),
        pytest.param(
            "xapp-" + "1-A0123456789-1234567890123-0a1b2c3d", "a Slack app-level token", id="app"
        ),
        pytest.param("xoxb-" + "qWeRtYuIoPaSdFgHjKl", "a Slack bot token", id="without digits"),
        pytest.param(HOOK, "a Slack webhook URL", id="webhook"),
        pytest.param(HOOK.removeprefix("https://"), "a Slack webhook URL", id="without scheme"),
        pytest.param(HOOK.replace("/", r"\/"), "a Slack webhook URL", id="as JSON escapes it"),
        pytest.param(
            HOOK.replace("hooks.", "Hooks."), "a Slack webhook URL", id="host in capitals"
        ),
        pytest.param(
            "hooks.slack.com/" + "triggers/T0123/1234567/0a1b2c3d4e5f",
            "a Slack webhook URL",
            id="trigger",
        ),
        pytest.param(
            "https://hooks.slack-gov.com/" + "workflows/T0123/A0123/12/aB1cD2eF3",
            "a Slack webhook URL",
            id="workflow of another cloud",
        ),
        pytest.param(
            "AGE-SECRET-KEY-1" + "QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPXL3",
            "an age identity",
            id="age",
        ),
    ],
)
def test_a_credential_is_found_with_its_exact_place(token: str, kind: str) -> None:
    text = f'slack:\n  token: "{token}" # or so\n'

    [span] = find(text)

    assert (text[span.start : span.end], span.kind) == (token, kind)
    assert token not in redact(text)
    assert redact(text).endswith('" # or so\n')


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "token: ENC[AES256_GCM,data:xoxb1234567890,iv:ab,tag:cd,type:str]", id="sealed"
        ),
        pytest.param("# a bot token, xoxb-..., goes here", id="three dots"),
        pytest.param("token: xoxb-your-token-here", id="words"),
        pytest.param("token: xoxb-1234567890-your-token", id="words and digits"),
        pytest.param("xoxb-xxxxxxxxxxxx-xxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxx", id="all X"),
        pytest.param("xoxb-000000000000-000000000000", id="all zeros"),
        pytest.param("xoxb-<token>", id="brackets"),
        pytest.param("xoxb, xoxp and xapp tokens", id="prefixes alone"),
        pytest.param("foxoxb-1234567890-abcdefgh", id="inside a word"),
        pytest.param("https://hooks.slack.com/services/...", id="webhook with dots"),
        pytest.param(
            "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
            id="webhook of Slack's manual",
        ),
        pytest.param("https://hooks.slack.com/services/YOUR/WEBHOOK/URL", id="webhook of words"),
        pytest.param("https://api.slack.com/apps/A0123456789/general", id="another page of Slack"),
        pytest.param("AGE-SECRET-KEY-1" + "X" * 58, id="age, all X"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_only_looks_like_a_credential_is_left_alone(text: str) -> None:
    assert list(find(text)) == []
    assert redact(text) == text


def test_every_credential_of_a_line_is_redacted() -> None:
    redacted = redact(f"{BOT} and {HOOK}, {BOT}")

    assert redacted == f"xoxb-{REDACTED} and {REDACTED}, xoxb-{REDACTED}"


@given(st.text(), st.text(alphabet=st.characters(exclude_categories=["L", "N"])))
def test_a_token_is_never_shown_whatever_stands_around_it(before: str, after: str) -> None:
    text = f"{before} {BOT}{after}"

    assert BOT.rpartition("-")[2] not in redact(text)


def test_a_long_text_is_read_to_its_end() -> None:
    """Backtracking would take hours here, not milliseconds."""
    text = "xoxb-" + "a-" * 50_000 + "hooks.slack.com/services" + "/a" * 50_000 + BOT

    assert list(find(text)) == []


def test_of_two_secrets_that_begin_alike_nothing_is_left() -> None:
    for secret in ("swordfish-1", "swordfish-1-of-1997", "a b swordfish-1-of"):
        remember(secret)

    assert redact("it is swordfish-1-of-1997, swordfish-1.") == f"it is {REDACTED}, {REDACTED}."


def test_what_is_forgotten_is_no_secret_any_more() -> None:
    remember("swordfish-1")
    forget()

    assert not loaded()
    assert redact("swordfish-1") == "swordfish-1"
