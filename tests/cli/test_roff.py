"""Text becomes roff in which nothing means anything but itself."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.cli import roff


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("a b", ["a b"], id="words"),
        pytest.param(".de x", ["\\&.de x"], id="a macro"),
        pytest.param("'x \\fB", ["\\(aqx \\efB"], id="quotes and escapes"),
        pytest.param("--flag", ["\\-\\-flag"], id="a hyphen to copy"),
        pytest.param("run `a b` now", ["run \\fBa b\\fR now"], id="code is bold"),
        pytest.param("one `", ["one \\(ga"], id="a backtick alone"),
        pytest.param("é – ✓", ["\\[u00E9] \\[u2013] \\[u2713]"], id="beyond ASCII"),
        pytest.param("word " * 20 + ".x", [" ".join(["word"] * 15), "word " * 5 + ".x"], id="long"),
        pytest.param("x" * 78 + " .x", ["x" * 78, "\\&.x"], id="a dot where a line begins"),
        pytest.param(" ", [], id="nothing"),
    ],
)
def test_a_paragraph(text: str, made: list[str]) -> None:
    assert roff.filled(text) == made


def test_examples_stay_as_they_are() -> None:
    text = "Do this:\n\n    .x  `a`\n      more\n\nand that"

    assert list(roff.paragraphs(text)) == [
        "Do this:",
        *(".PP", ".RS 4", ".nf", "\\&.x  \\(gaa\\(ga", "  more", ".fi", ".RE"),
        *(".PP", "and that"),
    ]


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="needs mandoc")
@settings(max_examples=15, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=60)
)
def test_whatever_is_written_is_read(text: str) -> None:
    page = "\n".join([".TH X 1 2026-11-22", ".SH NAME", "x \\-", "y", ".SH S", *roff.filled(text)])

    shown = subprocess.run(
        ["mandoc", "-Tutf8", "-Owidth=200"],
        input=f"{page}\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout

    plain = shown.replace("\b", "")
    assert all(one in plain for one in text if one.isalnum() and one.isascii())
