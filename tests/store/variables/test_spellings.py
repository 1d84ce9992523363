"""Every type is read from its spelling in YAML, and hostile texts are cleaned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store import variables
from fixturectl.store.yaml_nodes import Mapping, Node, read

if TYPE_CHECKING:
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.variables import Variable


PARIS = timezone(timedelta(hours=1), "Paris")


COMMITS = (
    "{type: list, max_items: 2, of: {type: object, fields: "
    "{id: {type: string}, size: {type: integer, minimum: 0}, note: {type: string, default: none}}}}"
)


def root(text: str) -> Mapping:
    document = read("f.yaml", text.encode())
    assert not document.problems
    assert isinstance(document.root, Mapping)
    return document.root


def node(text: str) -> Node:
    found = root(f"v: {text}").get("v")
    assert found is not None
    return found


def declare(text: str, name: str = "v") -> tuple[Variable | None, tuple[Diagnostic, ...]]:
    mapping = root(f"{name}: {text}")
    found = mapping.get(name)
    assert found is not None
    return variables.declare(name, found, mapping.key(name))


def variable(text: str) -> Variable:
    found, problems = declare(text)
    assert problems == ()
    assert found is not None
    return found


def value(kind: str, given: object) -> object:
    declared = variable(kind if kind.startswith("{") else f"{{type: {kind}}}")
    reading = variables.read(declared, given, zone=PARIS)
    assert [str(problem) for problem in reading.problems] == []
    return reading.value


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        pytest.param("string", "2.10", "2.10", id="a version keeps its zero"),
        pytest.param("string", "no", "no", id="no is a word"),
        pytest.param("string", "007", "007", id="leading zeros"),
        pytest.param("string", "true", "true", id="true as a word"),
        pytest.param("string", "2026-11-22", "2026-11-22", id="a date as a word"),
        pytest.param("string", '"a\\u0007b\\u202ec\\n\\td\\u2066"', "abc\n\td", id="controls go"),
        pytest.param("string", '""', "", id="an empty text"),
        pytest.param("string", "|\n  a\n  b\n", "a\nb\n", id="a block of text"),
        pytest.param("{type: string, default: null}", "~", None, id="null where it is the default"),
        pytest.param("integer", "12840", 12840, id="digits"),
        pytest.param("integer", "-5.0", -5, id="a whole number with a point"),
        pytest.param("number", "0.42", 0.42, id="a fraction"),
        pytest.param("number", "1e3", 1000.0, id="an exponent"),
        pytest.param("number", "3", 3, id="an int stays one"),
        pytest.param("boolean", "true", True, id="true"),
        pytest.param("boolean", "FALSE", False, id="false in capitals"),
        pytest.param(
            "datetime",
            "2026-11-22T10:15:00Z",
            datetime(2026, 11, 22, 10, 15, tzinfo=UTC),
            id="plain",
        ),
        pytest.param(
            "datetime",
            '"2026-11-22T10:15:00.123456789+02:00"',
            datetime(2026, 11, 22, 8, 15, 0, 123456, tzinfo=UTC),
            id="quoted, with nanoseconds",
        ),
        pytest.param("datetime", "86400", datetime(1970, 1, 2, tzinfo=UTC), id="epoch seconds"),
        pytest.param("duration", "90s", timedelta(seconds=90), id="seconds"),
        pytest.param("duration", "1h30m", timedelta(minutes=90), id="hours and minutes"),
        pytest.param("duration", "PT1H30M", timedelta(minutes=90), id="ISO 8601"),
        pytest.param("duration", "P1DT0.5S", timedelta(days=1, milliseconds=500), id="ISO, days"),
        pytest.param("duration", "1.5h", timedelta(minutes=90), id="a fraction of an hour"),
        pytest.param("duration", "1w2d3h4m5s6ms", timedelta(9, 11045, 6000), id="all units"),
        pytest.param("duration", "250ms", timedelta(milliseconds=250), id="milliseconds"),
        pytest.param("url", "https://a.example/b?c=d#e", "https://a.example/b?c=d#e", id="https"),
        pytest.param("url", '"http://[::1]:8080/"', "http://[::1]:8080/", id="http"),
        pytest.param("{type: enum, values: [on, off]}", "off", "off", id="off is a word"),
        pytest.param("user", "U0123456789", "U0123456789", id="a user"),
        pytest.param("channel", "C0123", "C0123", id="a channel"),
        pytest.param("{type: list, of: string}", "[1, no]", ["1", "no"], id="items by spelling"),
        pytest.param(
            COMMITS,
            "[{id: 1e3, size: 2}]",
            [{"id": "1e3", "size": 2, "note": "none"}],
            id="a field's default",
        ),
    ],
)
def test_yaml_is_read_by_the_declared_type(kind: str, text: str, expected: object) -> None:
    found = value(kind, node(text))

    assert found == expected
    assert type(found) is type(expected)


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_no_text_from_outside_keeps_controls_or_bidi_overrides(text: str) -> None:
    found = variables.read(variable("{type: string}"), text).value

    assert isinstance(found, str)
    assert not set(found) & set("\x00\x07\x1b\x7f\x85\u202a\u202e\u2066\u2069\r")
    assert found.encode() is not None
