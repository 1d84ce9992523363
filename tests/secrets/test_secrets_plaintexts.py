"""Opened bytes checked against their label, and spelled."""

from __future__ import annotations

import pytest

from fixturectl.secrets.plaintexts import fits, spelled


@pytest.mark.parametrize(
    ("kind", "plain", "fit"),
    [
        ("str", b"anything", True),
        ("bytes", b"\xff", True),
        ("int", b"-12", True),
        ("int", b"1.0", False),
        ("int", b"9223372036854775808", False),
        ("int", b"xoxb", False),
        ("float", b"1.5", True),
        ("float", b"NaN", True),
        ("float", b"-Inf", True),
        ("float", b"1.5.5", False),
        ("bool", b"True", True),
        ("bool", b"f", True),
        ("bool", b"yes", False),
        ("time", b"2024-01-02T00:00:00Z", True),
        ("time", b"2024-01-02", False),
        ("secret", b"x", False),
    ],
)
def test_a_label_must_fit(kind: str, plain: bytes, fit: bool) -> None:
    assert fits(kind, plain) == fit


@pytest.mark.parametrize(
    ("kind", "plain", "text"),
    [
        ("str", b"a\tb", '"a\\tb"'),
        ("str", b"12", '"12"'),
        ("str", b"\xff", '!!binary "/w=="'),
        ("int", b"12", "12"),
        ("float", b"1", "1.0"),
        ("float", b"-0", "-0.0"),
        ("float", b"0.5", "0.5"),
        ("float", b"+Inf", ".inf"),
        ("float", b"NaN", ".nan"),
        ("bool", b"True", "true"),
        ("bool", b"False", "false"),
        ("time", b"2024-01-02T00:00:00Z", "2024-01-02T00:00:00Z"),
    ],
)
def test_a_value_is_spelled_so_that_both_readers_read_it(
    kind: str, plain: bytes, text: str
) -> None:
    assert spelled(kind, plain, indent=0, flow=False) == (text, ())


@pytest.mark.parametrize(
    ("text", "header"),
    [
        pytest.param("a\nb\n", "|", id="lines with an end"),
        pytest.param("a\n b", "|-", id="lines without one"),
        pytest.param("a\n\nb", "|-", id="an empty line"),
        pytest.param(" a\nb", "", id="a blank in front"),
        pytest.param("a\nb\n\n", "", id="two ends"),
        pytest.param("\na\nb", "", id="an empty line in front"),
        pytest.param("a \nb", "", id="a blank behind"),
        pytest.param("a\r\nb", "", id="carriage returns"),
        pytest.param("a\n\tb", "", id="tabs"),
        pytest.param("a\n---\nb", "", id="a marker"),
        pytest.param("a\n\u2028", "", id="a separator of lines"),
        pytest.param("a", "", id="one line"),
    ],
)
def test_lines_become_a_block_where_they_can(text: str, header: str) -> None:
    found = spelled("str", text.encode(), indent=2, flow=False)

    assert found.token == header or (not header and found.token.startswith('"'))
    assert bool(found.lines) == bool(header)
    assert all(line.startswith("    ") or not line for line in found.lines)
    assert not spelled("str", text.encode(), indent=2, flow=True).lines
