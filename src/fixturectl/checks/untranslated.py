"""Prevents a reader from getting a source text under the name of a translation.

A translation that equals its source, of three words or more, was copied and never translated; one
that is far longer or shorter than translations into its language are was cut, or belongs to another
text; a word that stands twice was pasted twice.

To mend it, translate the text, or remove it from the file: then it counts as missing.

PASS: a name is the same in every language

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "{host} (Grafana Loki)"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "{host} (Grafana Loki)"

FAIL: the source text, copied

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"  # <- untranslated

FAIL: a word that stands twice

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est est presque plein"  # <- duplicated-word

FAIL: far too short

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full, remove old files or ask for a larger one"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque de {host}"  # <- length-ratio
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.checks._comparing import Remark, Side, compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {
    "untranslated": "warning",
    "length-ratio": "warning",
    "duplicated-word": "warning",
}
_CODE = re.compile(r"`[^`\n]+`|<[^<>\n]*>|https?://\S+|:[a-z0-9_+'-]+:")
_WORD = re.compile(r"[^\W\d_]{2,}")
_VALUE = re.compile(r"x{3,}")  # how placeholders are masked
_TWICE = re.compile(r"\b([^\W\d_]+) +\1\b", re.IGNORECASE)
# Words that their language rightly says twice: "nous nous", "die die".
_SAID_TWICE = {
    "fr": {"nous", "vous"},
    "de": {"die", "der", "das", "sie"},
    "en": {"that", "had"},
}
_FEW = 3  # words below which a text may well be the same in two languages
# How long translations are, as a multiple of their source.
_RATIOS = {"ja": (0.2, 1.3), "zh": (0.15, 1.3), "ko": (0.3, 1.4), "de": (0.6, 2.0)}
_ANY = (0.5, 2.2)
_SHORT = 30  # characters below which lengths say nothing


def compare(source: Side, target: Side) -> Iterator[Remark]:
    if source.language != target.language:
        if target.value == source.value and len(_words(source)) >= _FEW:
            message = "the source text stands here, not a translation"
            yield Remark("untranslated", 0, message, "translate it, or remove it")
        yield from _lengths(source, target)
    yield from _twice(source, target)


def _twice(source: Side, target: Side) -> Iterator[Remark]:
    said = _SAID_TWICE.get(target.language, set())
    # Values are no words: two of them side by side are not one twice.
    ours, theirs = (
        _VALUE.sub(lambda one: "0" * len(one[0]), side.masked) for side in (target, source)
    )
    for found in _TWICE.finditer(ours):
        if found[1].lower() not in said and not _TWICE.search(theirs):
            yield Remark(
                "duplicated-word", found.start(), f'"{found[1]}" stands twice', "remove one"
            )


def _words(side: Side) -> list[str]:
    bare = "".join(part for part in _literals(side))
    return _WORD.findall(_CODE.sub(" ", bare))


def _literals(side: Side) -> Iterator[str]:
    at = 0
    for one in side.parsed.placeholders:
        yield side.value[at : one.start] + " "
        at = one.end
    yield side.value[at:]


def _lengths(source: Side, target: Side) -> Iterator[Remark]:
    theirs, ours = (len("".join(_literals(side)).strip()) for side in (source, target))
    low, high = _RATIOS.get(target.language, _ANY)
    if theirs >= _SHORT and not low <= ours / theirs <= high:
        kind = "short" if ours < theirs else "long"
        message = f"too {kind} for a translation: {ours} characters of text for {theirs}"
        yield Remark("length-ratio", 0, message, "see whether something is missing or too much")


def text(subject: Wordings) -> Iterator[Finding]:
    yield from compared(subject, compare)
