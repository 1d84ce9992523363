from __future__ import annotations

import subprocess
import sys

import pytest

from fixturectl.locales import ancestry, cldr, tags
from fixturectl.locales.everyday import EVERYDAY


@pytest.mark.parametrize("tag", EVERYDAY)
def test_every_row_says_what_cldr_says(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    maximized, parent = EVERYDAY[tag]
    for module in (ancestry, tags):
        monkeypatch.setattr(module, "EVERYDAY", {})
    assert str(tags.parse(tag)) == tag
    assert str(ancestry._maximized(tags.parse(tag))) == maximized  # noqa: SLF001 - uncached
    assert ancestry._parent(tag) == parent  # noqa: SLF001 - uncached


def test_every_parent_has_a_row() -> None:
    assert {parent for _, parent in EVERYDAY.values()} - {""} <= set(EVERYDAY)


@pytest.mark.parametrize("tag", ["fr-FR", "zh-TW", "en-AU"])
def test_everyday_tags_load_no_cldr_data(tag: str) -> None:
    script = (
        "import sys; from fixturectl import locales as l; "
        f"l.canonical({tag!r}), l.maximize({tag!r}), l.parents({tag!r}), l.is_rtl({tag!r}); "
        f"l.candidates({tag!r}, ['fr-FR', 'en-US', 'en-GB', 'zh-Hant'], 'fr-FR', 'en-US'); "
        "print('babel' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_cldr_tables_are_read_once() -> None:
    assert cldr.table("likely_subtags") is cldr.table("likely_subtags")
