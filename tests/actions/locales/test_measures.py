"""What a score is made of: states, findings, words and urgency."""

from __future__ import annotations

import pytest

from fixturectl.actions.locales.measures import Tally, soundness, urgency


@pytest.mark.parametrize(
    ("levels", "words", "expected"),
    [
        ([], 5, 1.0),
        (["info", "info"], 5, 1.0),
        (["error"], 500, 0.0),
        (["warning", "error"], 5, 0.0),
        (["warning"], 5, 0.8),
        (["warning"], 10, 0.8),
        (["warning"], 40, 0.95),
        (["warning", "warning"], 20, 0.8),
        (["warning"] * 7, 3, 0.0),
    ],
)
def test_soundness(levels: list[str], words: int, expected: float) -> None:
    assert soundness(levels, words) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("severity", "known", "expected"),
    [
        pytest.param("critical", ["critical", "error", "warning", "info"], 3, id="critical"),
        pytest.param("error", ["critical", "error", "warning", "info"], 2, id="in between"),
        pytest.param("warning", ["critical", "warning"], 2, id="warning, though the least"),
        pytest.param("info", ["info"], 1, id="info, though the only one"),
        pytest.param("sev1", ["sev1", "sev2", "sev3"], 3, id="the most urgent"),
        pytest.param("sev3", ["sev1", "sev2", "sev3"], 1, id="the least urgent"),
        pytest.param("alert", ["alert"], 3, id="the only one"),
        pytest.param("unknown", ["sev1", "sev2"], 2, id="one that there is not"),
        pytest.param("", [], 2, id="none"),
    ],
)
def test_urgency(severity: str, known: list[str], expected: int) -> None:
    assert urgency(severity, known) == expected


def tally(states: dict[str, int], sound: float = 0, weight: float = 0, stale: int = 0) -> Tally:
    found = Tally(stale=stale, sound=sound, weight=weight)
    found.states.update(states)
    return found


@pytest.mark.parametrize(
    ("found", "coverage", "integrity", "score"),
    [
        (tally({}), None, None, None),
        (tally({"missing": 2}), 0.0, None, 0.0),
        (tally({"source": 3, "reviewed": 1}, 4, 4), 1.0, 1.0, 1.0),
        (tally({"translated": 1}, 2, 2), 0.9, 1.0, 0.9),
        (tally({"reviewed": 1}, 1, 4), 1.0, 0.25, 0.25),
        (
            tally(
                dict.fromkeys(("reviewed", "translated", "fuzzy", "machine", "other", "missing"), 1)
            ),
            3.1 / 6,
            None,
            3.1 / 6,
        ),
    ],
    ids=["nothing", "all missing", "whole", "translated", "faulty", "of each state"],
)
def test_standing(
    found: Tally, coverage: float | None, integrity: float | None, score: float | None
) -> None:
    made = found.standing("acme", "fr-FR")

    assert made.coverage == pytest.approx(coverage)
    assert made.integrity == pytest.approx(integrity)
    assert made.score == pytest.approx(score)
    assert made.texts == sum(found.states.values())


def test_tallies_add_up() -> None:
    whole = Tally()
    whole.add(tally({"missing": 1, "reviewed": 2}, 3.5, 6, 1))
    whole.add(tally({"missing": 1}, 0.5, 1))

    made = whole.standing("acme", "fr-FR")

    assert (made.missing, made.reviewed, made.stale) == (2, 2, 1)
    assert made.integrity == pytest.approx(4 / 7)
