"""What a sealed value and a sealed comment look like, for those who read without a key."""

from __future__ import annotations

import re

_BASE64 = r"[A-Za-z0-9+/]+={0,2}"
_TOKEN = (
    rf"ENC\[AES256_GCM,data:(?P<data>{_BASE64}),iv:(?P<iv>{_BASE64}),tag:(?P<tag>{_BASE64})"
    r",type:(?P<type>[a-z]+)\]"
)

SEALED = re.compile(_TOKEN)
COMMENT = re.compile(r"(?m)(?:^|(?<=[ \t]))#(?P<token>ENC\[AES256_GCM,[^\]\r\n]*,type:comment\])")
TYPES = frozenset(("str", "int", "float", "bool", "time", "bytes", "comment"))
MARK = "ENC[AES256_GCM,"


def is_sealed(text: str) -> bool:
    """Tell whether a text is a sealed value of a type that there is."""
    match = SEALED.fullmatch(text)
    return match is not None and match["type"] in TYPES


def is_sealed_comment(text: str) -> bool:
    """Tell a list item by which sops keeps a comment of the list."""
    match = SEALED.fullmatch(text)
    return match is not None and match["type"] == "comment"
