"""A store that is committed and then changed, and what comparing the two says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validated import SOUND, commit

from fixturectl.actions.diff import Compared, diff
from fixturectl.actions.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import MakeStore


def compared(
    make_store: MakeStore, before: Mapping[str, str], change: Mapping[str, str | None]
) -> Compared:
    """Commit `before` on top of a sound store, make the change and compare; None removes a file."""
    root = make_store({**SOUND, **before})
    commit(root)
    for path, content in change.items():
        target = root / path
        if content is None:
            target.unlink()
            _leave_no_empty_folder(target.parent)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
    return diff(Store(root), "HEAD")


def _leave_no_empty_folder(folder: Path) -> None:
    """Do as git does when it removes the last file of a folder."""
    while not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def told(found: Compared) -> list[str]:
    """Return a line for each entry: kind, cause, tenants, and the parts that differ."""
    return [
        " ".join(
            [
                f"{entry.kind} {entry.cause}:",
                ",".join(dict.fromkeys(one.tenant for one in entry.messages)),
                *dict.fromkeys(
                    f"{change.before!r}->{change.after!r}"
                    for variant in entry.variants
                    for change in variant.changes
                ),
            ]
        )
        for entry in found.difference.entries
    ]
