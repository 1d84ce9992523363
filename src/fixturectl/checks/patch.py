"""Prevents a change of inherited blocks from missing its target.

A patch names the block that it stands beside or replaces by `block_id`. Once the ancestor renames
or drops that block the patch does nothing, and the message lacks what the tenant wanted in it.

To mend it, name a `block_id` that the inherited blocks have, once; or give the block one there. One
file has either `blocks:` or `patch:`.

PASS: the block is there

    fixtures/default/ping.yaml:
        severity: warning
        text: ping
        blocks:
          - {type: section, block_id: facts, text: ping}
    fixtures/acme/ping.yaml:
        patch:
          - {after: facts, blocks: [{type: divider}]}

FAIL: no block of that name

    fixtures/default/ping.yaml:
        severity: warning
        text: ping
        blocks:
          - {type: section, block_id: facts, text: ping}
    fixtures/acme/ping.yaml:
        patch:
          - after: fact  # <- patch
            blocks: [{type: divider}]

FAIL: new blocks and changes of the old ones in one file

    fixtures/acme/ping.yaml:
        severity: warning
        text: ping
        blocks:
          - {type: section, text: ping}
        patch:  # <- patch
          - append: [{type: divider}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Source, carried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {"patch": "error"}


def fixture(subject: Source) -> Iterator[Finding]:
    found = list(carried(subject.fixture.problems, CHECKS))
    if found and not _is_misnamed(subject):
        yield from found


def _is_misnamed(subject: Source) -> bool:
    """Tell whether what is to be patched is in a file with a wrong name, as is told there."""
    tree, name = subject.renderer.tree, subject.fixture.name
    return any(name in tree.meant(f"fixtures/{one}") for one in subject.tenant.lineage)
