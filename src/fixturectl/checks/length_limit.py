"""Prevents a translation that is too long for its field: Slack refuses the message.

A header takes 150 characters, a button 75: what fits in English may not in German. Each field is
measured as it is rendered, with the samples' values and with the longest that the variables allow.
Where a translation takes at least half of a string, it is told: above the limit as an error, or as
a warning where only made-up values break it; from nine tenths of the limit on as a warning, in
fields that take 75 characters and more. What a text of the source locale, the template or a value
makes too long is `block-length`.

To mend it, shorten the translation, or use the text in a field that takes more.

PASS: a translation that fits

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, max_length: 20}
        text: "{{ t.title }}"
        blocks:
          - {type: actions, elements: [{type: button, text: "{{ t.title }}", url: "https://a.example"}]}

FAIL: one that just fits, and one that does not

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ host }}"
        blocks:
          - type: actions
            elements:
              - {type: button, action_id: a, text: "{{ t.a }}", url: "https://a.example"}
              - {type: button, action_id: b, text: "{{ t.b }}", url: "https://a.example"}
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          a: "What to do when the disk of a database is almost full"
          b: "What to do when the disk of a database is entirely full"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          # <- length-limit
          a: "Que faire quand le disque d’une base de données est presque tout plein"
          # <- length-limit
          b: "Que faire quand le disque d’une base de données est entièrement plein, vite fait"
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from fixturectl import blocks
from fixturectl.checks import Finding
from fixturectl.checks._causes import translation
from fixturectl.rendering.pointers import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.blocks.rules import Rule
    from fixturectl.checks import Rendered
    from fixturectl.diagnostics import Level
    from fixturectl.rendering.pieces import Leaf

CHECKS: dict[str, Level] = {"length-limit": "error"}
_NEAR = 0.9  # of a limit
# The limits there are from a button's on, so that strings far from all of them cost nothing.
LIMITS = (75, 100, 150, 200, 255, 300, 2000, 3000, 4000, 12_000, 40_000)
_LENGTHS = frozenset(length for limit in LIMITS for length in range(ceil(limit * _NEAR), limit + 1))


def doubtful(string: Leaf) -> bool:
    """Tell whether a string is nearly as long as some field allows."""
    return len(string) in _LENGTHS


def strings(subject: Rendered) -> Iterator[Finding]:
    """Yield the translations that just fit; those that don't come with what Slack would say."""
    if subject.source is None:
        return
    near = filter(doubtful, subject.strings())
    if not any(translation(subject, leaf) for leaf in near):
        return
    if subject.source.tenant.source_locale == subject.message.locale:
        return
    for pointer, leaf in subject.message.leaves():
        limit = _limit(subject.message.payload, pointer) if len(leaf) in _LENGTHS else None
        if limit is None or not limit * _NEAR <= len(leaf) <= limit:
            continue
        cause = translation(subject, leaf)
        if cause is not None:
            message = f"{cause.name} just fits: {len(leaf)} of {limit} characters are taken"
            same = f"{cause.name} just fits: {limit}"
            hint = "shorten it before something else grows"
            said = ("length-limit", cause.place, message, hint, pointer)
            yield Finding(*said, level="warning", same=same)


def _limit(payload: Any, pointer: str) -> int | None:
    """Return how many characters the string at a pointer may have, None if any number."""
    rule: Rule | None = blocks.message_rule()
    value = payload
    for key in path_of(payload, pointer) or ():
        kind = value.get("type") if isinstance(value, dict) else None
        rule = rule and blocks.step(rule, key, kind if isinstance(kind, str) else None)
        value = value[key]
    return blocks.limit(rule) if rule is not None else None
