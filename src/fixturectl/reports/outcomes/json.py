"""What tests came to, as a JSON list for programs, with the same keys in every item.

`kind` (golden, contains, max_chars, mentions, channel; renders where a message can't be rendered,
or where that is all that is asked), `passed`, `tenant`, `fixture`, `locale`, `sample`, `status`,
`path`, `line` and `column` of what asks for the test, `message` and `hint` of a failure, and
`differences` from a golden file: `pointer` into the message, `expected` and `got` (null where there
is nothing), and the `path`, `line` and `column` where that part comes from, or null.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.reports.outcomes import Difference, Outcome
    from fixturectl.reports.page import Page

_KEYS = ("kind", "passed", "tenant", "fixture", "locale", "sample", "status")


def write(outcomes: Iterable[Outcome], _page: Page) -> str:
    """Return the outcomes as a JSON list, indented by 2, in ASCII."""
    return json.dumps([_item(one) for one in outcomes], indent=2) + "\n"


def _item(outcome: Outcome) -> dict[str, object]:
    return {
        **{key: getattr(outcome, key) for key in _KEYS},
        **outcome.place._asdict(),
        "message": outcome.message,
        "hint": outcome.hint,
        "differences": [_difference(one) for one in outcome.differences],
    }


def _difference(found: Difference) -> dict[str, object]:
    place = found.place._asdict() if found.place is not None else None
    origin = place or dict.fromkeys(("path", "line", "column"))
    return {"pointer": found.pointer, "expected": found.expected, "got": found.got, **origin}
