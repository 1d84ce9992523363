"""The types of scalars, each as go-yaml v3 has them; all but the last table measured with sops."""

from __future__ import annotations

import pytest

from fixturectl.store.sops_yaml.scalars import Typed, UntypedError, resolved, timestamp, typed

TAG = "tag:yaml.org,2002:"


@pytest.mark.parametrize(
    ("text", "kind", "plain"),
    [
        *(
            (text, "str", text)
            for text in ("yes", "no", "on", "y", "tRUE", "1:30", "=", "<<", "xy")
        ),
        *((text, None, "") for text in ("", "~", "null", "Null", "NULL")),
        *((text, "bool", "True") for text in ("true", "True", "TRUE")),
        *((text, "bool", "False") for text in ("false", "False", "FALSE")),
        ("12", "int", "12"),
        ("+12", "int", "12"),
        ("-0", "int", "0"),
        ("0o17", "int", "15"),
        ("017", "int", "15"),
        ("0O17", "int", "15"),
        ("0b101", "int", "5"),
        ("-0b1", "int", "-1"),
        ("0xFF", "int", "255"),
        ("1_000", "int", "1000"),
        ("-_1", "int", "-1"),
        ("-9223372036854775808", "int", "-9223372036854775808"),
        ("-9223372036854775809", "float", "-9223372036854776000"),
        ("99999999999999999999", "float", "100000000000000000000"),
        ("08", "float", "8"),
        ("1.0", "float", "1"),
        ("1e3", "float", "1000"),
        ("1.5e-7", "float", "0.00000015"),
        ("-0.0", "float", "-0"),
        (".5", "float", "0.5"),
        (".5_0", "float", "0.5"),
        ("._5", "str", "._5"),
        (".5__0", "str", ".5__0"),
        ("5.", "float", "5"),
        ("1_0.5", "float", "10.5"),
        (".inf", "float", "+Inf"),
        ("-.INF", "float", "-Inf"),
        (".NaN", "float", "NaN"),
        ("1e400", "str", "1e400"),
        ("0x1p4", "str", "0x1p4"),
        ("0b12", "str", "0b12"),
        (".", "str", "."),
        ("1" * 5000, "str", "1" * 5000),
        ("2024-01-02", "time", "2024-01-02T00:00:00Z"),
        ("2024-1-2T3:4:5.120Z", "time", "2024-01-02T03:04:05.12Z"),
        ("2024-01-02t03:04:05,5+05:30", "time", "2024-01-02T03:04:05.5+05:30"),
        ("2024-01-02 03:04:05", "time", "2024-01-02T03:04:05Z"),
        ("2024-01-02T03:04:05-00:00", "time", "2024-01-02T03:04:05Z"),
        ("2024-01-02T03:04:05+00:60", "time", "2024-01-02T03:04:05+01:00"),
        ("2024-02-29", "time", "2024-02-29T00:00:00Z"),
        ("2023-02-29", "str", "2023-02-29"),
        ("1900-02-29", "str", "1900-02-29"),
        ("2000-02-29", "time", "2000-02-29T00:00:00Z"),
        ("2024-13-02", "str", "2024-13-02"),
        ("2024-01-02 03:04:05 +02:00", "str", "2024-01-02 03:04:05 +02:00"),
        ("2024-01-02 03:04:05Z", "str", "2024-01-02 03:04:05Z"),
        ("2024-01-02T24:00:00Z", "str", "2024-01-02T24:00:00Z"),
    ],
)
def test_a_plain_scalar_has_gos_type(text: str, kind: str | None, plain: str) -> None:
    assert resolved(text) == Typed(kind, plain.encode())


@pytest.mark.parametrize(
    ("text", "style", "tag", "kind", "plain"),
    [
        pytest.param("12", '"', None, "str", b"12", id="quoted"),
        pytest.param("12", "", "!", "int", b"12", id="the tag that says nothing"),
        pytest.param("12", "", f"{TAG}str", "str", b"12", id="!!str"),
        pytest.param("3", "", f"{TAG}float", "float", b"3", id="!!float of an integer"),
        pytest.param("4", '"', f"{TAG}int", "int", b"4", id="!!int of a text"),
        pytest.param("true", "", f"{TAG}bool", "bool", b"True", id="!!bool"),
        pytest.param("", "", f"{TAG}null", None, b"", id="!!null"),
        pytest.param(
            "2024-01-02", "", f"{TAG}timestamp", "time", b"2024-01-02T00:00:00Z", id="time"
        ),
        pytest.param("12", "", "!mine", "str", b"12", id="a tag of one's own"),
        pytest.param("aGV\nsbG8=", "|", f"{TAG}binary", "str", b"hello", id="!!binary"),
    ],
)
def test_a_tag_or_quotes_count(
    text: str, style: str, tag: str | None, kind: str | None, plain: bytes
) -> None:
    assert typed(text, style, tag) == Typed(kind, plain)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("9223372036854775808", None, id="an integer of 64 bits without a sign"),
        pytest.param("2024-01-02T03:04:05+24:00", None, id="a zone of a day"),
        pytest.param("canary", f"{TAG}int", id="!!int"),
        pytest.param("canary", f"{TAG}float", id="!!float"),
        pytest.param("canary", f"{TAG}null", id="!!null"),
        pytest.param("can%ary", f"{TAG}binary", id="!!binary"),
    ],
)
def test_what_sops_refuses_is_refused_without_the_value(text: str, tag: str | None) -> None:
    with pytest.raises(UntypedError) as refused:
        typed(text, "", tag)

    assert text not in str(refused.value)


def test_a_text_is_no_timestamp() -> None:
    assert timestamp("20240102") is None
