"""What a stream offers a report: width and colours."""

from __future__ import annotations

import io

import pytest

from fixturectl.reports.page import Choice, Page, page_of


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environ", "colors"),
    [
        pytest.param("auto", {"TERM": "xterm"}, 16, id="a plain terminal"),
        pytest.param("auto", {"TERM": "xterm-256color"}, 256, id="256 colours"),
        pytest.param("auto", {"COLORTERM": "truecolor"}, 16777216, id="true colour"),
        pytest.param("auto", {"TERM": "xterm", "NO_COLOR": "1"}, 0, id="NO_COLOR"),
        pytest.param("auto", {"TERM": "xterm", "NO_COLOR": ""}, 16, id="an empty NO_COLOR is none"),
        pytest.param("auto", {"TERM": "dumb"}, 0, id="a dumb terminal"),
        pytest.param("never", {"TERM": "xterm"}, 0, id="never"),
        pytest.param("always", {"NO_COLOR": "1"}, 16, id="an option is stronger than NO_COLOR"),
    ],
)
def test_the_colors_of_a_terminal(choice: Choice, environ: dict[str, str], colors: int) -> None:
    page = page_of(Terminal(), color=choice, environ=environ)

    assert page.colors == colors


def test_a_closed_stream_is_no_terminal() -> None:
    assert page_of(None, environ={"COLUMNS": "50"}) == Page(50, 0)


def test_a_pipe_has_no_colors_and_the_width_it_is_told() -> None:
    assert page_of(io.StringIO(), environ={"COLUMNS": "50"}) == Page(50, 0)
    assert page_of(io.StringIO(), environ={"COLUMNS": "wide"}) == Page(80, 0)
    assert page_of(io.StringIO(), environ={"COLUMNS": "3"}).width == 20


def test_a_pipe_may_be_colored_by_force() -> None:
    assert page_of(io.StringIO(), color="always", environ={"TERM": "xterm"}).colors == 16


def test_the_process_gives_what_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "61")

    assert page_of(io.StringIO(), by_locale=True) == Page(61, 0, by_locale=True)
