"""An option of a menu, and a group of options."""

from __future__ import annotations

from fixturectl.blocks.objects.text import plain_text, text
from fixturectl.blocks.rules import ListOf, Object, String, required

_VALUE = required(String(1, 150))

OPTION = Object(
    "option",
    text=required(plain_text(75)),
    value=_VALUE,
    description=plain_text(75),
)
MARKED_OPTION = Object(
    "option",
    text=required(text(75)),
    value=_VALUE,
    description=text(75),
)
LINKED_OPTION = Object(
    "option",
    text=required(plain_text(75)),
    value=_VALUE,
    description=plain_text(75),
    url=String(0, 3000, kind="url", format="url"),
)
GROUP = Object(
    "option group",
    label=required(plain_text(75)),
    options=required(ListOf(OPTION, 1, 100)),
)
