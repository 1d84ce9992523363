"""Prevents a file of the store from being left out because it can't be read.

A file that is not sound YAML has no texts, no settings and no blocks: whatever stands in it is
missing from the message. The rules are those of YAML 1.2 and strict, so that every reader sees the
same: no key twice, no tags, no merge keys, one document in a file, UTF-8.

To mend it, go to the character that is named; what stands before it has been read. A text that
holds `: ` or begins with `{`, `[`, `*`, `&`, `@`, `%` or a backtick wants quotes.

PASS: a text that begins with a placeholder is quoted

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "{host}: disk almost full"

FAIL: a key that stands twice

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          title: "Disk of {host} full"  # <- yaml

FAIL: a text that begins with a placeholder and is not quoted

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: {host} is almost full  # <- yaml
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import File, Finding, carried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {"yaml": "error"}


def file(subject: File) -> Iterator[Finding]:
    yield from carried(subject.document.problems, CHECKS)
