"""Prevents a message that only fits in the language it was written in.

`fixturectl validate --pseudo` renders every message in two made-up locales: `en-XA`, whose texts
are 35 % longer, as German and French often are, and `ar-XB`, written from right to left. What
breaks Slack's limits there, and doesn't without the characters that were added, will break them
once a translator is done. Words that are not accented there stand in the fixture, where no
translator sees them. Without `--pseudo` none of this is looked for.

To mend it, shorten the text or move it to a block that takes more; make a text of words,
`{{ t.key }}`, or a phrase, `{{ _('Region') }}`. A name that no language changes goes into `keep:`
of a glossary.

PASS: a title that leaves room, and a name

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, max_length: 40}
        text: "Grafana · {{ host }}: {{ t.title }}"
        blocks:
          - {type: header, text: "{{ t.title }}"}

FAIL: a button that is full in English already

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          # <- pseudo-length
          button: "Open the page that shows which files of this host are the largest"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"
          button: "Voir la page des plus gros fichiers de cette machine"
    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, max_length: 40}
        text: "{{ t.title }}"
        blocks:
          - type: actions
            elements:
              - {type: button, action_id: open, text: "{{ t.button }}"}

FAIL: words in the template, and in an expression

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, max_length: 40}
          note: {type: string, example: x, default: null}
        text: "{{ t.title }}"
        blocks:
          - {type: section, text: "*Host:* `{{ host }}`"}  # <- pseudo-literal
          - type: section
            text: "{{ note or 'nobody knows why' }}"  # <- pseudo-literal
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Finding, Rendered
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {"pseudo-length": "warning", "pseudo-literal": "warning"}


def pseudo(subject: Rendered) -> Iterator[Finding]:
    from fixturectl.checks import _made_up_locales  # noqa: PLC0415 - only where it is asked for

    yield from _made_up_locales.faults(subject)
