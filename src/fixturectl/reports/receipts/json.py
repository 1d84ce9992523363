"""Receipts as JSON: id, state, channel, ts, permalink and more; one object, or a list of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.delivery.receipts import Receipt


def write(receipts: Sequence[Receipt]) -> str:
    found = [one._asdict() for one in receipts]
    return json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=2)
