"""Prevents a sentence that breaks off in the middle, and one that belongs to another text.

How long a translation is, compared with its source, hardly differs within a language: French is a
quarter longer than English, Japanese half as long. What is far from it was cut, was pasted twice or
belongs to another text (`length-ratio`). A text is cut, too (`truncated`), if it is shorter than
all but three in a thousand, if it ends with an article, a preposition or a single letter, and its
source does not, if a bracket is never closed, or if the sign at its end is lost and it is short or
lacks sentences. Values, code and addresses don't count; texts of less than 30 characters may be of
any length.

To mend it, write what is missing, or remove what is too much.

PASS: a translation that is as long as others

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full, remove old files or ask for a larger one"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque de {host} presque plein, supprimez des fichiers ou demandez de la place"

FAIL: far too short

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full, remove old files or ask for a larger one"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque de {host}"  # <- length-ratio

FAIL: the end got lost

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full, remove old files"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein, supprimez des"  # <- truncated
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks._comparing import Remark, Side, compared
from fixturectl.checks._lengths import is_cut, is_outside, is_pasted, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {"length-ratio": "warning", "truncated": "warning"}


def compare(source: Side, target: Side) -> Iterator[Remark]:
    if source.language == target.language or source.value == target.value:
        return
    if is_outside(source, target):
        theirs, ours = ratio(source, target)
        kind = "short" if ours < theirs else "long"
        message = f"too {kind} for a translation: {ours} characters of text for {theirs}"
        if is_pasted(target):
            message = "the same stands here several times"
        yield Remark("length-ratio", 0, message, "see whether something is missing or too much")
    elif is_cut(source, target):
        at = max(len(target.value) - 1, 0)
        yield Remark("truncated", at, "it breaks off", "write the rest, as the source text has it")


def text(subject: Wordings) -> Iterable[Finding]:
    return compared(subject, compare)
