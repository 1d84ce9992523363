"""What placeholders say of one alert and of the message that it is told in."""

from __future__ import annotations

import pytest

from fixturectl.delivery.mapping import Subject, said, whole
from fixturectl.delivery.webhooks import Alert, Group

FIRING = Alert(
    labels={"instance": "db-1", "empty": ""},
    annotations={"summary": "full"},
    values={"A": 97.5},
    starts_at="2026-11-22T10:15:00Z",
    panel_url="https://grafana.example.com/p",
)
OVER = Alert(resolved=True, ends_at="2026-11-22T10:45:00Z")
GROUP = Group((FIRING, OVER), "slack", "key", "http://am", "title", "message", truncated=2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{labels.instance}/{annotations.summary}", "db-1/full", id="of the alert"),
        pytest.param("{values.A}", "97.5", id="a number"),
        pytest.param("{labels}", "instance=db-1, empty=", id="all labels"),
        pytest.param("{starts_at} {panel_url}", None, id="times and links"),
        pytest.param("{status} {count} {resolved}", "firing 1 1", id="of the message"),
        pytest.param("{truncated} {receiver} {title}", "2 slack title", id="of the group"),
        pytest.param("{group_key} {external_url} {message}", "key http://am message", id="more"),
        pytest.param("{labels.empty}", None, id="an empty label is none"),
        pytest.param("{fingerprint or labels.instance}", "db-1", id="the first that is there"),
        pytest.param("{ends_at}", None, id="what still fires has no end"),
    ],
)
def test_what_a_text_says(text: str, expected: str | None) -> None:
    if text.startswith("{starts_at}"):
        expected = f"{FIRING.starts_at} {FIRING.panel_url}"

    assert said(text, Subject(FIRING, whole(GROUP, GROUP.alerts))) == expected


def test_what_is_over_says_when_and_how_many() -> None:
    subject = Subject(OVER, whole(GROUP, [OVER]))

    assert said("{status} {count} {resolved} {ends_at}", subject) == (
        "resolved 1 1 2026-11-22T10:45:00Z"
    )
