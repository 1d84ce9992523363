"""Prevents a message from calling people whom its tenant may not call.

`mentions:` in tenant.yaml lists the broadcasts (`here`, `channel`, `everyone`) and user groups that
a tenant's messages may mention; none by default. Looked at is the finished string: no matter
whether a template, a text or a phrase made the mention.

To mend it, leave the mention out, or add it to `mentions:` after asking whom it will wake.

PASS: a mention that is on the tenant's list

    fixtures/acme/tenant.yaml:
        mentions: [here]
    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ mention('here') }} {{ t.title }}"

FAIL: a mention that is not

    fixtures/acme/tenant.yaml:
        mentions: [here]
    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ mention('everyone') }} {{ t.title }}"  # <- mention-denied

FAIL: one that a text makes

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "<!channel> Disk of {host} almost full"  # <- mention-denied
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "<!channel> Le disque de {host} est presque plein"  # <- mention-denied
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Rendered, carried
from fixturectl.checks._spans import of_node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {"mention-denied": "error"}


def message(subject: Rendered) -> Iterator[Finding]:
    for finding in carried(subject.problems, CHECKS):
        listed = subject.source.tenant.setting("mentions") if subject.source else None
        node = listed.node if listed else None
        # One that is spelled wrongly may be the one that is asked for.
        yield finding._replace(unless=(of_node(node),) if node is not None else ())
