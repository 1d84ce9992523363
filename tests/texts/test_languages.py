"""What the detector says is asked once, and kept for later runs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from fixturectl.texts import languages

GERMAN = "Fehlgeschlagene Zahlungen häufen sich"


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    languages._known.clear()  # noqa: SLF001 - what other tests asked
    languages.told()


def test_a_text_is_in_the_likeliest_of_the_languages_asked_about() -> None:
    found = languages.verdict(GERMAN, "fr", ["en", "de"])

    assert found is not None
    assert found.language == "de"
    assert found.expected < 0.05
    assert found.certainty > 0.9


@pytest.mark.parametrize(
    ("expected", "others"),
    [
        pytest.param("xx", ["de"], id="an unknown language"),
        pytest.param("de", ["xx"], id="nothing known to compare with"),
        pytest.param("de", [], id="nothing to compare with"),
    ],
)
def test_nobody_can_tell_without_two_languages(expected: str, others: list[str]) -> None:
    assert languages.verdict(GERMAN, expected, others) is None


def test_norwegian_has_another_name_in_the_model() -> None:
    found = languages.verdict("Det er nesten ikke mer plass igjen på disken", "nb", ["en"])

    assert found is not None
    assert found.language == "no"


KEPT = """
import sys
from fixturectl.texts import languages
languages.recall(eval(sys.argv[1]))
print(languages.verdict(sys.argv[2], "fr", ["de", "en"]).language, "py3langid" in sys.modules)
"""


def test_what_an_earlier_run_heard_needs_no_detector() -> None:
    languages.verdict(GERMAN, "fr", ["en", "de"])
    kept = languages.told()

    done = subprocess.run(
        [sys.executable, "-c", KEPT, repr(kept), GERMAN], capture_output=True, text=True, check=True
    )

    assert done.stdout == "de False\n"
    assert languages.told() == []


def test_not_more_is_kept_than_memory_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_MANY", 1)
    for text in (GERMAN, f"{GERMAN} wieder"):
        languages.verdict(text, "fr", ["de"])

    assert len(languages._known) == 1  # noqa: SLF001
