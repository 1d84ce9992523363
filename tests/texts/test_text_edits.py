"""Texts, hashes and states are written where they belong, and every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.errors import FindingsError, FixturectlError, UsageError
from fixturectl.store.yaml_nodes import Document, Mapping, plain, read
from fixturectl.texts.text_edits import TextEdit, Value, edited, written

FILE = """\
# Who looks after these.
texts:
  # Short: it is a title.
  title: 'Disque plein'   # why
  affected:
    # Of one.
    one: "{count} hôte"
    other: "{count} hôtes"   # of many
  body: |
    Première ligne
    seconde
"""

HOSTS = {"one": "{count} hôte", "other": "{count} hôtes"}


def document(text: str) -> Document:
    return read("fixtures/acme/fr-FR/disk-full.yaml", text.encode())


def after(text: str, *edits: TextEdit, order: tuple[str, ...] = ()) -> str:
    return edited(document(text), edits, order).decode()


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        pytest.param(TextEdit("title", "Neu"), "'Disque plein'", '"Neu"', id="text"),
        pytest.param(TextEdit("title", "Disque plein"), "", "", id="the same text"),
        pytest.param(
            TextEdit("affected", {"other": "{count} PC", "one": "{count} hôte"}),
            '"{count} hôtes"',
            '"{count} PC"',
            id="one form of a plural",
        ),
        pytest.param(
            TextEdit("affected", {**HOSTS, "=0": "nul"}),
            "    # Of one.\n",
            '    "=0": "nul"\n    # Of one.\n',
            id="a form that was not there",
        ),
        pytest.param(
            TextEdit("affected", {**HOSTS, "many": "x"}),
            '    other: "{count} hôtes"',
            '    many: "x"\n    other: "{count} hôtes"',
            id="a form between others",
        ),
        pytest.param(
            TextEdit("affected", {"other": "{count} hôtes"}),
            '    # Of one.\n    one: "{count} hôte"\n',
            "",
            id="a form that goes",
        ),
        pytest.param(
            TextEdit("title", {"one": "un", "other": "des"}),
            "'Disque plein'   # why",
            '\n    one: "un"\n    other: "des"   # why',
            id="a plural for a text",
        ),
        pytest.param(
            TextEdit("title", {"one": "un", "other": "deux\nlignes"}),
            "'Disque plein'   # why",
            '\n    one: "un"\n    other: "deux\\nlignes"   # why',
            id="several lines in front of a comment",
        ),
        pytest.param(
            TextEdit("body", "Une\ndeux"),
            "|\n    Première ligne\n    seconde\n",
            '"Une\\ndeux"\n',
            id="a text of several lines",
        ),
        pytest.param(
            TextEdit("title", source="3fa9c1d2", state="reviewed"),
            "    seconde\n",
            '    seconde\nsources:\n  title: "3fa9c1d2"\nstates:\n  title: reviewed\n',
            id="sections that were not there",
        ),
        pytest.param(TextEdit("title", state="translated", source=""), "", "", id="nothing to say"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_one_edit(edit: TextEdit, old: str, new: str, line_break: str) -> None:
    expected = FILE.replace(old, new, 1) if old else FILE
    expected = expected.replace(": \n", ":\n").replace("\n", line_break)

    found = after(FILE.replace("\n", line_break), edit)

    assert found == expected
    assert after(found, edit) == found


def test_new_texts_stand_where_their_source_has_them() -> None:
    order = ("first", "title", "second", "third", "affected", "body", "fourth")
    edits = [TextEdit(key, key.upper()) for key in ("fourth", "third", "second", "first", "odd")]

    found = document(after(FILE, *edits, order=order)).root

    assert isinstance(found, Mapping)
    texts = found.get("texts")
    assert isinstance(texts, Mapping)
    assert [*order, "odd"] == list(texts.keys())


MARKED = """\
texts:
  a: "A"
  b: "B"
  c: "C"
sources:
  # Written by the tool.
  b: "00000001"
states: {b: reviewed, c: translated}
sops: {mac_only_encrypted: true}
"""


@pytest.mark.parametrize(
    ("edits", "old", "new"),
    [
        pytest.param(
            [TextEdit("a", source="00000002")],
            "  # Written",
            '  a: "00000002"\n  # Written',
            id="in the order of the texts, first",
        ),
        pytest.param(
            [TextEdit("c", source="00000002")],
            '"00000001"\n',
            '"00000001"\n  c: "00000002"\n',
            id="in the order of the texts, last",
        ),
        pytest.param([TextEdit("a", state="fuzzy")], "{b", "{a: fuzzy, b", id="first in braces"),
        pytest.param(
            [TextEdit("b", state="machine")], "b: reviewed", "b: machine", id="another state"
        ),
        pytest.param([TextEdit("b", state="translated")], "b: reviewed, ", "", id="no state"),
        pytest.param([TextEdit("c", state="translated")], "", "", id="said already"),
        pytest.param(
            [TextEdit("b", source="")],
            'sources:\n  # Written by the tool.\n  b: "00000001"\n',
            "",
            id="the last of a section",
        ),
        pytest.param([TextEdit("b", source="00000001", state="reviewed")], "", "", id="the same"),
    ],
)
def test_marks(edits: list[TextEdit], old: str, new: str) -> None:
    assert after(MARKED, *edits) == (MARKED.replace(old, new, 1) if old else MARKED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("texts:\n  # title: x\n", 'texts:\n  title: "Neu"\n  # title: x\n'),
        ("texts: {}\n", 'texts:\n  title: "Neu"\n'),
        ("states: {a: fuzzy}\n", 'texts:\n  title: "Neu"\nstates: {a: fuzzy}\n'),
        ("{texts: {a: b}}\n", '{texts: {a: b, title: "Neu"}}\n'),
        ("texts:\n  a: &x b\n  title: *x\n", ""),
        ("texts:\n  title: &x b\n  a: *x\n", ""),
        ('texts: {title: "a"}', 'texts: {title: "Neu"}'),
    ],
    ids=["comments", "empty", "only states", "braces", "alias", "anchor", "no line end"],
)
def test_files_of_other_shapes(text: str, expected: str) -> None:
    if expected:
        assert after(text, TextEdit("title", "Neu")) == expected
    else:
        with pytest.raises(FixturectlError, match="changing something else"):
            after(text, TextEdit("title", "Neu"))


@pytest.mark.parametrize(
    "text",
    [
        "texts: [\n",
        "- a\n",
        "",
        "texts: [a]\n",
        "texts: {}\nstates: all\n",
        "sources: {a: b}\ntexts: x",
    ],
    ids=["no YAML", "a list", "empty", "a list of texts", "one state", "one text"],
)
def test_a_file_that_cannot_be_read_is_not_edited(text: str) -> None:
    with pytest.raises(FindingsError):
        after(text, TextEdit("title", "Neu"))


@pytest.mark.parametrize(
    ("text", "edit", "message"),
    [
        pytest.param(
            'texts: {title: "ENC[AES256_GCM,data:x]"}\n',
            TextEdit("title", "Neu"),
            "the text title is sealed",
            id="sealed",
        ),
        pytest.param(
            'texts: {title: {one: "ENC[AES256_GCM,data:x]", other: b}}\n',
            TextEdit("title", "Neu"),
            "the text title is sealed",
            id="a form is sealed",
        ),
        pytest.param(
            "texts: {title: a}\nsops: {mac: x}\n",
            TextEdit("title", state="reviewed"),
            "its seal covers what is in clear too",
            id="the MAC covers all",
        ),
    ],
)
def test_seals_are_not_broken(text: str, edit: TextEdit, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        after(text, edit)


def test_a_sealed_text_can_be_marked() -> None:
    text = 'texts: {title: "ENC[AES256_GCM,data:x]"}\nsops: {mac_only_encrypted: true}\n'

    found = after(text, TextEdit("title", state="reviewed"))

    assert found == text.replace("sops", "states:\n  title: reviewed\nsops")


def test_a_new_file() -> None:
    edits = [
        TextEdit("title", "Disque : plein", "3fa9c1d2"),
        TextEdit("count", {"other": "b", "one": "a", "=0": "c"}, "12345678", "reviewed"),
    ]

    assert written(edits) == (
        'texts:\n  title: "Disque : plein"\n  count:\n    "=0": "c"\n    one: "a"\n    other: "b"\n'
        'sources:\n  title: "3fa9c1d2"\n  count: "12345678"\nstates:\n  count: reviewed\n'
    )


KEYS = st.sampled_from(["a", "b", "c", "d", "e"])
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), max_size=12)
FORMS = st.dictionaries(st.sampled_from(["=0", "one", "few", "other"]), PLAIN, min_size=1)
EDITS = st.lists(
    st.builds(
        TextEdit,
        KEYS,
        st.none() | PLAIN | FORMS,
        st.none() | st.sampled_from(["", "0123abcd", "a1b2c3d4"]),
        st.none() | st.sampled_from(["reviewed", "translated", "fuzzy", "machine"]),
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(before=EDITS, edits=EDITS, order=st.permutations(["a", "b", "c", "d", "e"]))
def test_whatever_is_edited_says_so_and_says_it_once(
    before: list[TextEdit], edits: list[TextEdit], order: list[str]
) -> None:
    text = written(before) if any(one.wording is not None for one in before) else "texts: {}\n"
    if text == "{}\n":
        return
    commented = text.replace("\n  ", "\n  # A note.\n  ", 1)

    found = edited(document(commented), edits, order)

    assert found == edited(read("f.yaml", found), edits, order)
    wordings: dict[str, Value] = {}
    for one in [*before, *edits]:
        if one.wording is not None:
            wordings[one.key] = one.wording
    root = read("f.yaml", found).root
    assert isinstance(root, Mapping)
    texts = root.get("texts")
    assert (plain(texts) if texts else {}) == wordings
