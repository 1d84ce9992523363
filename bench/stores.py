"""Stores of any size to measure on: the same seed and size always give the same files."""

from __future__ import annotations

import subprocess
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCALES = ("en-US", "fr-FR")
_ZONES = ("Europe/Paris", "America/New_York", "Asia/Tokyo", "Asia/Kolkata", "America/Sao_Paulo")
_NAMES = ("disk", "latency", "queue", "errors", "replica", "certificate", "deploy", "payment")
_KINDS = ("high", "low", "stuck", "failed", "slow", "lost", "late", "full", "expired", "down")
_FRENCH = {"Acknowledge": "Prendre en charge", "Region": "Région", "Started": "Début"}


class Size(NamedTuple):
    """How much of everything: each fixture is one file, and one more for each locale."""

    fixtures: int = 1_000
    tenants: int = 40
    samples: int = 5

    @property
    def files(self) -> int:
        return self.fixtures * (1 + len(LOCALES)) + self.tenants + 1


def sized(files: int) -> Size:
    """Return the size of a store that has about so many files."""
    fixtures = files // (1 + len(LOCALES))
    return Size(fixtures, max(40, fixtures // 80))


def write(root: Path, size: Size, seed: int = 20261122) -> None:
    """Write a store without a fault: tenants differ in settings, fixtures and wording."""
    for path, content in _files(size, Random(seed)):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


def commit(root: Path) -> None:
    """Make a repository of a store, with all of it in one commit."""
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.com")
    for arguments in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", "a store")):
        subprocess.run(["git", "-C", root, *arguments], check=True, capture_output=True)


def _files(size: Size, random: Random) -> Iterator[tuple[str, str]]:
    yield "fixtures/default/tenant.yaml", _DEFAULT
    yield "locales/fr-FR.po", _catalog()
    for number in range(size.tenants):
        yield f"fixtures/tenant-{number:04}/tenant.yaml", _tenant(number, random)
    for number in range(size.fixtures):
        tenant = number % size.tenants
        each = number // size.tenants
        name = f"{_NAMES[each % len(_NAMES)]}-{_KINDS[each // len(_NAMES) % len(_KINDS)]}-{each}"
        folder = f"fixtures/tenant-{tenant:04}"
        yield f"{folder}/{name}.yaml", _fixture(number, size, random)
        for locale in LOCALES:
            yield f"{folder}/{locale}/{name}.yaml", _texts(number, locale)


_DEFAULT = """\
format: 1
store: bench
name: Bench
source_locale: en-US
locales: [en-US, fr-FR]
default_locale: en-US
timezone: UTC
severities:
  critical: {emoji: ":rotating_light:", channel: C0000000001}
  warning: {emoji: ":warning:", channel: C0000000002}
statuses:
  firing: {color: "#D00000"}
  resolved: {color: "#2EB67D"}
mentions: [here]
values: {runbooks: "https://runbooks.example.com"}
"""


def _catalog() -> str:
    entries = [f'msgid "{source}"\nmsgstr "{target}"\n' for source, target in _FRENCH.items()]
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return "\n".join([head, *entries])


def _tenant(number: int, random: Random) -> str:
    return f"""\
extends: default
name: Tenant {number}
timezone: {random.choice(_ZONES)}
values: {{runbooks: "https://runbooks-{number}.example.com"}}
severities: {{warning: {{channel: C1{number:09}}}}}
"""


def _fixture(number: int, size: Size, random: Random) -> str:
    samples = "".join(
        f"  sample-{index}: {{count: {random.randrange(100_000)}, region: eu-west-{index}}}\n"
        for index in range(size.samples - 2)  # examples and defaults are always there
    )
    return f"""\
description: Alert {number} of the bench
severity: {random.choice(("critical", "warning"))}
variables:
  region: {{type: string, example: eu-west-1, max_length: 40}}
  count: {{type: integer, example: {random.randrange(1_000)}, minimum: 0, maximum: 1000000}}
  ratio: {{type: number, example: 0.{random.randrange(10, 99)}, minimum: 0, maximum: 1}}
  started_at: {{type: datetime, example: "2026-11-22T09:12:00Z"}}
  runbook: {{type: url, example: "https://runbooks.example.com/{number}", default: null}}
samples:
{samples}\
text: "{{{{ severity | urgency_emoji }}}} {{{{ t.title }}}}"
blocks:
  - type: header
    text: "{{{{ severity | urgency_emoji }}}} {{{{ t.title }}}}"
  - type: section
    block_id: summary
    text: "{{{{ t('summary', count=count) }}}}"
  - type: section
    block_id: facts
    fields:
      - "*{{{{ _('Region') }}}}*\\n{{{{ region }}}}"
      - "*{{{{ _('Started') }}}}*\\n{{{{ started_at | local }}}}"
      - "*Alert {number}*\\n{{{{ ratio | percent }}}}"
  - type: context
    elements: ["{{{{ tenant.name }}}} · {number}"]
  - type: actions
    elements:
      - type: button
        text: "{{{{ _('Acknowledge') }}}}"
        url: "{{{{ tenant.values.runbooks }}}}/ack/{number}?region={{{{ region }}}}"
      - type: button
        when: runbook
        text: Runbook
        url: "{{{{ runbook }}}}"
"""


def _texts(number: int, locale: str) -> str:
    if locale == "en-US":
        return f"""\
texts:
  title: Service {number} needs attention
  summary:
    one: "{{count:number}} request of service {number} failed in {{region}}"
    other: "{{count:number}} requests of service {number} failed in {{region}}"
"""
    return f"""\
texts:
  title: Le service {number} demande votre attention
  summary:
    one: "{{count:number}} requête du service {number} a échoué dans {{region}}"
    other: "{{count:number}} requêtes du service {number} ont échoué dans {{region}}"
"""
