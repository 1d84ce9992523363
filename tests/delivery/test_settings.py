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
