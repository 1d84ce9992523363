"""What is a word of a language, and what no translator would touch."""

from __future__ import annotations

import pytest

from fixturectl.checks._words import VALUE, words

KEPT = ("Premium Plus", "Acme Streaming")


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text, KEPT)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Disk almost full", ["Disk", "almost", "full"], id="words"),
        pytest.param("*Host:* _down_", ["Host", "down"], id="markup around words"),
        pytest.param("read-only, don’t", ["read-only", "don’t"], id="hyphens and apostrophes"),
        pytest.param(f"up to {VALUE} of {VALUE}", ["up", "to", "of"], id="little words"),
        pytest.param("CRITICAL", ["CRITICAL"], id="a word that is shouted"),
        pytest.param("maintenance windows", ["maintenance", "windows"], id="a name in small"),
        pytest.param("<https://a.b|Open it>", ["Open"], id="a link's label"),
        pytest.param("Région: 障害", ["Région", "障害"], id="other letters"),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "CPU p99 SLO SLOs HTTP/2 10 GiB 5 ms req/s kbps",
        "Kubernetes PagerDuty GitHub's Datadog Slack Windows nginx",
        "Premium Plus · Acme Streaming",
        "`kubectl get pods` ```some\ncode```",
        "https://example.com/some/path <https://example.com/path> ops@example.com",
        ":rotating_light: :fire:",
        "<@U0123> <!here> <#C01|general> @channel #alerts-critical <!date^1^{date}|some day>",
        "eu-west-1 db-1.internal /var/log/messages --force $HOME retry() state=open",
        "&amp; &lt; A B x",
        f"{VALUE * 4}ms ({VALUE}s) db-{VALUE}",
        "2026-11-22T10:15:00Z 10:30 99.9 % § … → ",
        "",
    ],
    ids=lambda text: text[:20] or "nothing",
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []
