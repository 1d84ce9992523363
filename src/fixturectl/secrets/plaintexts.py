"""Opened bytes as YAML again: checked against the type they claim, in one canonical spelling."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import NamedTuple

from fixturectl.store.yaml_edits import quote

_TRUE = frozenset((b"1", b"t", b"T", b"true", b"TRUE", b"True"))
_FALSE = frozenset((b"0", b"f", b"F", b"false", b"FALSE", b"False"))
_SHAPES = {
    "int": re.compile(rb"[-+]?[0-9]{1,19}"),
    "float": re.compile(rb"[-+]?(?:[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|Inf)|NaN"),
    "time": re.compile(
        rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?"
        rb"(?:Z|[-+][0-9]{2}:[0-9]{2})"
    ),
}
_SPECIAL = {b"NaN": ".nan", b"+Inf": ".inf", b"Inf": ".inf", b"-Inf": "-.inf"}
_UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_STEP = 2


class Spelled(NamedTuple):
    """A value as YAML: what stands in its place, and the lines of a block that follow."""

    token: str
    lines: tuple[str, ...] = ()


def fits(kind: str, plain: bytes) -> bool:
    """Tell whether bytes are a value of the type that their label claims."""
    if kind in {"str", "bytes", "comment"}:
        return True
    if kind == "bool":
        return plain in _TRUE or plain in _FALSE
    if kind not in _SHAPES or not _SHAPES[kind].fullmatch(plain):
        return False
    return kind != "int" or -(2**63) <= int(plain) < 2**63


def spelled(kind: str, plain: bytes, *, indent: int, flow: bool) -> Spelled:
    """Return the canonical spelling of a value that `fits`.

    Texts are quoted, those of several lines literal blocks where they can be, two columns deeper
    than `indent`.
    """
    if kind == "bool":
        return Spelled("true" if plain in _TRUE else "false")
    if kind == "float":
        text = _SPECIAL.get(plain) or plain.decode()
        return Spelled(text if re.search(r"[.eE]", text) else f"{text}.0")
    if kind in {"int", "time"}:
        return Spelled(plain.decode())
    try:
        text = plain.decode()
    except UnicodeDecodeError:
        return Spelled(f'!!binary "{b64encode(plain).decode()}"')
    return _block(text, indent + _STEP) if _fits_block(text, flow=flow) else Spelled(quote(text))


def _fits_block(text: str, *, flow: bool) -> bool:
    lines = text.split("\n")
    return (
        not flow
        and len(lines) > 1
        and bool(lines[0])
        and not lines[0].startswith(" ")
        and text.strip("\n") == text.removesuffix("\n")
        and not any(line.endswith(" ") or line.startswith(("---", "...")) for line in lines)
        and not _UNFIT.search(text)
    )


def _block(text: str, indent: int) -> Spelled:
    chomping = "" if text.endswith("\n") else "-"
    lines = text.removesuffix("\n").split("\n")
    return Spelled(f"|{chomping}", tuple(f"{' ' * indent}{line}" if line else "" for line in lines))
