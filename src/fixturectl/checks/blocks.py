"""Prevents a message that Slack refuses, and one whose words it cuts.

Every rendered message is held against the rules of Block Kit: the blocks and elements there are,
their keys, the number of items and characters, the ids that must differ. A message is rendered for
every tenant, every promised locale and every sample; besides the given samples with the longest
values that the variables allow, and with none. A limit that only such made-up values break is a
warning: a `max_length` or `max_items` that keeps them within it mends it.

To mend it, shorten the text or the list, or correct the block; the place is that of the words, or
of the block, that are too much. Where the rules come from is told in the manual.

PASS: a header of at most 150 characters

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, max_length: 40}
        text: "{{ t.title }}"
        blocks:
          - {type: header, text: "{{ t.title }}"}

FAIL: a value that may be too long

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, max_length: 400}
        text: "{{ t.title }}"
        blocks:
          - {type: header, text: "{{ host }}"}  # <- block-length

FAIL: a block that there is not

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }}"
        blocks:
          - {type: heading, text: "{{ t.title }}"}  # <- block-type

FAIL: a key that Slack does not know

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }}"
        blocks:
          - type: section
            text: "{{ t.title }}"
            colour: red  # <- block-key
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl import blocks
from fixturectl.blocks import likeness, sources
from fixturectl.checks import Finding
from fixturectl.checks._causes import translation, unsaid
from fixturectl.diagnostics import Place
from fixturectl.rendering.breaches import told
from fixturectl.rendering.messages import strings
from fixturectl.rendering.pieces import Arr, Leaf
from fixturectl.store.yaml_nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.blocks import Breach
    from fixturectl.checks import Rendered, Source
    from fixturectl.diagnostics import Level
    from fixturectl.rendering.messages import Message

CHECKS: dict[str, Level] = dict.fromkeys(blocks.CHECKS, "error")
_BLOCK = re.compile(r"(?:/attachments/\d+)?/blocks/\d+|/text|/attachments/\d+/[a-z]+")
_ITEM = re.compile(r"(?:/attachments/0)?/blocks/\d+")
_NUMBERS = re.compile(r"\d+")
_ABOVE = re.compile(r"(?:message\.)?(?:attachments?(?:\[\d+\])?\.)?")  # which blocks may stand in


def fixture(subject: Source) -> Iterator[Finding]:
    """Look at the blocks as they are written: also at those that no sample shows."""
    item, content = blocks.block_list_rule().item, subject.fixture.blocks
    if all([likeness.is_clean(item, block) for block in content]):  # noqa: C419 - few
        return
    for place, breach in sources.check(content):
        if _is_no_block(breach):
            continue
        yield Finding(
            breach.check,
            place,
            breach.message,
            level=breach.level,
            same=_same(breach.message),
            slack=breach.answer,
        )


def message(subject: Rendered) -> Iterator[Finding]:
    broken = _broken(subject)
    if broken is None:
        return
    for breach in blocks.check(subject.message.payload):
        within = _within(breach.pointer)
        if (broken and (within in broken or not within)) or _is_no_block(breach):
            continue
        if not subject.message.payload:
            continue  # a fixture that says nothing is told of as a file
        level = breach.level
        if subject.generated and level == "error":
            level = "warning"
        value = _at(subject.message, breach.pointer)
        text = _empty(subject, breach, value)
        if text is not None:
            yield text._replace(level=level)
        elif breach.check != "block-fallback" or _says_something(subject.message):
            yield _told(subject, breach, value, level)


def _told(subject: Rendered, breach: Breach, value: object, level: Level) -> Finding:
    said, place = told(breach, value)
    is_translation = breach.check == "block-length" and translation(subject, value) is not None
    return Finding(
        "length-limit" if place and is_translation else breach.check,
        place or _origin(subject, breach) or _place(subject.message, breach),
        said,
        _hint(subject, breach),
        breach.pointer,
        level=level,
        same=_same(breach.message),
        slack=breach.answer,
    )


def _empty(subject: Rendered, breach: Breach, value: object) -> Finding | None:
    """Return the finding of the text that leaves a string empty, or the message without any."""
    if breach.check == "block-length" and isinstance(value, Leaf) and not value.strip():
        return unsaid(subject, value.node)
    if breach.check == "block-fallback" and subject.source and subject.source.fixture.text:
        return unsaid(subject, subject.source.fixture.text)
    is_silent = breach.check == "block-required" and not _says_something(subject.message)
    return unsaid(subject, None) if is_silent else None


def _says_something(message: Message) -> bool:
    """Tell whether anything is said: where nothing is, that is the fault."""
    return any(one.strip() for one in strings(message.payload) if one.kind != "raw")


def _is_no_block(breach: Breach) -> bool:
    """Tell whether something else stands in place of a block: that is told of by the schema."""
    return (
        breach.check == "block-type"
        and _ITEM.fullmatch(breach.pointer) is not None
        and (" must be an object" in breach.message)
    )


def _same(said: str) -> str:
    """Return a message without its numbers and values, in which samples and tenants differ."""
    return _NUMBERS.sub("0", _ABOVE.sub("", said).partition(", not ")[0])


def _origin(subject: Rendered, breach: Breach) -> Place | None:
    """Return the file that all others are made from, where the message lacks something itself."""
    root = subject.source.fixture.layers[-1].root if subject.source else None
    return root.place if root is not None and breach.check == "block-fallback" else None


def _hint(subject: Rendered, breach: Breach) -> str:
    if subject.generated and breach.check in ("block-length", "block-total"):
        return "shorten it, or set max_length of the variables it shows"
    if subject.generated and breach.check == "block-count":
        return "set max_items of the list it repeats"
    return ""


def _within(pointer: str) -> str:
    """Return the block, or the other part of the body, that a pointer leads into."""
    found = _BLOCK.match(pointer)
    return found[0] if found else ""


def _broken(subject: Rendered) -> set[str] | None:
    """Return the blocks that lack a leaf which could not be rendered; None if there may be more.

    What such a block lacks is no further fault.
    """
    faults = sum(problem.level == "error" for problem in subject.problems)
    leaves = subject.message.leaves() if faults else ()
    failed = [pointer for pointer, leaf in leaves if not leaf.parts]
    return {_within(pointer) for pointer in failed} if len(failed) >= faults else None


def _place(message: Message, breach: Breach) -> Place:
    """Return the place of the value, or of the key that Slack does not know."""
    found = _at(message, breach.pointer)
    above, _, key = breach.pointer.rpartition("/")
    node = getattr(_at(message, above), "node", None)
    if isinstance(node, Mapping):
        # An unknown key is itself at fault; a number or a boolean does not know its place.
        unknown = node.key(key) if breach.check == "block-key" else None
        named = unknown or (None if isinstance(found, Leaf | Arr) else node.get(key))
        if named is not None:
            return named.place
    return message.place(breach.pointer) or Place("")


def _at(message: Message, pointer: str) -> object:
    """Return the value at a pointer, None where a key is missing."""
    try:
        return message.at(pointer)
    except LookupError:
        return None
