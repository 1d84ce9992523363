"""Paths of keys, followed and set; all other bytes stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from fixturectl.errors import FixturectlError, UsageError
from fixturectl.secrets.places import find, put, quote_name, scalar_at, with_binding
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.sealing import parsed

if TYPE_CHECKING:
    from fixturectl.store.sops_yaml import File


def _file(text: str) -> File:
    return parsed("file.yaml", text.encode())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("a", "1"),
        ("m.k", "v"),
        ("l.0", "x"),
        ("l.1.deep", "y"),
        ("dotted.key", "z"),
        ("dotted.more.k", "q"),
        ("again.k", "v"),
    ],
)
def test_a_path_is_followed(key: str, value: str) -> None:
    text = "a: 1\nm: &m {k: v}\nl: [x, {deep: y}]\ndotted.key: z\ndotted.more: {k: q}\nagain: *m\n"

    assert scalar_at(_file(text), key).value == value


@pytest.mark.parametrize(
    ("key", "said", "hint"),
    [
        ("b", "has no b", "there are a, l, e"),
        ("l", "several values", "its items are l.0 to l.1"),
        ("l.2", "has no l.2", "its items are 0 to 1"),
        ("l.x", "has no l.x", "its items are 0 to 1"),
        ("a.b", "has no a.b", ""),
        ("e", "several values", ""),
        ("sops.mac", "has no sops.mac", "there are a, l, e"),
    ],
)
def test_a_path_that_leads_nowhere_names_what_there_is(key: str, said: str, hint: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)) as refused:
        scalar_at(_file("a: 1\nl: [canary, y]\ne: []\n"), key)

    assert refused.value.hint.startswith(hint)
    assert "canary" not in refused.value.hint


@pytest.mark.parametrize(
    ("text", "key", "value", "made"),
    [
        pytest.param("a: x # c\n", "a", "y", 'a: "y" # c\n', id="a text"),
        pytest.param("a: 1\n", "a", "2", "a: 2\n", id="a number stays a number"),
        pytest.param("a: 1\n", "a", "x", 'a: "x"\n', id="a number becomes a text"),
        pytest.param("a: x\n", "a", "2", 'a: "2"\n', id="a text stays a text"),
        pytest.param("a:\n", "a", "y", 'a: "y"\n', id="nothing, without a blank"),
        pytest.param("a: \n", "a", "y", 'a: "y" \n', id="nothing, behind a blank"),
        pytest.param("a: ~\n", "a", "1", 'a: "1"\n', id="null"),
        pytest.param("a: {b: c}\n", "a.b", "d", 'a: {b: "d"}\n', id="in braces"),
        pytest.param("a: [b, c]\n", "a.1", "d", 'a: [b, "d"]\n', id="in a list"),
        pytest.param("a: |\n  b\n  c\nd: e\n", "a", "f\ng", 'a: "f\\ng"\nd: e\n', id="a block"),
        pytest.param("a: 1\n", "b", "c", 'a: 1\nb: "c"\n', id="a new key"),
        pytest.param("a: 1", "b", "c", 'a: 1\nb: "c"\n', id="a new key, no line feed"),
        pytest.param("a: 1\r\n", "b", "c", 'a: 1\r\nb: "c"\r\n', id="a new key, CRLF"),
        pytest.param("a: 1\n", "b.c.d", "e", 'a: 1\nb:\n  c:\n    d: "e"\n', id="new keys"),
        pytest.param("a: 1\n", "on", "c", 'a: 1\n"on": "c"\n', id="a key to be quoted"),
        pytest.param(
            "a:\n  b: 1 # x\nc: 2\n", "a.d", "e", 'a:\n  b: 1 # x\n  d: "e"\nc: 2\n', id="below"
        ),
        pytest.param("a: {}\n", "a.b", "c", 'a: {"b": "c"}\n', id="empty braces"),
        pytest.param("a: {x: 1}\n", "a.b", "c", 'a: {"b": "c", x: 1}\n', id="braces"),
        pytest.param("a: {x: 1}\n", "a.b.c", "d", 'a: {"b": {"c": "d"}, x: 1}\n', id="deep braces"),
    ],
)
def test_a_value_is_put(text: str, key: str, value: str, made: str) -> None:
    file = _file(text)

    changed = put(file, key, value)

    assert changed.removesuffix("\n") == made.removesuffix("\n")
    assert scalar_at(_file(changed), key).value.strip() == value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("a: [x]\n", "a", id="a list in its place"),
        pytest.param("a: {b: c}\n", "a", id="a mapping in its place"),
        pytest.param("a: x\n", "a.b", id="below a text"),
        pytest.param("a: [x]\n", "a.1", id="behind a list's end"),
        pytest.param("a: x\n", "b.", id="an empty name"),
        pytest.param("a: &x y\nb: *x\n", "a", id="an anchor"),
        pytest.param("a: &x {b: c}\nd: *x\n", "a.e", id="a mapping that is used twice"),
        pytest.param("a: {b: c}\nd: &x {e: f}\ng: *x\n", "g.h", id="through an alias"),
    ],
)
def test_what_can_not_be_put_is_refused(text: str, key: str) -> None:
    with pytest.raises(FixturectlError):
        put(_file(text), key, "canary")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a: 1\n", 'a: 1\nsecrets:\n  bound_to: "acme"\n'),
        ("secrets:\n  k: v\n", 'secrets:\n  bound_to: "acme"\n  k: v\n'),
        ("secrets:\n    # c\n    k: v\n", 'secrets:\n    # c\n    bound_to: "acme"\n    k: v\n'),
        ("secrets: {k: v}\n", 'secrets: {"bound_to": "acme", k: v}\n'),
        ("secrets: {}\n", 'secrets: {"bound_to": "acme"}\n'),
    ],
)
def test_a_file_is_bound_to_its_tenant(text: str, made: str) -> None:
    assert with_binding(_file(text), "acme") == made


@pytest.mark.parametrize("text", ["secrets:\n", "secrets: x\n", "secrets: [x]\n"])
def test_what_has_no_place_for_the_binding_is_refused(text: str) -> None:
    with pytest.raises(SecretsError):
        with_binding(_file(text), "acme")


def test_a_name_is_quoted_where_it_must_be() -> None:
    assert [quote_name(name) for name in ("a_b", "on", "1", "a b")] == [
        "a_b",
        '"on"',
        '"1"',
        '"a b"',
    ]


def test_what_is_missing_is_told() -> None:
    found = find(_file("a: {b: c}\n").documents[0], "a.d.e")

    assert (found.path, found.missing) == (("a",), ("d", "e"))
