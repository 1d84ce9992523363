"""What the detector says is asked once, and kept for later runs."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from fixturectl.texts import languages

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = "Fehlgeschlagene Zahlungen häufen sich"


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "memory", languages._Memory())  # noqa: SLF001 - what others asked


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
from pathlib import Path
from fixturectl.texts import languages
languages.memory.of(Path(sys.argv[1]))
print(languages.verdict(sys.argv[2], "fr", ["de", "en"]).language, "py3langid" in sys.modules)
"""


def test_what_an_earlier_run_heard_needs_no_detector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    languages.memory.of(tmp_path)
    languages.verdict(GERMAN, "fr", ["en", "de"])
    languages.memory.save()

    done = subprocess.run(
        [sys.executable, "-c", KEPT, str(tmp_path), GERMAN],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "de False\n"


def test_what_another_process_heard_is_taken_over() -> None:
    languages.verdict(GERMAN, "fr", ["en", "de"])
    told = languages.told()
    languages.memory.known.clear()
    languages.heard(told)

    assert languages.told() == told
    assert languages.told() == []


def test_not_more_is_kept_than_memory_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_MANY", 1)
    for text in (GERMAN, f"{GERMAN} wieder"):
        languages.verdict(text, "fr", ["de"])

    assert len(languages.memory.known) == 1
