"""What the last run found, as long as nothing has changed: told without reading a file of YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.validation.states import State, changed_since, content, state
from fixturectl.diagnostics import Diagnostic
from fixturectl.store.cache import Cache
from fixturectl.store.codeowners import places

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from fixturectl.actions.validate import Report

_KIND = "findings"


class Recalled(NamedTuple):
    """What the store's files are, and what was found in them: None where that is not known.

    In a store that was never validated nothing can be recalled: then the state is None, because the
    first finding matters more.
    """

    state: State | None
    findings: list[Diagnostic] | None


def recall(root: Path) -> Recalled:
    """Return what the last run found in exactly these files, with exactly this program."""
    if not Cache(root, _KIND, b"").there:
        return Recalled(None, None)
    now = state(root)
    known = Cache(root, _KIND, now.key).load()
    if known is None:
        return Recalled(now, None)
    findings, besides = known
    if any(_stands_for(root, path) != before for path, before in besides):
        return Recalled(now, None)
    return Recalled(now, [Diagnostic(*one) for one in findings])


def keep(root: Path, before: State | None, report: Report, began: int) -> None:
    """Keep what was found out, unless a file was changed while it was read.

    `began` is when the reading did, in nanoseconds since 1970.
    """
    if report.keep is None:
        return
    now = state(root)
    if changed_since(root, began) if before is None else now.key != before.key:
        return
    report.keep(now)
    besides = [(path, _stands_for(root, path)) for path in (*report.baselines, *places(root))]
    Cache(root, _KIND, now.key).save((_plain(report.findings), besides))


def _plain(findings: Iterable[Diagnostic]) -> list[tuple[object, ...]]:
    return [tuple(one) for one in findings]


def _stands_for(root: Path, path: str) -> bytes:
    return content(f"{root}/{path}") or b""
