"""Only secrets and the block change; every other byte stays where it is."""

from __future__ import annotations

import re

import pytest
from sealing import CREDENTIALS, EVERYTHING, KINDS, Kind, Person, open_sealed, seal

from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.sealing import parsed
from fixturectl.secrets.splicing import block_lines, block_removals, line_break

PERSON = Person.new()

CANONICAL = """\
# head
name: Acme   # three blanks
slack:

  token: "xoxb"  # behind
  'odd' : "two"
  list: [ "a",   "b" ]
  - not a list: "c"
  pem: |
    one
    two
  n: 12
  f: 1.5
  ok: true
empty:
# foot
""".replace("  - not a list", "  not a list")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(CANONICAL, id="as it is written"),
        pytest.param(CANONICAL.replace("\n", "\r\n"), id="CRLF"),
        pytest.param("\ufeff" + CANONICAL, id="BOM"),
        pytest.param(CANONICAL.rstrip("\n"), id="no line feed at the end"),
        pytest.param(CANONICAL.replace("\n", "\r\n").rstrip("\r\n"), id="CRLF, none at the end"),
        pytest.param(CANONICAL + "\n\n\n", id="empty lines at the end"),
        pytest.param(f"---\n{CANONICAL}...\n", id="markers"),
        pytest.param(f'{CANONICAL}---\nslack: "x"\n', id="two documents"),
        pytest.param(re.sub("(?m)^(?=.)", "  ", CANONICAL), id="an indented root"),
        pytest.param("slack: |\n  a\n  b\n", id="a block at the end"),
        pytest.param("slack: |-\n  a\n  b", id="a block at the end, without a line feed"),
    ],
)
def test_what_is_written_canonically_comes_back_to_the_byte(text: str) -> None:
    sealed = seal(text.encode(), PERSON, CREDENTIALS)

    assert open_sealed(sealed, PERSON).clear() == text.encode()


@pytest.mark.parametrize("kind", [pytest.param(kind, id=name) for name, kind in KINDS.items()])
def test_sealing_what_was_opened_changes_secrets_only(kind: Kind) -> None:
    once = open_sealed(seal(kind.content, PERSON, kind.selection), PERSON).clear()

    again = open_sealed(seal(once, PERSON, kind.selection), PERSON).clear()

    assert again == once


def test_all_but_secrets_stays() -> None:
    sealed = seal(CANONICAL.encode(), PERSON, CREDENTIALS).decode()
    body = sealed[: sealed.index("sops:")]

    lines = [re.sub(r'"?ENC\[[^\]]*\]"?', "#", line) for line in body.splitlines()]

    assert lines == [
        "# head",
        "name: Acme   # three blanks",
        "slack:",
        "",
        "  token: #  # behind",
        "  'odd' : #",
        "  list: [ #,   # ]",
        "  not a list: #",
        "  pem: #",
        "  n: #",
        "  f: #",
        "  ok: #",
        "empty:",
        "# foot",
    ]


def test_anchors_to_which_nothing_refers_any_more_go() -> None:
    text = "a: &a\n  t: s\nb: *a\nc: &c {t: s}\nd: [*c, &e [x], *e]\n"
    sealed = seal(text.encode(), PERSON, EVERYTHING).decode()

    assert "&" not in sealed[: sealed.index("sops:")]
    assert "a:\n  t:" in sealed


def test_an_anchor_that_clear_values_use_stays() -> None:
    text = "base: &b {x: 1}\nother: *b\nslack: {token: s}\n"

    assert "&b {x: 1}\nother: *b" in seal(text.encode(), PERSON, CREDENTIALS).decode()


def test_clear_values_beside_secrets_are_written_out_with_an_alias() -> None:
    text = "a: &a {slack: s, n: 1, z: null, l: [x, 'y'], '<<': q}\nb: *a\nc: {<<: *a}\n"
    sealed = seal(text.encode(), PERSON, CREDENTIALS).decode()

    body = re.sub(r"ENC\[[^\]]*\]", "#", sealed[: sealed.index("sops:")])
    out = '{"slack": "#", "n": 1, "z": null, "l": ["x", "y"], "<<": "q"}'
    assert body.splitlines()[1:] == [f"b: {out}", f"c: {{<<: {out}}}"]


def test_a_block_in_the_middle_is_removed() -> None:
    sealed = seal(b"a: x\n", PERSON).decode()
    head, block = sealed.split("sops:\n")
    moved = f"sops:\n{block}{head}"

    assert open_sealed(moved.encode(), PERSON).clear() == b'a: "x"\n'


def test_a_block_in_flow_style_is_removed() -> None:
    file = parsed("file.yaml", b"a: x\nsops: {mac: x, age: []}\n")

    assert [(edit.start, edit.end) for edit in block_removals(file)] == [(5, 29)]


def test_only_the_documents_that_have_a_block_lose_one() -> None:
    file = parsed("file.yaml", b"a: x\nsops:\n  mac: x\n---\nb: y\n")

    assert [(edit.start, edit.end) for edit in block_removals(file)] == [(5, 20)]


def test_an_empty_list_at_a_blocks_end_is_removed_with_it() -> None:
    file = parsed("file.yaml", b"a: x\nsops:\n  mac: x\n  age:\n  - b: c\n")

    assert [(edit.start, edit.end) for edit in block_removals(file)] == [(5, 36)]


def test_a_block_behind_other_text_is_refused() -> None:
    file = parsed("file.yaml", b"? sops\n: {mac: x}\n")

    with pytest.raises(SecretsError, match="does not begin its line"):
        list(block_removals(file))


def test_the_lines_of_a_block_are_given_without_indent() -> None:
    sealed = seal(b"  a: x\r\n", PERSON)
    file = parsed("file.yaml", sealed)

    lines = block_lines(file, [])

    assert lines[0] == "sops:"
    assert lines[-1] == "    version: 3.11.0"
    assert line_break(file) == "\r\n"
