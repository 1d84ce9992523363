from __future__ import annotations

import random
from collections import Counter

from breaking import BREAKS, broken
from sdk_messages import sound

from fixturectl import blocks


def _is_refused(message: object) -> bool:
    return any(breach.level == "error" for breach in blocks.check(message))


def test_what_slacks_own_models_make_is_accepted() -> None:
    refused = [blocks.check(message) for message in sound() if _is_refused(message)]

    assert refused == []


def test_what_is_broken_is_refused() -> None:
    accepted: Counter[str] = Counter()
    chance = random.Random(20261122)  # noqa: S311 - the same messages every time
    every = [broken(chance.choice(sound()), chance) for _ in range(1500)]
    for name, message in every:
        accepted[name] += not _is_refused(message)

    assert {name for name, _ in every} == BREAKS.keys()
    # A `file` among leaves of rich text is written by Slack only: a warning.
    assert accepted.total() <= len(every) * 0.01, accepted
