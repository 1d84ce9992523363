"""Which words of two strings differ."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.rendering import words


def marked(before: str, after: str) -> tuple[str, str]:
    old, new = words.runs(before, after)
    return (
        "".join(f"[{run.text}]" if run.changed else run.text for run in old),
        "".join(f"[{run.text}]" if run.changed else run.text for run in new),
    )


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        pytest.param("a b c", "a b c", "a b c", "a b c", id="nothing"),
        pytest.param(
            "one two three", "one 2 three", "one [two] three", "one [2] three", id="a word"
        ),
        pytest.param("almost full", "all full", "[almost] full", "[all] full", id="whole words"),
        pytest.param("a c", "a b c", "a c", "a [b ]c", id="one that came"),
        pytest.param("a b c d", "a x y d", "a [b c] d", "a [x y] d", id="neighbours as one"),
        pytest.param("*bold*", "_bold_", "[*]bold[*]", "[_]bold[_]", id="signs"),
        pytest.param("磁盘已满", "磁盘将满", "磁盘[已]满", "磁盘[将]满", id="Han"),
        pytest.param("再生エラー", "再生障害", "再生[エラー]", "再生[障害]", id="kana"),
        pytest.param("القرص ممتلئ", "القرص فارغ", "القرص [ممتلئ]", "القرص [فارغ]", id="Arabic"),
        pytest.param("", "new", "", "[new]", id="from nothing"),
    ],
)
def test_words_are_marked(before: str, after: str, old: str, new: str) -> None:
    assert marked(before, after) == (old, new)


def test_very_long_strings_differ_as_a_whole() -> None:
    before, after = "a " * 2_000 + "end", "b " * 2_000 + "end"

    assert words.edits(before, after) == [words.Edit(0, 3999, 0, 3999)]


@settings(max_examples=60)
@given(st.text("ab -*日م", max_size=30), st.text("ab -*日م", max_size=30))
def test_edits_lead_from_one_string_to_the_other(before: str, after: str) -> None:
    made, at = "", 0
    for edit in words.edits(before, after):
        made += before[at : edit.start] + after[edit.new_start : edit.new_end]
        at = edit.end
    old, new = words.runs(before, after)

    assert made + before[at:] == after
    assert "".join(run.text for run in old) == before
    assert "".join(run.text for run in new) == after
