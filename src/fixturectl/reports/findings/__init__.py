"""Formats of a list of findings, one per file: `write(diagnostics, sources, page) -> str`.

The answer ends with a line feed. Findings come out in one order, whatever order they came in. A
format that is added to this folder is found by `fixturectl.registry`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fixturectl import __version__
from fixturectl.diagnostics import LEVELS
from fixturectl.token_shapes import redact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fixturectl.diagnostics import Diagnostic


def _no_line(_path: str, _line: int) -> str | None:
    return None


def _no_manual(_check: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a report finds what is said of a finding elsewhere.

    `lines(path, line)` gives a line of a file of the store, or None; `manual(check)` gives the
    manual page of a check, or an empty string. `prefix` leads from the repository's root to the
    store (`alerts`, without slashes at its ends): services show findings on the files of a
    repository. `version` is that of the tool.
    """

    lines: Callable[[str, int], str | None] = _no_line
    manual: Callable[[str], str] = _no_manual
    prefix: str = ""
    version: str = __version__

    def in_repository(self, path: str) -> str:
        """Return the path of a store's file as seen from the repository's root."""
        return f"{self.prefix}/{path}" if self.prefix and path else path


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings by file, line and column, the graver first where they share a place.

    Credentials in what they say are redacted: a message may repeat the value that is at fault.
    """
    return sorted(map(_safe, diagnostics), key=_order)


def _safe(found: Diagnostic) -> Diagnostic:
    said = found.message, found.hint, found.slack
    safe = tuple(map(redact, said))
    return found if safe == said else found._replace(message=safe[0], hint=safe[1], slack=safe[2])


def _order(found: Diagnostic) -> tuple[str | int, ...]:
    return (
        found.path,
        found.line,
        found.column,
        LEVELS.index(found.level),
        found.check,
        found.message,
        found.tenant,
        found.fixture,
        found.locale,
        found.sample,
        found.pointer,
        found.hint,
    )
