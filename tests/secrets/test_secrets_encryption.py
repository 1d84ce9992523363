"""Everything that can be done to a sealed file without its key, and that none of it passes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sealing import CREDENTIALS, EVERYTHING, Person, needs_sops, open_sealed, seal, sops

from fixturectl.secrets.encryption import clear_values, mac
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.sealing import parsed
from fixturectl.store.yaml_edits import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PERSON = Person.new()
CANARY = "canary-5f2c"
CLEAR = f"""\
name: Acme
slack:
  token: {CANARY}-a
  webhook_url: {CANARY}-b
  list: [{CANARY}-c, {CANARY}-d]
  number: 42
  deep: {{to: {{to: {CANARY}-e}}}}
n: 1
channel: "#ops"
"""
SEALED = seal(CLEAR.encode(), PERSON, CREDENTIALS).decode()
TOKENS = re.findall(r"ENC\[[^\]]*\]", SEALED)


def _swapped(text: str, one: str, other: str) -> str:
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


TAMPERINGS: dict[str, Callable[[str], str]] = {
    "a value moved to another key": lambda text: _swapped(text, TOKENS[0], TOKENS[1]),
    "two items of a list swapped": lambda text: _swapped(text, TOKENS[2], TOKENS[3]),
    "an item of a list removed": lambda text: text.replace(f'"{TOKENS[3]}"', "null"),
    "an item of a list repeated": lambda text: text.replace(TOKENS[3], TOKENS[2]),
    "a value blanked": lambda text: text.replace(TOKENS[0], '""'),
    "a value in clear in its place": lambda text: text.replace(TOKENS[0], "xoxb-attacker"),
    "a number in its place": lambda text: text.replace(TOKENS[0], "12"),
    "a value removed": lambda text: text.replace(f"  token: {TOKENS[0]}\n", ""),
    "a text relabelled as a number": lambda text: text.replace(
        TOKENS[0], TOKENS[0].replace("type:str", "type:int")
    ),
    "a text relabelled as a float": lambda text: text.replace(
        TOKENS[0], TOKENS[0].replace("type:str", "type:float")
    ),
    "a text relabelled as a boolean": lambda text: text.replace(
        TOKENS[0], TOKENS[0].replace("type:str", "type:bool")
    ),
    "a text relabelled as a time": lambda text: text.replace(
        TOKENS[0], TOKENS[0].replace("type:str", "type:time")
    ),
    "a text relabelled as a comment": lambda text: text.replace(
        TOKENS[0], TOKENS[0].replace("type:str", "type:comment")
    ),
    "an item relabelled as a comment": lambda text: text.replace(
        TOKENS[3], TOKENS[3].replace("type:str", "type:comment")
    ),
    "a label that nobody knows": lambda text: text.replace("type:str", "type:secret"),
    "a flipped byte": lambda text: text.replace(
        TOKENS[0], TOKENS[0].replace("data:", "data:A", 1).replace("A", "", 0)
    ),
    "another IV": lambda text: text.replace("iv:", "iv:AAAA", 1),
    "another tag": lambda text: re.sub(r"tag:..", "tag:AA", text, count=1),
    "a tag too short": lambda text: re.sub(r"tag:[^,]*", "tag:AAAA", text, count=1),
    "a clear value changed": lambda text: text.replace("#ops", "#evil"),
    "a clear value removed": lambda text: text.replace("n: 1\n", ""),
    "a clear value added": lambda text: text.replace("n: 1\n", "n: 1\nm: 2\n"),
    "clear values in another order": lambda text: text.replace(
        'n: 1\nchannel: "#ops"\n', 'channel: "#ops"\nn: 1\n'
    ),
    "a secret's keys joined by a colon": lambda text: re.sub(
        r"\{to: \{to: (\"[^\"]*\")\}\}", r'{"to:to": \1}', text
    ),
    "the rule narrowed": lambda text: text.replace("^(slack|secrets)$", "^(secrets)$"),
    "the rule widened": lambda text: text.replace("^(slack|secrets)$", "^(slack|name)$"),
    "the MAC dropped": lambda text: re.sub(r"    mac: .*\n", "", text),
    "the MAC emptied": lambda text: re.sub(r"    mac: .*\n", '    mac: ""\n', text),
    "the MAC in clear": lambda text: re.sub(r"    mac: .*\n", "    mac: ABCD\n", text),
    "the MAC of another value": lambda text: re.sub(
        r"    mac: .*\n", f"    mac: {TOKENS[0]}\n", text
    ),
    "the MAC made weaker": lambda text: text.replace(
        "    version:", "    mac_only_encrypted: true\n    version:"
    ),
    "another time": lambda text: text.replace("2026-11-22", "2026-11-21"),
    "no time": lambda text: re.sub(r"    lastmodified: .*\n", "    lastmodified: today\n", text),
    "two rules": lambda text: text.replace("    version:", "    encrypted_suffix: x\n    version:"),
    "a rule with look-around": lambda text: text.replace("^(slack", "(?=x)^(slack"),
    "a second document": lambda text: f"{text}---\nslack: {{token: xoxb-attacker}}\n",
}


@pytest.mark.parametrize("tamper", [pytest.param(do, id=name) for name, do in TAMPERINGS.items()])
def test_a_tampered_file_is_refused_without_a_word_of_its_secrets(
    tamper: Callable[[str], str],
) -> None:
    tampered = tamper(SEALED)
    assert tampered != SEALED

    with pytest.raises(SecretsError) as refused:
        open_sealed(tampered.encode(), PERSON)

    assert CANARY not in f"{refused.value.message} {refused.value.hint}"
    assert refused.value.__cause__ is None
    assert refused.value.status == 3


# What is done to values in clear is for review to see, where the MAC leaves them out.
IN_CLEAR = {
    "a clear value changed",
    "a clear value removed",
    "a clear value added",
    "clear values in another order",
}
ONLY_SECRETS = seal(CLEAR.encode(), PERSON, CREDENTIALS, only=True).decode()


@pytest.mark.parametrize("name", sorted(TAMPERINGS.keys() - IN_CLEAR))
def test_so_it_is_where_the_mac_covers_secrets_only(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "TOKENS", re.findall(r"ENC\[[^\]]*\]", ONLY_SECRETS))
    tampered = TAMPERINGS[name](ONLY_SECRETS)
    assert tampered != ONLY_SECRETS

    with pytest.raises(SecretsError) as refused:
        open_sealed(tampered.encode(), PERSON)

    assert CANARY not in f"{refused.value.message} {refused.value.hint}"


@needs_sops
def test_sops_itself_would_print_a_relabelled_secret(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(SEALED.replace(TOKENS[0], TOKENS[0].replace("type:str", "type:int")))

    assert CANARY in sops(tmp_path, "decrypt", str(path), person=PERSON).err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("a: &x s\nb_unencrypted: *x\n", "one spelling", id="a secret published"),
        pytest.param("b_unencrypted: &x s\na: *x\n", "one spelling", id="a public value sealed"),
        pytest.param(
            "a: &m {k: s}\nb_unencrypted: *m\n", "one spelling", id="published within a mapping"
        ),
        pytest.param("a: 9223372036854775808\n", "2^63", id="an integer sops can't hold"),
        pytest.param("a: 2024-01-02T03:04:05+24:00\n", "zone", id="a zone sops can't hold"),
        pytest.param("a: !!int x\n", "!!int does not fit", id="a tag that does not fit"),
        pytest.param("a: !!binary '%'\n", "not base64", id="no base64"),
        pytest.param('"a:b": s\n', 'has a ":"', id="a colon in a key above a secret"),
        pytest.param(f"a: {TOKENS[0]}\n", "no sops block", id="sealed but without a block"),
    ],
)
def test_what_can_not_be_sealed_safely_is_refused(text: str, said: str) -> None:
    with pytest.raises(SecretsError, match=re.escape(said)):
        clear_values(parsed("file.yaml", text.encode()), EVERYTHING)


def test_an_alias_to_a_sealed_value_is_refused() -> None:
    sealed = seal(b"l: [one, two]\n", PERSON).decode()
    first, second = re.findall(r'"ENC[^"]*"', sealed)
    tampered = sealed.replace(first, f"&x {first}").replace(second, "*x")

    with pytest.raises(SecretsError, match="an alias repeats"):
        open_sealed(tampered.encode(), PERSON)


def test_the_wrong_key_opens_nothing() -> None:
    other = seal(CLEAR.encode(), PERSON, CREDENTIALS).decode()
    block = other[other.index("sops:") :]

    with pytest.raises(SecretsError, match="does not open"):
        open_sealed((SEALED[: SEALED.index("sops:")] + block).encode(), PERSON)


def test_rules_by_comments_are_read_and_not_written() -> None:
    by_comments = CREDENTIALS._replace(rule="encrypted_comment_regex", text="sops:enc")
    with pytest.raises(SecretsError, match="only sops can write"):
        seal(b"# sops:enc\na: x\n", PERSON, by_comments)
    rule = "encrypted_regex: ^(slack|secrets)$"
    text = SEALED.replace(rule, "encrypted_comment_regex: sops:enc")

    assert CANARY.encode() in open_sealed(text.encode(), PERSON).clear()


def test_a_sealed_comment_that_does_not_open_is_refused() -> None:
    token = TOKENS[0].replace("type:str", "type:comment")
    opened = open_sealed(f"#{token}\n{SEALED}".encode(), PERSON)

    with pytest.raises(SecretsError, match="a sealed comment does not open"):
        opened.clear()

    broken = re.sub("tag:[^,]*", "tag:AAAA", token)
    with pytest.raises(SecretsError, match="a sealed comment does not open"):
        open_sealed(f"#{broken}\n{SEALED}".encode(), PERSON).clear()


def test_what_looks_like_a_sealed_comment_inside_a_text_is_text() -> None:
    token = TOKENS[0].replace("type:str", "type:comment")
    clear = f'note: "x #{token}"\nslack: "y"\n'

    assert open_sealed(seal(clear.encode(), PERSON, CREDENTIALS), PERSON).clear() == clear.encode()


def test_the_mac_leaves_out_nulls_and_comments() -> None:
    one = clear_values(parsed("file.yaml", b"a: x\nb: null\n"), EVERYTHING)
    other = clear_values(parsed("file.yaml", b"# c\na: x\n"), EVERYTHING)

    assert mac(one, only_sealed=False) == mac(other, only_sealed=False)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_KEYS = st.text("abcdefgh_", min_size=1, max_size=5).map(lambda text: f"k{text}")
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | _TEXTS
    | st.floats(allow_nan=False),
    lambda deeper: st.lists(deeper, max_size=3) | st.dictionaries(_KEYS, deeper, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=4))
def test_what_is_sealed_opens_to_the_same_values_and_shows_none_of_them(
    values: dict[str, object],
) -> None:
    clear = write(values).encode()
    before = clear_values(parsed("file.yaml", clear), EVERYTHING)

    sealed = seal(clear, PERSON)

    opened = open_sealed(sealed, PERSON)
    again = clear_values(parsed("file.yaml", opened.clear()), EVERYTHING)
    assert [value[1:3] for value in again] == [value[1:3] for value in before]
    body = sealed[: sealed.rindex(b"sops:")]
    for value in before:
        if value.kind == "str" and len(value.plain) > 5:
            assert value.plain not in re.sub(rb"ENC\[[^\]]*\]", b"", body)
