"""Two wordings of one string, one below the other."""

from __future__ import annotations

import pytest

from fixturectl.reports.wording import Paint, compared

PLAIN = Paint(colored=False)


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        pytest.param("a b", "a c", ["  - a [-b-]", "  + a {+c+}"], id="a word"),
        pytest.param(None, "a\nb", ["  + a", "    b"], id="from nothing"),
        pytest.param("a", None, ["  - a"], id="to nothing"),
        pytest.param(None, None, [], id="nothing"),
        pytest.param("a\x1b[2J", "b", ["  - [-a␛[2J-]", "  + {+b+}"], id="controls"),
    ],
)
def test_words_that_differ_are_in_brackets(
    before: str | None, after: str | None, lines: list[str]
) -> None:
    assert list(compared(before, after, PLAIN)) == lines


def test_colors_stand_for_brackets() -> None:
    assert list(compared("a b", "a c", Paint(colored=True))) == [
        "  \x1b[31m- \x1b[0m\x1b[31ma \x1b[0m\x1b[1;7;31mb\x1b[0m",
        "  \x1b[32m+ \x1b[0m\x1b[32ma \x1b[0m\x1b[1;7;32mc\x1b[0m",
    ]


def test_what_is_far_from_a_difference_is_left_out() -> None:
    old, new = compared(f"{'word ' * 99}x {'word ' * 99}", f"{'word ' * 99}y {'word ' * 99}", PLAIN)

    assert len(old) < 200
    assert old.count("…") == new.count("…") == 2
