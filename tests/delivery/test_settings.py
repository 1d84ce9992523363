from __future__ import annotations

import pytest

from fixturectl.delivery.settings import DEFAULTS, settings
from fixturectl.errors import UsageError

LOOPBACK = {"FIXTURECTL_SLACK_API_URL": "http://127.0.0.1:8000/api/"}


def test_timings_are_shortened_for_a_stand_in_on_this_machine() -> None:
    found = settings({**LOOPBACK, "FIXTURECTL_SEND_QUARANTINE": "0.5"})

    assert found == DEFAULTS._replace(quarantine=0.5)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param({}, id="Slack"),
        pytest.param(
            {"FIXTURECTL_SLACK_API_URL": "https://slack-gov.com/api/"}, id="Slack's other cloud"
        ),
    ],
)
def test_timings_against_slack_are_fixed(address: dict[str, str]) -> None:
    assert settings({**address, "FIXTURECTL_SEND_QUARANTINE": "0"}) == DEFAULTS


@pytest.mark.parametrize("text", ["", "soon", "-1", "nan", "inf"])
def test_a_wrong_timing_is_wrong_usage(text: str) -> None:
    with pytest.raises(UsageError, match="FIXTURECTL_SEND_LEASE: no number of seconds"):
        settings({**LOOPBACK, "FIXTURECTL_SEND_LEASE": text})


@pytest.mark.parametrize(
    ("given", "found"),
    [
        pytest.param({"LEASE": "2"}, {"lease": 2, "deadline": 2}, id="a shorter lease"),
        pytest.param({"DEADLINE": "60"}, {"deadline": 60, "lease": 60}, id="a longer deadline"),
        pytest.param(
            {"LONG_WAIT_MOST": "1"}, {"long_wait_most": 1, "long_wait": 1}, id="a shorter most"
        ),
        pytest.param(
            {"DEADLINE": "1", "LEASE": "1"}, {"deadline": 1, "lease": 1}, id="as long as the other"
        ),
    ],
)
def test_what_is_not_given_follows_what_is(given: dict[str, str], found: dict[str, float]) -> None:
    named = {f"FIXTURECTL_SEND_{name}": value for name, value in given.items()}

    assert settings({**LOOPBACK, **named}) == DEFAULTS._replace(**found)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            {"DEADLINE": "5", "LEASE": "2"},
            "FIXTURECTL_SEND_DEADLINE is longer than FIXTURECTL_SEND_LEASE: 5 > 2",
            id="a request that outlives its claim",
        ),
        pytest.param(
            {"BACKOFF": "9", "BACKOFF_MOST": "0.5"},
            "FIXTURECTL_SEND_BACKOFF is longer than FIXTURECTL_SEND_BACKOFF_MOST: 9 > 0.5",
            id="a least above the most",
        ),
        pytest.param(
            {"LEASE": "0"}, "FIXTURECTL_SEND_LEASE: with 0 nothing is ever sent", id="no lease"
        ),
    ],
)
def test_settings_that_contradict_each_other(given: dict[str, str], said: str) -> None:
    named = {f"FIXTURECTL_SEND_{name}": value for name, value in given.items()}

    with pytest.raises(UsageError, match=f"^{said}$"):
        settings({**LOOPBACK, **named})
