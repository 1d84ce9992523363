"""Who reads which secrets, what a new key changes, and what to revoke: by names, never values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class _Readers(Protocol):
    @property
    def tenant(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def can(self) -> tuple[str, ...]: ...
    @property
    def extra(self) -> tuple[str, ...]: ...
    @property
    def missing(self) -> tuple[str, ...]: ...


class _Difference(Protocol):
    @property
    def extra(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def missing(self) -> tuple[tuple[str, str], ...]: ...


class _Planned(Protocol):
    @property
    def path(self) -> Path: ...
    @property
    def differs(self) -> _Difference: ...
    @property
    def rule_fault(self) -> str: ...
    @property
    def secrets(self) -> tuple[str, ...]: ...


def recipients_text(found: Sequence[_Readers]) -> str:
    """Return a paragraph for each tenant: its files and their readers."""
    lines: list[str] = []
    tenant = None
    for one in found:
        if one.tenant != tenant:
            lines += ["", one.tenant or "(no tenant)"]
            tenant = one.tenant
        lines.append(f"  {one.path}")
        lines += [f"    {name}{_mark(name, one.extra)}" for name in one.can]
        lines += [f"    {name}  can't read it yet, but should" for name in one.missing]
    return "\n".join(lines[1:])


def _mark(name: str, extra: Sequence[str]) -> str:
    return "  can read it, but should not" if name in extra else ""


def recipients_json(found: Sequence[_Readers]) -> str:
    rows = [
        {
            "tenant": one.tenant,
            "path": one.path,
            "recipients": list(one.can),
            "extra": list(one.extra),
            "missing": list(one.missing),
        }
        for one in found
    ]
    return json.dumps(rows, indent=2)


def planned(plan: Sequence[_Planned], root: Path) -> str:
    """Return what a new key changes, file by file."""
    if not plan:
        return "there is no encrypted file"
    return "\n".join(line for one in plan for line in _planned_lines(one, root))


def _planned_lines(one: _Planned, root: Path) -> Iterator[str]:
    count = len(one.secrets)
    yield f"{one.path.relative_to(root)}: a new key for {count} secret{'' if count == 1 else 's'}"
    for _, name in one.differs.missing:
        yield f"  + {name}"
    for _, name in one.differs.extra:
        yield f"  - {name}"
    if one.rule_fault:
        yield f"  {one.rule_fault}"


def to_revoke(plan: Sequence[_Planned], root: Path) -> str:
    """Return the secrets that someone who is no recipient any more has been able to read."""
    lines = [
        f"  {one.path.relative_to(root)}: {name}"
        for one in plan
        if one.differs.extra
        for name in one.secrets
    ]
    return "\n".join(["revoke where they were issued, and set anew:", *lines]) if lines else ""
