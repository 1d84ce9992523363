from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from slack_stand_in import Call, Reply, said, stand_in

from fixturectl.delivery import blocks_validate
from fixturectl.delivery.blocks_validate import Validator
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from fixturectl.blocks import Breach

HEADER = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
DIVIDER = {"type": "divider"}


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Pass the time without waiting."""
    times: list[float] = []
    monkeypatch.setattr(blocks_validate, "sleep", times.append)
    return times


def ask(payload: Any, *replies: Reply, allowed: float = 60) -> tuple[Breach, ...]:
    with stand_in(*replies) as slack:
        return Validator(slack.url, allowed).ask(payload).breaches


def fault(*replies: Reply, allowed: float = 60) -> str:
    with pytest.raises(FixturectlError) as caught:
        ask([DIVIDER], *replies, allowed=allowed)
    assert caught.value.status == 3
    return caught.value.message


def test_a_list_of_blocks() -> None:
    (breach,) = ask([DIVIDER, HEADER])

    assert breach.pointer == "/1/text/text"
    assert breach.constraint == {"type": "max_length", "expected": 150, "got": 151}
    assert (breach.code, breach.check, breach.level) == (
        "failed_constraint",
        "block-online",
        "error",
    )


def test_of_a_body_only_what_slack_takes_is_sent() -> None:
    attachment = {"blocks": [HEADER], "color": "#D00000"}
    with stand_in() as slack:
        answer = Validator(slack.url, 60).ask({"text": "x", "attachments": [attachment]})

    assert [breach.pointer for breach in answer.breaches] == ["/attachments/0/blocks/0/text/text"]
    assert [call.path for call in slack.calls] == ["/api/blocks.validate"]
    assert json.loads(slack.calls[0].params["message"]) == {"attachments": [attachment]}
    assert list(slack.calls[0].params) == ["message"]


def test_equal_payloads_are_asked_about_once() -> None:
    with stand_in() as slack:
        validator = Validator(slack.url, 60)
        first = validator.ask({"blocks": [DIVIDER], "text": "x"})
        assert validator.knows({"blocks": [DIVIDER], "text": "y"})
        assert validator.ask({"blocks": [DIVIDER], "text": "y"}) is first

    assert (len(slack.calls), validator.calls) == (1, 1)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(
            {"errors": [{"pointer": "/0", "code": "missing_field", "field": "text"}]},
            ("/0", "missing_field", None, "missing_field: text"),
            id="a key that is missing",
        ),
        pytest.param(
            {"errors": [{"message": "no", "constraint": 3, "pointer": None}, "junk"]},
            ("", "", None, "no"),
            id="an error that lacks what it should have",
        ),
        pytest.param(
            {"response_metadata": {"messages": ["[ERROR] too long [json-pointer:/blocks/0/text]"]}},
            ("/blocks/0/text", "", None, "too long"),
            id="the older form",
        ),
        pytest.param(
            {"response_metadata": {"messages": ["[ERROR] too long", "?"]}},
            ("", "", None, "too long"),
            id="the older form without a pointer",
        ),
        pytest.param({}, ("", "", None, "invalid_blocks"), id="nothing more"),
        pytest.param(
            {"errors": {}, "response_metadata": 3}, ("", "", None, "invalid_blocks"), id="junk"
        ),
    ],
)  # fmt: skip
def test_every_form_of_errors(answer: dict[str, Any], expected: tuple[Any, ...]) -> None:
    (breach,) = ask([DIVIDER], said({"ok": False, "error": "invalid_blocks", **answer}))

    assert breach[:4] == expected


def test_rate_limits_are_waited_for(slept: list[float]) -> None:
    limited = said({"ok": False, "error": "ratelimited"}, 429, Retry_After="7")
    unsaid = said({"ok": False, "error": "ratelimited"})

    assert ask([DIVIDER], limited, unsaid) == ()
    assert slept == [7, 1]


def test_a_server_in_trouble_is_asked_again(slept: list[float]) -> None:
    assert ask([DIVIDER], Reply(b"oops", 500), Reply(b"", 503)) == ()
    assert slept == [0.5, 1]


def test_but_not_for_ever(slept: list[float]) -> None:
    assert fault(*[Reply(b"", 503)] * 9) == "Slack gives no answer to blocks.validate"
    assert len(slept) == 4


def test_a_wait_beyond_the_deadline_ends_it() -> None:
    limited = said({}, 429, Retry_After="90000")

    assert fault(limited) == "Slack asks to wait 3600 s before the next call"


def test_nor_is_a_server_in_trouble_asked_again_once_time_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = iter((0, 0, 59.6))  # when it began, when it asked, when it was answered
    monkeypatch.setattr(blocks_validate, "monotonic", lambda: next(moments))

    assert fault(Reply(b"", 503)) == "Slack answers with status 503"


def test_no_time_is_left() -> None:
    assert fault(allowed=0) == "asking Slack takes too long"


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        pytest.param(said({"ok": False, "error": "unknown_method"}), "unknown_method", id="error"),
        pytest.param(said({"ok": False}), "something else than Slack", id="no error"),
        pytest.param(Reply(b"<html>"), "something else than Slack", id="a captive portal"),
        pytest.param(Reply(b"", 302, {"Location": "http://127.0.0.1:9/"}), "302", id="redirect"),
    ],
)
def test_other_answers_end_it(reply: Reply, expected: str) -> None:
    assert expected in fault(reply)


def test_nobody_is_there() -> None:
    with stand_in() as slack:
        pass
    with pytest.raises(FixturectlError, match=r"can't reach Slack: .*refused") as caught:
        Validator(slack.url, 60).ask([DIVIDER])
    assert "offline findings stand" in caught.value.hint


def test_a_call_is_a_form_without_a_token() -> None:
    seen: list[Call] = []

    def answer(call: Call) -> Reply:
        seen.append(call)
        return said({"ok": True})

    with stand_in(answer=answer) as slack:
        assert Validator(slack.url, 60).ask([DIVIDER]).breaches == ()
    assert seen[0].headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert "Authorization" not in seen[0].headers
