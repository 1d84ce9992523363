from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fixturectl.delivery.waiting import AT_LEAST, AT_MOST, backoff, seconds

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param("30", 30, id="seconds"),
        pytest.param(" 1.5 ", 1.5, id="with a fraction"),
        pytest.param("Sun, 22 Nov 2026 10:15:42 GMT", 42, id="date"),
        pytest.param("Sun, 22 Nov 2026 10:15:42 -0000", 42, id="date without a zone"),
        pytest.param("Sun, 22 Nov 2026 10:00:00 GMT", AT_LEAST, id="date in the past"),
        pytest.param("Fri, 22 Nov 2999 10:15:00 GMT", AT_MOST, id="date far away"),
        pytest.param(None, AT_LEAST, id="missing"),
        pytest.param("", AT_LEAST, id="empty"),
        pytest.param("soon", AT_LEAST, id="a word"),
        pytest.param("-5", AT_LEAST, id="negative"),
        pytest.param("0", AT_LEAST, id="none"),
        pytest.param("1e9", AT_MOST, id="absurd"),
        pytest.param("inf", AT_MOST, id="for ever"),
        pytest.param("nan", AT_LEAST, id="not a number"),
        pytest.param("Sun, 22 Nov 2026 10:15:42 +99999999999999", AT_LEAST, id="absurd zone"),
        pytest.param(f"Sun, {'9' * 20} Nov 2026 10:15:42 GMT", AT_LEAST, id="absurd day"),
    ],
)
def test_every_retry_after(header: str | None, expected: float) -> None:
    assert seconds(header, NOW) == expected


def test_waits_grow_and_are_never_longer_than_the_most() -> None:
    longest = [max(backoff(tries, 1, 300) for _ in range(200)) for tries in (1, 4, 40)]

    assert 0 < longest[0] <= 1
    assert 4 < longest[1] <= 8
    assert 150 < longest[2] <= 300
    assert min(backoff(40, 1, 300) for _ in range(200)) < 100
