"""Values from Python, JSON and command lines are read or refused, with their path."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store import variables
from fixturectl.store.sealed import Sealed
from fixturectl.store.variables import Spelled, Variable
from fixturectl.store.yaml_nodes import Mapping, Node, read

if TYPE_CHECKING:
    from fixturectl.diagnostics import Diagnostic


SEALED = "'ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:str]'"


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


def faults(kind: str, given: object) -> list[str]:
    declared = variable(kind if kind.startswith("{") else f"{{type: {kind}}}")
    reading = variables.read(declared, given, zone=PARIS)
    assert reading.value is None or reading.fits
    return [f"{one}" + (f" | {one.hint}" if one.hint else "") for one in reading.problems]


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        pytest.param("string", "a", "a", id="a string"),
        pytest.param("string", "a\ud800b", "a\ufffdb", id="half a character from JSON"),
        pytest.param("integer", 5, 5, id="an int"),
        pytest.param("integer", 5.0, 5, id="JSON's 5.0 is 5"),
        pytest.param("integer", -(2**63), -(2**63), id="the smallest"),
        pytest.param("number", 5, 5, id="an int for a number"),
        pytest.param("number", 0.5, 0.5, id="a float"),
        pytest.param("boolean", False, False, id="a bool"),
        pytest.param("datetime", 86400, datetime(1970, 1, 2, tzinfo=UTC), id="epoch"),
        pytest.param(
            "datetime", -0.5, datetime(1969, 12, 31, 23, 59, 59, 500000, UTC), id="before"
        ),
        pytest.param(
            "datetime",
            datetime(2026, 1, 1, tzinfo=UTC),
            datetime(2026, 1, 1, tzinfo=UTC),
            id="aware",
        ),
        pytest.param("duration", timedelta(seconds=3), timedelta(seconds=3), id="a timedelta"),
        pytest.param("{type: list, of: integer}", (1, 2), [1, 2], id="a tuple"),
        pytest.param("{type: integer, default: null}", None, None, id="None where allowed"),
        pytest.param(
            COMMITS,
            [{"id": "a", "size": 1, "note": "x"}],
            [{"id": "a", "size": 1, "note": "x"}],
            id="objects",
        ),
        pytest.param("integer", Spelled("12840"), 12840, id="a command line's integer"),
        pytest.param("string", Spelled("null"), "null", id="null is a word"),
        pytest.param("{type: integer, default: null}", Spelled("null"), None, id="null spelled"),
        pytest.param(
            "{type: string, default: null}", Spelled("null"), "null", id="a nullable word"
        ),
        pytest.param("boolean", Spelled("true"), True, id="a command line's boolean"),
        pytest.param("{type: list, of: integer}", Spelled("[1, 2]"), [1, 2], id="a flow list"),
        pytest.param(
            COMMITS,
            Spelled('[{"id": "a", "size": 1}]'),
            [{"id": "a", "size": 1, "note": "none"}],
            id="JSON",
        ),
        pytest.param(
            "{type: object, fields: {a: {type: string}}}",
            Spelled("{a: 1.0}"),
            {"a": "1.0"},
            id="a flow mapping",
        ),
    ],
)
def test_python_and_command_line_values(kind: str, given: object, expected: object) -> None:
    found = value(kind, given)

    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        pytest.param("string", 5, 'v: a text is expected, not "5" | quote it', id="no text"),
        pytest.param("string", ["a"], "v: a text is expected, not a list | quote it", id="a list"),
        pytest.param("string", True, "v: a text is expected, not true | quote it", id="a bool"),
        pytest.param(
            "string",
            None,
            "v: a string is expected, not null | leave it out, or declare default: null",
            id="null",
        ),
        pytest.param(
            "integer",
            None,
            "v: an integer is expected, not null | leave it out, or declare default: null",
            id="null for an integer",
        ),
        pytest.param(
            "integer", True, "v: a whole number is expected, not true", id="bool is no integer"
        ),
        pytest.param("integer", 5.5, 'v: a whole number is expected, not "5.5"', id="a fraction"),
        pytest.param("integer", float("nan"), 'v: a whole number is expected, not "nan"', id="nan"),
        pytest.param(
            "integer",
            2**63,
            'v: a number that fits 64 bits is expected, not "9223372036854775808"',
            id="too large",
        ),
        pytest.param(
            "integer",
            Spelled("99999999999999999999"),
            'v: a whole number that fits 64 bits is expected, not "99999999999999999999"',
            id="too large, spelled",
        ),
        pytest.param(
            "integer",
            "5",
            'v: a whole number is expected, not "5" | write it without quotes',
            id="a JSON string for an integer",
        ),
        pytest.param("integer", "five", 'v: a whole number is expected, not "five"', id="a word"),
        pytest.param(
            "integer", Spelled("0x10"), 'v: a whole number is expected, not "0x10"', id="hex"
        ),
        pytest.param("number", Spelled("inf"), 'v: a number is expected, not "inf"', id="infinity"),
        pytest.param(
            "number",
            Spelled("1e999"),
            'v: a number that fits 64 bits is expected, not "1e999"',
            id="beyond all floats",
        ),
        pytest.param("number", True, "v: a number is expected, not true", id="bool is no number"),
        pytest.param(
            "number", float("inf"), 'v: a number that fits 64 bits is expected, not "inf"', id="inf"
        ),
        pytest.param(
            "boolean", Spelled("yes"), 'v: true or false is expected, not "yes"', id="yes"
        ),
        pytest.param("boolean", 1, 'v: true or false is expected, not "1"', id="one"),
        pytest.param(
            "datetime",
            Spelled("tomorrow"),
            'v: a date and time is expected, not "tomorrow" | write it as 2026-11-22T10:15:00Z',
            id="no date",
        ),
        pytest.param(
            "datetime",
            1795342500000,
            'v: seconds since 1970 is expected, not "1795342500000"'
            " | these look like milliseconds: divide by 1000",
            id="milliseconds",
        ),
        pytest.param(
            "datetime", True, "v: a date and time is expected, not true", id="bool is no time"
        ),
        pytest.param(
            "datetime",
            "0001-01-01T00:00:00Z",
            'v: a year from 2 to 9998 is expected, not "0001-01-01T00:00:00Z"',
            id="a webhook's zero time",
        ),
        pytest.param(
            "datetime",
            datetime(1, 1, 1, tzinfo=UTC),
            "v: a year from 2 to 9998 is expected, not a datetime",
            id="the first year",
        ),
        pytest.param(
            "duration",
            Spelled("90"),
            'v: a duration is expected, not "90" | say the unit: 90s',
            id="no unit",
        ),
        pytest.param(
            "duration", 90, 'v: a duration is expected, not "90" | say the unit: 90s', id="a number"
        ),
        pytest.param(
            "duration",
            "P1Y",
            'v: a duration is expected, not "P1Y" | write it as 90s, 1h30m or PT1H30M',
            id="a year has no length",
        ),
        pytest.param(
            "duration",
            Spelled("P"),
            'v: a duration is expected, not "P" | write it as 90s, 1h30m or PT1H30M',
            id="nothing",
        ),
        pytest.param(
            "duration",
            Spelled("9999999999999d"),
            'v: a duration of at most 999999999 days is expected, not "9999999999999d"',
            id="for ever",
        ),
        pytest.param(
            "duration",
            timedelta(-1),
            "v: a duration from 0 is expected, not a timedelta",
            id="negative",
        ),
        pytest.param(
            "duration", ["1s"], "v: a duration is expected, not a list", id="a list of one"
        ),
        pytest.param(
            "url",
            "javascript:alert(1)",
            'v: an absolute URL is expected, not "javascript:alert(1)" | write it as https://host/path',
            id="a script",
        ),
        pytest.param(
            "url",
            "/runbook",
            'v: an absolute URL is expected, not "/runbook" | write it as https://host/path',
            id="a path",
        ),
        pytest.param(
            "url",
            "https://me:pw@x.example/",
            "v: a URL without credentials is expected, not a text | remove user and password",
            id="credentials are not repeated",
        ),
        pytest.param(
            "url", "https://[x/", 'v: a URL is expected, not "https://[x/"', id="half a bracket"
        ),
        pytest.param(
            "url",
            "https://x.example/a\u202eb",
            "v: a URL without blanks, quotes, brackets and control characters is expected, not "
            '"https://x.example/ab" | encode them: %20',
            id="a hidden direction",
        ),
        pytest.param("url", 3, 'v: a URL is expected, not "3"', id="a number for a URL"),
        pytest.param(
            "{type: enum, values: [open, closed]}",
            "opne",
            'v: one of open, closed is expected, not "opne" | did you mean open?',
            id="a misspelt value",
        ),
        pytest.param(
            "{type: enum, values: [a]}", 1, 'v: one of a is expected, not "1"', id="no text"
        ),
        pytest.param(
            "user",
            "@chloe",
            'v: a user id such as U0123456789 is expected, not "@chloe"',
            id="name",
        ),
        pytest.param(
            "channel",
            "#a",
            'v: a channel id such as C0123456789 is expected, not "#a"',
            id="channel",
        ),
        pytest.param(
            "{type: list, of: integer}",
            Spelled("1, 2"),
            'v: a list is expected, not "1, 2" | write it as [..., ...]',
            id="a list without brackets",
        ),
        pytest.param(
            "{type: list, of: integer}",
            Spelled("[1, 2"),
            'v: a list is expected, not "[1, 2" | write it as [..., ...]',
            id="a bracket that stays open",
        ),
        pytest.param(
            "{type: object, fields: {a: {type: url}}}",
            Spelled("a"),
            'v: an object is expected, not "a" | write it as {name: value, ...}',
            id="no object",
        ),
        pytest.param(
            "{type: list, of: integer}",
            {"a": 1},
            "v: a list is expected, not an object",
            id="object",
        ),
        pytest.param(
            "{type: integer, minimum: 3}", 2, 'v: at least 3 is expected, not "2"', id="minimum"
        ),
        pytest.param(
            "{type: integer, minimum: 3}",
            Spelled("2"),
            'v: at least 3 is expected, not "2"',
            id="minimum of what has no quotes",
        ),
        pytest.param(
            "{type: number, maximum: 1}", 1.5, 'v: at most 1 is expected, not "1.5"', id="maximum"
        ),
        pytest.param(
            "{type: duration, minimum: 5m}",
            Spelled("3m"),
            'v: at least 0:05:00 is expected, not "3m"',
            id="a short duration",
        ),
        pytest.param(
            "{type: string, max_length: 3}",
            "abcd",
            'v: a text of at most 3 characters (it has 4) is expected, not "abcd"',
            id="length",
        ),
        pytest.param(
            "{type: string, pattern: '[a-z]+'}",
            "abc1",
            'v: a text like [a-z]+ is expected, not "abc1"',
            id="the whole text must match",
        ),
        pytest.param(
            COMMITS,
            [{"id": "a", "size": 1}, {"id": "b", "size": -1}],
            'v[1].size: at least 0 is expected, not "-1"',
            id="the path inside the value",
        ),
        pytest.param(
            COMMITS,
            [{"id": "a"}],
            'v[0].size: the field "size" is missing | add size',
            id="missing",
        ),
        pytest.param(
            COMMITS,
            [{"id": "a", "size": 1, "nota": "x"}],
            'v[0].nota: unknown field "nota" | did you mean note?',
            id="unknown",
        ),
        pytest.param(
            COMMITS,
            [{}] * 3,
            "v: 3 items, 2 are allowed | leave some out, or raise max_items",
            id="too many",
        ),
    ],
)
def test_what_does_not_fit_is_named_with_its_path(kind: str, given: object, expected: str) -> None:
    assert faults(kind, given) == [expected]


def test_all_problems_are_collected() -> None:
    found = faults(COMMITS, [{"size": "x", "zz": 1}, 5])

    assert [line.split(":")[0] for line in found] == ["v[0].zz", "v[0].id", "v[0].size", "v[1]"]


def test_problems_know_their_node() -> None:
    reading = variables.read(variable(COMMITS), node("[{id: a, size: x, zz: 1}]"))

    places = [str(problem.node.place) for problem in reading.problems if problem.node]
    assert places == ["f.yaml:1:22", "f.yaml:1:19"]


def test_a_quoted_number_is_a_text() -> None:
    assert faults("integer", node('"5"')) == [
        'v: a whole number is expected, not "5" | write it without quotes'
    ]


def test_a_moment_without_zone_is_the_tenants_with_a_warning() -> None:
    reading = variables.read(variable("{type: datetime}"), "2026-11-22T10:15:00", zone=PARIS)

    assert reading.value == datetime(2026, 11, 22, 10, 15, tzinfo=PARIS)
    assert [(problem.level, problem.message, problem.hint) for problem in reading.problems] == [
        ("warning", "no time zone is given: Paris is taken", "add Z or an offset such as +01:00")
    ]


def test_a_sealed_value_stays_sealed() -> None:
    found = value("integer", node(SEALED))

    assert isinstance(found, Sealed)
    assert str(found) == "[sealed]"
    assert value("integer", found) is found


@pytest.mark.parametrize(
    "declaration",
    [
        "{type: integer, sensitive: true}",
        "{type: enum, values: [a], sensitive: true}",
        "{type: list, of: {type: integer, sensitive: true}}",
        "{type: object, sensitive: true, fields: {a: {type: integer}}}",
        "{type: string, sensitive: true, max_length: 3}",
        "{type: string, sensitive: true, pattern: x}",
    ],
)
def test_a_sensitive_value_is_never_repeated(declaration: str) -> None:
    declared = variable(declaration)
    canary = "canary-2718"
    given: Any = {"list": [canary], "object": {"a": canary}}.get(declared.type, canary)

    reading = variables.read(declared, given)

    assert reading.problems
    assert canary not in repr([problem[:3] for problem in reading.problems])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(
    JSON, st.sampled_from(["string", "integer", "number", "datetime", "duration", "url", "user"])
)
def test_any_json_is_read_or_refused(given: object, kind: str) -> None:
    for declared in (variable(f"{{type: {kind}}}"), variable(f"{{type: list, of: {kind}}}")):
        reading = variables.read(declared, given)
        assert reading.fits or reading.value is None
        spelled = variables.read(declared, Spelled(str(given)))
        assert spelled.fits or spelled.value is None


def test_what_stands_in_a_file_is_read_once_for_each_zone_that_matters() -> None:
    moment, place = variable("{type: datetime}"), variable("{type: string}")
    bare, plain = node("2026-11-22T10:15:00"), node("db-1")
    in_paris = variables.read_once(moment, bare, zone=PARIS)
    in_utc = variables.read_once(moment, bare, zone=UTC)

    assert (in_paris, in_utc) == (
        variables.read(moment, bare, zone=PARIS),
        variables.read(moment, bare, zone=UTC),
    )
    assert in_paris != in_utc
    assert variables.read_once(place, plain, zone=PARIS) is variables.read_once(place, plain)
    assert variables.read_once(place, "db-1") == variables.read(place, "db-1")
