"""A name for a finding that stays when lines above it come and go."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.reports.findings import Sources


def fingerprinted(
    diagnostics: Iterable[Diagnostic], sources: Sources
) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding with 64 hex digits that no other finding of the report has.

    They are made of the check, the file, the message and the text of the line at fault, not of the
    line's number nor of the sample that happens to show it. Equal ones are counted.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for found in diagnostics:
        line = sources.lines(found.path, found.line) or ""
        parts = (
            found.check,
            sources.in_repository(found.path),
            found.message,
            line.strip(),
            found.tenant,
            found.fixture,
            found.locale,
        )
        text = "\0".join((*parts, str(seen[parts])))
        seen[parts] += 1
        yield found, sha256(text.encode("utf-8", "replace")).hexdigest()
