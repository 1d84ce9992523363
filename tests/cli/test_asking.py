from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from slack_stand_in import StandIn, said, stand_in

from fixturectl.cli import asking
from fixturectl.cli.session import Session
from fixturectl.delivery.endpoints import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

DIVIDERS = [(f"{name}.json", [{"type": "divider", "block_id": name}]) for name in "ab"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    with stand_in() as running:
        monkeypatch.setenv(VARIABLE, running.url)
        yield running


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    return made


@pytest.mark.usefixtures("slack")
def test_people_see_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = terminal(monkeypatch)
    asked = asking.of_payloads(Session(verbose=True), DIVIDERS)

    assert asked.findings == []
    assert shown.getvalue() == (
        "\r\x1b[Kasking Slack: 0 of 2\r\x1b[Kasking Slack: 1 of 2\r\x1b[Kasked Slack 2 times\n"
    )


def test_the_line_is_wiped_away_when_it_ends_early(
    slack: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = terminal(monkeypatch)
    slack.first = [said({"ok": False, "error": "fatal"})]
    asked = asking.of_payloads(Session(), DIVIDERS)

    assert asked.fault is not None
    assert shown.getvalue().endswith("\r\x1b[K")


def test_a_log_gets_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    asking.progress(1, 2)

    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("slack")
def test_what_was_not_asked_about_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from fixturectl.actions import ask_slack  # noqa: PLC0415 - as the module itself does

    monkeypatch.setattr(ask_slack.ask, "__kwdefaults__", {"most": 1, "seconds": 60})
    asking.of_payloads(Session(), DIVIDERS)

    assert capsys.readouterr().err == "fixturectl: 1 more messages were not asked about\n"
