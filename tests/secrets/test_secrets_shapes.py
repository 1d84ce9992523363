"""What is told from its shape alone."""

from __future__ import annotations

import pytest

from fixturectl.secrets.shapes import COMMENT, is_sealed, is_sealed_comment
from fixturectl.secrets.values import Cipher

CIPHER = Cipher(bytes(32))
TEXT = CIPHER.seal("str", b"x", b"a:")
NOTE = CIPHER.seal("comment", b" x", b"a:")


@pytest.mark.parametrize(
    ("text", "sealed", "comment"),
    [
        pytest.param(TEXT, True, False, id="a text"),
        pytest.param(NOTE, True, True, id="a comment"),
        pytest.param(TEXT.replace("type:str", "type:other"), False, False, id="no type"),
        pytest.param(f"{TEXT} ", False, False, id="more behind it"),
        pytest.param("ENC[x]", False, False, id="only alike"),
    ],
)
def test_shapes(text: str, sealed: bool, comment: bool) -> None:
    assert is_sealed(text) == sealed
    assert is_sealed_comment(text) == comment


def test_a_sealed_comment_is_found_at_a_lines_start_and_behind_a_blank() -> None:
    text = f"#{NOTE}\na: b #{NOTE}\nc: d#{NOTE}\n"

    assert [match.start() for match in COMMENT.finditer(text)] == [0, text.index(" #") + 1]
