"""What is written is read back the same, by our reader and by a YAML 1.1 one."""

from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.yaml_nodes import Mapping, Scalar, plain, read
from fixturectl.store.yaml_writer import Quoted, flow, quote, scalar, write

CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = (
    st.text(CHARACTERS, max_size=20)
    | st.text("ab :#-\n\t'\"\\{}[],&*!|>%@`é\u2028\ufeff\x07 ", max_size=20)
    | st.sampled_from(["yes", "No", "null", "~", "1e3", "0o7", "12:30", "1_0", "<<", "=", ".inf"])
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def read_back(text: str) -> object:
    document = read("f.yaml", text.encode())
    assert document.problems == ()
    assert document.root is not None
    return plain(document.root)


@settings(max_examples=200, deadline=None)
@given(value=VALUES.filter(lambda value: value is not None))
def test_what_is_written_is_read_back(value: object) -> None:
    written = write(value)

    assert read_back(written) == value
    assert yaml.safe_load(written) == value


@settings(max_examples=200, deadline=None)
@given(value=VALUES)
def test_one_line_is_read_back(value: object) -> None:
    written = write({"k": 0}).replace("0", flow(value))

    assert written.count("\n") == 1
    assert read_back(written) == {"k": value} == yaml.safe_load(written)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_a_quoted_text_is_one_line_and_read_back(text: str) -> None:
    quoted = quote(text)
    root = read("f.yaml", f"k: {quoted} # note".encode()).root

    assert isinstance(root, Mapping)
    assert isinstance(found := root.get("k"), Scalar)
    assert (found.value, found.spelling, found.style) == (text, quoted, '"')
    assert "\n" not in quoted


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Lecture interrompue", "Lecture interrompue"),
        ("fr-FR", "fr-FR"),
        ("C0123456789", "C0123456789"),
        ("yes", '"yes"'),
        ("Off", '"Off"'),
        ("12840", '"12840"'),
        ("2026-11-22", '"2026-11-22"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("é", '"é"'),
        ("", '""'),
        ("a\nb", '"a\\nb"'),
        ("a\x07\u2028", '"a\\x07\\u2028"'),
        ("\ud800", '"\ufffd"'),
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (12, "12"),
        (0.5, "0.5"),
        (1e16, "1.0e+16"),
        (math.inf, ".inf"),
        (-math.inf, "-.inf"),
        (math.nan, ".nan"),
    ],
)
def test_scalars(value: str | float | None, written: str) -> None:
    assert scalar(value) == written


def test_a_file_is_laid_out_as_people_do() -> None:
    value = {
        "name": "Acme",
        "locales": ["fr-FR", "en-US"],
        "severities": {"critical": {"emoji": ":x:"}, "none": {}},
        "blocks": [{"type": "section", "text": "*a*\n\nb\n", "fields": []}, [1, [2]], "x\ny"],
    }

    assert write(value) == (
        "name: Acme\n"
        "locales:\n"
        "  - fr-FR\n"
        "  - en-US\n"
        "severities:\n"
        "  critical:\n"
        '    emoji: ":x:"\n'
        "  none: {}\n"
        "blocks:\n"
        "  - type: section\n"
        "    text: |\n"
        "      *a*\n"
        "\n"
        "      b\n"
        "    fields: []\n"
        "  - - 1\n"
        "    - - 2\n"
        "  - |-\n"
        "    x\n"
        "    y\n"
    )
    assert flow({"a": [1, "x, y", "é"], "b": {}}) == '{a: [1, "x, y", "é"], b: {}}'


@pytest.mark.parametrize("value", [{1: "a"}, {"a": object()}, [b"x"], object()])
def test_what_yaml_has_no_word_for(value: object) -> None:
    for writes in (write, flow):
        with pytest.raises(TypeError, match=r"a key must be a text|can't write"):
            writes(value)


def test_a_text_that_is_to_be_quoted_is() -> None:
    value = {"a": Quoted("plain"), "b": [Quoted("x")], "c": Quoted("two\nlines")}

    assert write(value) == 'a: "plain"\nb:\n  - "x"\nc: "two\\nlines"\n'
    assert flow(value) == '{a: "plain", b: ["x"], c: "two\\nlines"}'
