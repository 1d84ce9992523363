"""Prevents a reader from getting a source text under the name of a translation.

A translation that equals its source, of three words or more, was copied and never translated; names
don't count, neither those of the glossary's `keep:` nor hosts and settings. A word that stands
twice was pasted twice.

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
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.checks import Finding
from fixturectl.checks._comparing import Remark, Side, compared, pairs
from fixturectl.checks._names import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {"untranslated": "warning", "duplicated-word": "warning"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_VALUE = re.compile(r"x{3,}")  # how placeholders are masked
_TWICE = re.compile(r"(?<![\w-])([^\W\d_]+) +\1(?![\w-])", re.IGNORECASE)
# Words that their language rightly says twice: "nous nous", "die die".
_SAID_TWICE = {
    "fr": {"nous", "vous"},
    "de": {"die", "der", "das", "sie"},
    "en": {"that", "had"},
    "nl": {"die", "dat"},
    "tr": {"adım", "ayrı", "sık", "tek", "yavaş", "zaman"},
}
_REPEATING = "id ms vi"  # languages that say many words twice
_FEW = 3  # words below which a text may well be the same in two languages


def compare(source: Side, target: Side) -> Iterator[Remark]:
    if target.language in _REPEATING.split():
        return
    said = _SAID_TWICE.get(target.language, set())
    # Values are no words: two of them side by side are not one twice.
    for found in _TWICE.finditer(_without_values(target)):
        if found[1].lower() not in said and not _TWICE.search(_without_values(source)):
            message = f'"{found[1]}" stands twice'
            yield Remark("duplicated-word", found.start(), message, "remove one")


def _without_values(side: Side) -> str:
    return _VALUE.sub(lambda one: "0" * len(one[0]), side.masked)


def text(subject: Wordings) -> Iterator[Finding]:
    yield from compared(subject, compare)
    kept = subject.glossary.keep if subject.glossary is not None else ()
    for source, target, form in pairs(subject):
        # Numbers and signs may be the language's own: the words are what was copied.
        if source.language != target.language and _is_copied(source.prose, target.prose, kept):
            message = "the source text stands here, not a translation"
            yield Finding("untranslated", form.scalar.at(0), message, "translate it, or remove it")


def _is_copied(source: str, target: str, kept: tuple[str, ...]) -> bool:
    first, other = _WORD.search(source), _WORD.search(target)
    if first is None or other is None or first[0] != other[0]:
        return False
    words = _WORD.findall(source)
    if len(words) < _FEW or words != _WORD.findall(target):
        return False
    for name in names(source, kept):
        source = source.replace(name, " ")
    return len(_WORD.findall(source)) >= _FEW
