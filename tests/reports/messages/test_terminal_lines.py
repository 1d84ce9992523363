"""Where lines break, which way they lead, what keeps together."""

from __future__ import annotations

import pytest
from rich.text import Text

from fixturectl.reports.messages.terminal.bidi import closed, leads_left, still_open
from fixturectl.reports.messages.terminal.lines import Area, padded, shortened, wrap

FSI, PDI = "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("one two three four", ["one two", "three four"], id="between words"),
        pytest.param("one  two\n\nthree", ["one  two", "", "three"], id="line feeds stay"),
        pytest.param("an extraordinary", ["an", "extraordin", "ary"], id="a long word"),
        pytest.param(
            "a 12\u202f840 x 5\xa0%", ["a 12\u202f840 x", "5\xa0%"], id="glued by a blank"
        ),
        pytest.param("https://a.io/bcd", ["https://a.", "io/bcd"], id="an address"),
        pytest.param("see xx.io/abcdefg", ["see", "xx.io/", "abcdefg"], id="after a slash"),
        pytest.param("再生が停止、確認を", ["再生が停", "止、確認を"], id="never before a comma"),
        pytest.param("あいうえ（お", ["あいうえ", "（お"], id="never behind a bracket"),
        pytest.param("한국어 메시지가", ["한국어", "메시지가"], id="Korean breaks at spaces"),
        pytest.param("cafe\u0301 cafe\u0301", ["cafe\u0301 cafe\u0301"], id="marks take no room"),
        pytest.param(
            f"a {FSI}bb cc dd ee{PDI} f",
            [f"a {FSI}bb cc dd{PDI}", f"{FSI}ee{PDI} f"],
            id="an isolate is closed and opened again",
        ),
    ],
)
def test_wrap(text: str, lines: list[str]) -> None:
    assert [line.plain for line in wrap(Text(text), Area(10))] == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("قرص", "       قرص", id="Arabic"),
        pytest.param("97 %", "      97 %", id="nothing strong"),
        pytest.param(f"{FSI}db-1{PDI}", f"      {FSI}db-1{PDI}", id="an isolated value"),
        pytest.param("disk", "disk", id="English"),
    ],
)
def test_lines_of_a_right_to_left_message(text: str, line: str) -> None:
    assert [shown.plain for shown in wrap(Text(text), Area(10, rtl=True))] == [line]


def test_isolates() -> None:
    assert leads_left(f"{FSI}قرص{PDI} disk")
    assert not leads_left(f"{FSI}disk{PDI} قرص")
    assert still_open(f"{PDI}{FSI}a{PDI}\u2067b") == "\u2067"
    assert closed("\u2067\u2068") == PDI * 2


def test_filling_and_cutting() -> None:
    assert padded(Text("日"), 5, "center").plain == " 日  "
    assert padded(Text("too long"), 3).plain == "too long"
    assert shortened("日本語", 6) == "日本語"
    assert shortened("日本語です", 6) == "日本…"
