"""Prevents a name from being translated: a product, a host, a file, a setting.

Names that the glossary lists under `keep:` stand in every translation as in the source text, and so
does what is a name by its looks: hosts (`db-1`, `eu-west-1`, `api.example.com`), mail addresses,
files (`/var/log/syslog`, `config.yaml`), settings (`MAX_CONNECTIONS`) and known products
(`PostgreSQL`). What may be words as well (`max_connections`, `RichText`) is a warning, unless the
glossary keeps it. A language may inflect what the glossary keeps, as Polish does.

To mend it, write the name as the source text does; remove it from `keep:` if it has a translation.

PASS: names that are kept

    locales/glossary.yaml:
        keep: [Grafana]
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full, see Grafana and db-1"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein, voir Grafana et db-1"

FAIL: a product and a host that were translated

    locales/glossary.yaml:
        keep: [Premium]
    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} {{ t.advice }}"
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} full for Premium"
          advice: "See the logs of node-a-1"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque de {host} plein pour clients aisés"  # <- do-not-translate
          advice: "Voir les journaux du nœud a-1"  # <- do-not-translate
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding
from fixturectl.checks._comparing import pairs, sources
from fixturectl.checks._names import is_certain, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {"do-not-translate": "error"}
# Languages that put endings on names, changing a vowel at their end.
_INFLECTING = "bg bs cs el et fi hr hu lt lv mk pl ro ru sk sl sr tr uk"
_LONG = 5  # letters of a name that may lose its last one


def text(subject: Wordings) -> Iterator[Finding]:
    kept = subject.glossary.keep if subject.glossary is not None else ()
    for source, target, form in pairs(subject):
        for name in names(source.prose, kept):
            if not _stands(name, target.value, target.language):
                message = f'the name "{name}" of the source text is missing'
                told = ("do-not-translate", form.scalar.at(0), message, f"write {name}")
                level: Level | None = None if is_certain(name, kept) else "warning"
                yield Finding(*told, level=level, unless=sources(subject))


def _stands(name: str, text: str, language: str) -> bool:
    if name in text:
        return True
    stem = name[:-1] if language in _INFLECTING.split() and len(name) >= _LONG else ""
    return bool(stem) and name[-1] in "aeiouy" and stem in text
