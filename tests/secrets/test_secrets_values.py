"""One value sealed and opened."""

from __future__ import annotations

import re

import pytest

from fixturectl.secrets.values import Cipher, ValueRefusedError, parse, place

CIPHER = Cipher(bytes(32))


def test_every_seal_has_an_iv_of_its_own() -> None:
    tokens = {CIPHER.seal("str", b"x", b"a:") for _ in range(200)}

    assert len({re.search("iv:([^,]*)", token)[1] for token in tokens}) == 200  # type: ignore[index] # it matches


def test_a_token_opens_at_its_place_only() -> None:
    sealed = parse(CIPHER.seal("str", b"x", place(("a", "b"))))

    assert sealed is not None
    assert CIPHER.open(sealed, b"a:b:") == b"x"
    with pytest.raises(ValueRefusedError):
        CIPHER.open(sealed, b"a:c:")
    with pytest.raises(ValueRefusedError):
        Cipher.new().open(sealed, b"a:b:")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "ENC[AES256_GCM,data:eA==,iv:eA==,tag:eA==]",
        "ENC[AES256_GCM,data:eA==,iv:eA==,tag:eA==,type:str]",  # a tag of one byte
        "ENC[AES256_GCM,data:x,iv:eA==,tag:eA==,type:str]",
        CIPHER.seal("str", b"x", b"a:") + " ",
        " " + CIPHER.seal("str", b"x", b"a:"),
    ],
)
def test_what_is_no_token_is_none(text: str) -> None:
    assert parse(text) is None


def test_a_broken_iv_is_refused() -> None:
    sealed = parse(re.sub("iv:[^,]*", "iv:eA==", CIPHER.seal("str", b"x", b"a:")))

    assert sealed is not None
    with pytest.raises(ValueRefusedError):
        CIPHER.open(sealed, b"a:")
