"""overflow: a small menu behind three dots."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.option import LINKED_OPTION
from fixturectl.blocks.rules import ListOf, interactive, required

RULE = interactive("overflow", options=required(ListOf(LINKED_OPTION, 1, 5)), confirm=CONFIRM)
