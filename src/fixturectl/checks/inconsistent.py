"""Prevents one sentence from being said in two ways, for no reason that a reader could see.

The same source text in several fixtures of a tenant has one translation in each locale. Where there
are several, the places of the rarer ones are told; what a tenant says otherwise than the one it
extends is its own choice, and no finding.

To mend it, use one wording; if the two do mean different things, change the source texts, or ignore
the finding.

PASS: one wording

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} {{ t.advice }} {{ t.again }}"
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          advice: "Remove old files"
          again: "Remove old files"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"
          advice: "Supprimez les vieux fichiers"
          again: "Supprimez les vieux fichiers"

FAIL: two wordings

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} {{ t.advice }} {{ t.again }}"
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          advice: "Remove old files"
          again: "Remove old files"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"
          advice: "Supprimez les vieux fichiers"
          again: "Effacez les anciens fichiers"  # <- inconsistent
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.checks import Saying
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {"inconsistent": "info"}


def sayings(subject: Sequence[Saying]) -> Iterator[Finding]:
    for same in _repeated(subject):
        ways: dict[bytes, list[Saying]] = {}
        for one in sorted(same, key=lambda one: one[2:]):
            ways.setdefault(one.said, []).append(one)
        usual = max(ways.values(), key=len)
        for way in ways.values():
            if way is not usual:
                message = f"the same text is translated otherwise at {usual[0].place}"
                for one in way:
                    yield Finding("inconsistent", one.place, message, "use one wording")


def _repeated(subject: Sequence[Saying]) -> Iterator[list[Saying]]:
    """Yield the translations of each source text that has several."""
    first: dict[bytes, bytes] = {}
    differ = {one.asked for one in subject if first.setdefault(one.asked, one.said) != one.said}
    several: dict[bytes, list[Saying]] = {asked: [] for asked in sorted(differ)}
    for one in subject if several else ():
        if one.asked in several:
            several[one.asked].append(one)
    yield from several.values()
