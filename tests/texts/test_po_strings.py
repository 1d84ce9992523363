"""Strings of a PO file, on one line each but for the line feeds in them."""

from __future__ import annotations

import pytest

from fixturectl.texts import po_entries
from fixturectl.texts.po_strings import keyword


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("", 'msgid ""\n', id="nothing"),
        pytest.param("a", 'msgid "a"\n', id="a word"),
        pytest.param('"\\', 'msgid "\\"\\\\"\n', id="quote and backslash"),
        pytest.param("a\n", 'msgid "a\\n"\n', id="a line feed at the end"),
        pytest.param("a\nb", 'msgid ""\n"a\\n"\n"b"\n', id="two lines"),
        pytest.param("\t\r\a\x1b\x7f", 'msgid "\\t\\r\\a\\033\\177"\n', id="controls"),
        pytest.param("\x851\u2028", 'msgid "\x851\u2028"\n', id="breaks of other kinds"),
    ],
)
def test_a_keyword_with_its_string(text: str, written: str) -> None:
    assert keyword("msgid", text) == written
    (entry,) = po_entries.read("x", f'msgctxt "a"\n{written}'.encode()).entries
    assert entry.message == text


def test_a_margin_stands_before_every_further_line() -> None:
    assert keyword("#| msgid", "a\nb", "#| ") == '#| msgid ""\n#| "a\\n"\n#| "b"\n'
