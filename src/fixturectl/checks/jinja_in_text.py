"""Prevents a reader from seeing `{{ host }}` in the middle of a sentence.

Texts are data, not code: `{host}` stands for a value, with single braces and a name alone. What
templates write, `{{ host }}`, `{{ host | upper }}` or `{% if %}`, is not run in a text.

To mend it, write `{host}`; compute what needs computing in the fixture and hand it over, as in
`t('title', host=host | upper)`.

PASS: a placeholder, and braces that are shown

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full {{see the dashboard}}"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein {{voir le tableau}}"

FAIL: what templates write

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {{ host }} almost full"  # <- jinja-in-text
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "{% if host %}Le disque de {host} est presque plein"  # <- jinja-in-text
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks._spelling import misspelt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import File, Finding
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {"jinja-in-text": "error"}


def file(subject: File) -> Iterator[Finding]:
    yield from misspelt(subject, CHECKS)
