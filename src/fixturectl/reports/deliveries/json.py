"""Deliveries as JSON: a list of objects; of one, its calls and what is to be done too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.reports.deliveries import Examined, Shown
    from fixturectl.reports.page import Page


def write(deliveries: Sequence[Shown], page: Page) -> str:  # noqa: ARG001
    return json.dumps([one._asdict() for one in deliveries], ensure_ascii=False, indent=2)


def write_one(examined: Examined, page: Page) -> str:  # noqa: ARG001
    found = {
        **examined.delivery._asdict(),
        "steps": list(examined.steps),
        "tries": [one._asdict() for one in examined.tries],
    }
    if examined.message is not None:
        found["message"] = examined.message
    return json.dumps(found, ensure_ascii=False, indent=2)
