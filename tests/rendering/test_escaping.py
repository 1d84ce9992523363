from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.rendering.escaping import (
    checked_url,
    escape,
    host_part,
    in_code,
    in_label,
    isolated,
    spelled,
)
from fixturectl.rendering.expressions.faults import RefusedError
from fixturectl.store.variables.masking import MaskedMoment, MaskedText

if TYPE_CHECKING:
    from fixturectl.rendering.pieces import FieldKind


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param("mrkdwn", "a&amp;b &lt;!here&gt; *c*", id="entities"),
        pytest.param("markdown", "a&amp;b &lt;\\!here&gt; \\*c\\*", id="backslashes too"),
        pytest.param("plain", "a&b <!here> *c*", id="nothing is special"),
        pytest.param("url", "a%26b%20%3C%21here%3E%20%2Ac%2A", id="percent"),
        pytest.param("raw", "a&b <!here> *c*", id="as it is"),
    ],
)
def test_escaping_follows_the_field(kind: FieldKind, expected: str) -> None:
    assert escape("a&b <!here> *c*", kind) == expected


def test_positions_take_away_what_would_end_them() -> None:
    assert in_code("a`b<c") == "aˋb&lt;c"
    assert in_label("a|b\nc>", "mrkdwn") == "a¦b c&gt;"
    assert isolated("") == ""
    assert isolated("x") == "\u2068x\u2069"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x?y=1&z=2#w", "https://a.example/x?y=1&z=2#w"),
        (" https://a.example ", "https://a.example"),
        ("https://a.example/%20", "https://a.example/%20"),
        ("https://a.example/a b|c<d>\"e'`", "https://a.example/a%20b%7Cc%3Cd%3E%22e'%60"),
        ("https://a.example/é", "https://a.example/%C3%A9"),
        ("HTTPS://a.example", "HTTPS://a.example"),
        ("https://[::1]/", "https://[::1]/"),
    ],
)
def test_urls_are_encoded_so_that_they_end_no_link(url: str, expected: str) -> None:
    assert checked_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://a.example", id="not encrypted"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("data:text/html,x", id="data"),
        pytest.param("//a.example", id="no scheme"),
        pytest.param("https:a.example", id="no host"),
        pytest.param("https:///a.example", id="empty host"),
        pytest.param("https://good.example@evil.example", id="credentials"),
        pytest.param("https://good.example\\@evil.example", id="backslash and credentials"),
        pytest.param("https://[", id="broken"),
        pytest.param("", id="nothing"),
        pytest.param("a https://a.example", id="a word before"),
        pytest.param(5, id="a number"),
    ],
)
def test_what_is_no_https_url_is_refused(url: object) -> None:
    with pytest.raises(RefusedError):
        checked_url(url)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_no_value_changes_the_host_or_ends_the_url(tail: str) -> None:
    url = checked_url("https://a.example/" + tail)

    assert urlsplit(url).hostname == "a.example"
    assert not set(url) & set(' <>|"`\\\n\r\t')
    assert set(escape(tail, "url")).isdisjoint("/?#@:<>|&= ")


@pytest.mark.parametrize(
    ("value", "joined", "expected"),
    [
        ("a.example", False, "a.example"),
        ("a-1.example:8080", False, "a-1.example:8080"),
        ("eu-1", True, "eu-1"),
        (8080, True, "8080"),
        ("", True, ""),
        (MaskedText("[masked]"), False, "hidden"),
    ],
)
def test_hosts(value: object, joined: bool, expected: str) -> None:
    assert host_part(value, joined=joined) == expected


@pytest.mark.parametrize(
    ("value", "joined"),
    [
        pytest.param(".evil.example", True, id="another domain"),
        pytest.param("@evil.example", True, id="credentials"),
        pytest.param("/x", True, id="path"),
        pytest.param("a b", False, id="blank"),
        pytest.param("", False, id="no host"),
        pytest.param("a..b", False, id="empty label"),
        pytest.param("a/b", False, id="path in a host"),
    ],
)
def test_what_would_name_another_host_is_refused(value: str, joined: bool) -> None:
    with pytest.raises(RefusedError, match="host"):
        host_part(value, joined=joined)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "true"),
        (False, "false"),
        (12840, "12840"),
        (0.5, "0.5"),
        ("x", "x"),
        (datetime(2026, 11, 22, tzinfo=UTC), "2026-11-22T00:00:00+00:00"),
        (timedelta(seconds=90), "90s"),
        (["a", 1], "a,1"),
        (MaskedMoment(2001, 1, 1, tzinfo=UTC), "[masked]"),
    ],
)
def test_machines_read_the_same_in_every_language(value: object, expected: str) -> None:
    assert spelled(value) == expected


@pytest.mark.parametrize("value", [{"a": 1}, [None]])
def test_what_has_no_spelling_is_refused(value: object) -> None:
    with pytest.raises(RefusedError, match="can't be shown"):
        spelled(value)
