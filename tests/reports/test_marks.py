"""A line for each text that was marked."""

from __future__ import annotations

import pytest

from fixturectl.actions.locales.mark import Mark
from fixturectl.reports.marks import write


def test_without_marks_there_is_no_table() -> None:
    assert write([]) == ""


@pytest.mark.parametrize(
    ("before", "after", "stale", "fresh", "expected"),
    [
        ("fuzzy", "reviewed", False, True, "fuzzy -> reviewed  noted"),
        ("fuzzy", "reviewed", True, True, "fuzzy -> reviewed  was stale, is of today"),
        ("machine", "machine", False, True, "machine  noted"),
        ("machine", "fuzzy", True, False, "machine -> fuzzy  still stale"),
        ("machine", "fuzzy", False, False, "machine -> fuzzy"),
    ],
)
def test_a_line(before: str, after: str, stale: bool, fresh: bool, expected: str) -> None:
    table = write([Mark("acme/a.title", "fr-FR", before, after, stale, fresh)])

    assert (
        " ".join(table.splitlines()[1].split())
        == f"acme/a.title fr-FR {' '.join(expected.split())}"
    )
