"""context: small texts and images in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.blocks.folders import element
from fixturectl.blocks.objects.text import TYPES, text
from fixturectl.blocks.rules import ListOf, Typed, block, required

if TYPE_CHECKING:
    from fixturectl.blocks.rules import Rule

_TEXT = text(3000)


def _find(name: str) -> Rule:
    return _TEXT.find(name) if name in TYPES else element(name)


RULE = block(
    "context",
    elements=required(ListOf(Typed("element of context", ("image", *TYPES), _find), 1, 10)),
)
