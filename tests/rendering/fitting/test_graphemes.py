from __future__ import annotations

import pytest

from fixturectl.rendering.fitting.graphemes import end_of, joins


def clusters(text: str) -> list[str]:
    found, at = [], 0
    while at < len(text):
        end = end_of(text, at)
        found.append(text[at:end])
        at = end
    return found


@pytest.mark.parametrize(
    "cluster",
    [
        pytest.param("e\u0301", id="combining mark"),
        pytest.param("\r\n", id="line end of Windows"),
        pytest.param("👨‍👩‍👧‍👦", id="family: pictures bound by ZWJ"),
        pytest.param("👩🏽‍🚒", id="skin tone, then ZWJ"),
        pytest.param("❤️‍🔥", id="variation selector before ZWJ"),
        pytest.param("🏴󠁧󠁢󠁳󠁣󠁴󠁿", id="flag of tags"),
        pytest.param("🇩🇪", id="flag of two letters"),
        pytest.param("1️⃣", id="keycap"),
        pytest.param("©\ufe0f", id="picture of Latin-1 with a variation selector"),
        pytest.param("각", id="Hangul of three jamo"),
        pytest.param("각", id="Hangul syllable and a final"),
        pytest.param("각ᆨ", id="Hangul syllable with a final, and one more"),
        pytest.param("ᄀ각", id="initial and a syllable"),
        pytest.param("ꥠힰퟋ", id="old Hangul"),
        pytest.param("क्षि", id="Devanagari conjunct with its vowel"),
        pytest.param("ক\u09cd\u200dষ", id="Bengali conjunct over ZWJ"),
        pytest.param("กำ", id="Thai vowel that stands beside"),
        pytest.param("بّ", id="Arabic with its vowel sign"),
        pytest.param("か\uff9e", id="voiced sound mark"),
        pytest.param("\u0600١", id="a sign that stands before its number"),
        pytest.param("ก\u200c", id="ZWNJ joins to the left"),
    ],
)
def test_what_readers_count_as_one_is_one(cluster: str) -> None:
    assert clusters(f"a{cluster}b"[1:-1]) == [cluster]
    assert cluster in clusters(f"x{cluster}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ab", ["a", "b"], id="letters"),
        pytest.param("\n\r", ["\n", "\r"], id="line ends the wrong way round"),
        pytest.param("\r\u0301", ["\r", "\u0301"], id="nothing joins a line end"),
        pytest.param("🇩🇪🇫🇷🇯", ["🇩🇪", "🇫🇷", "🇯"], id="flags in pairs"),
        pytest.param("😀😀", ["😀", "😀"], id="pictures without ZWJ"),
        pytest.param("a\u200d😀", ["a\u200d", "😀"], id="ZWJ behind a letter binds no picture"),
        pytest.param("각가", ["각", "가"], id="syllables"),
        pytest.param("\u2068a\u2069", ["\u2068", "a", "\u2069"], id="isolates stand alone"),
        pytest.param("कष", ["क", "ष"], id="consonants without virama"),
        pytest.param("©®", ["©", "®"], id="pictures of Latin-1"),
        pytest.param("\ud800a", ["\ud800", "a"], id="half of a pair"),
    ],
)
def test_what_readers_count_as_two_is_two(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


def test_long_texts_are_gone_through_once() -> None:
    assert end_of("🇩" * 100_001, 0) == 2
    assert end_of("a" + "\u0301" * 100_000, 0) == 100_001


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        pytest.param(";\u0301", 1, True, id="a mark"),
        pytest.param(";\ufe0f", 1, True, id="a variation selector"),
        pytest.param(";a", 1, False, id="a letter"),
        pytest.param(";é", 1, False, id="an accented letter"),
        pytest.param(";", 1, False, id="the end"),
    ],
)
def test_joins(text: str, index: int, expected: bool) -> None:
    assert joins(text, index) is expected
