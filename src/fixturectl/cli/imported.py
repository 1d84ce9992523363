"""What people are told of a file from translators, once all of it was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fixturectl.actions.exchange.arrivals import Idle
    from fixturectl.actions.exchange.import_texts import Imported

_IDLE: dict[Idle, str] = {
    "same": "as in the store",
    "untranslated": "without translation",
    "copied": "copied from the source text, which is no translation",
    "unfinished": "unfinished, where the store has a finished one",
}


def summary(found: Imported, *, dry_run: bool) -> str:
    """Return one line that counts every entry of the file."""
    count = len(found.accepted)
    verb = "to import" if dry_run else "imported"
    parts = [f"{found.locale}: {count} {'text' if count == 1 else 'texts'} {verb}"]
    if found.refused:
        parts.append(f"{len(_entries(found))} refused")
    if found.unknown:
        parts.append(f"{len(found.unknown)} unknown")
    parts += [f"{found.idle[why]} {said}" for why, said in _IDLE.items() if found.idle.get(why)]
    if found.obsolete:
        parts.append(f"{found.obsolete} obsolete")
    return ", ".join(parts)


def _entries(found: Imported) -> set[tuple[str, int]]:
    """Return the entries that were refused, of which one may break several checks."""
    return {(one.path, one.line) for one in found.refused}
