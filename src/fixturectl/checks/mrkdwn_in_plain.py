"""Prevents stars and angle brackets that a reader sees as such.

Headers, buttons and the fallback of a message with a colour bar are plain text: Slack shows
`*title*` there with its stars, and a link as `<https://...|...>`. A text that is used in such a
field has no markup; nor has the template around it. What a variable's value holds is no markup
anywhere.

To mend it, leave the markup out, or use the text in a field that reads it, such as a section.

PASS: markup in a section, none in a header

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, max_length: 40}
        text: "{{ t.title }}"
        blocks:
          - {type: header, text: "{{ t.title }} (5 * 3 * 2, a_b_c)"}
          - {type: section, text: "*{{ t.title }}*"}

FAIL: a text with markup in a header

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, max_length: 40}
        text: "{{ t.title }}"
        blocks:
          - {type: header, text: "{{ t.title }}"}
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of *{host}* almost full"  # <- mrkdwn-in-plain
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de *{host}* est presque plein"  # <- mrkdwn-in-plain
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Rendered
from fixturectl.checks._markup import MARKS, MARKUP, has_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.rendering.pieces import Leaf, Part

CHECKS: dict[str, Level] = {"mrkdwn-in-plain": "error"}


def doubtful(string: Leaf) -> bool:
    """Tell whether a string holds markup that its field does not read."""
    # Characters of a value are shown as they are, and that is right.
    return (
        string.kind == "plain"
        and has_markup(string)
        and any(part.kind != "value" and MARKS.search(part.text) for part in string.parts)
    )


def strings(subject: Rendered) -> Iterator[Finding]:
    # Hardly any message has some, and pointers take time.
    if any(map(doubtful, subject.strings())):
        for pointer, leaf in subject.message.leaves():
            if doubtful(leaf):
                yield from _marked(leaf, pointer)


def _marked(leaf: Leaf, pointer: str) -> Iterator[Finding]:
    for found in MARKUP.finditer(leaf):
        first, start = _part(leaf, found.start())
        last, _ = _part(leaf, found.end() - 1)
        if "value" not in (first.kind, last.kind) and first.node is not None:
            message = f"{found[0][0]} is shown as it stands: this field is plain text"
            hint = "leave the markup out, or use it in a field that reads it"
            place = first.node.at(first.start + found.start() - start)
            yield Finding("mrkdwn-in-plain", place, message, hint, pointer)


def _part(leaf: Leaf, index: int) -> tuple[Part, int]:
    """Return the run of characters that holds character `index`, and where it begins."""
    at = 0
    for part in leaf.parts[:-1]:
        if index < at + len(part.text):
            return part, at
        at += len(part.text)
    return leaf.parts[-1], at
