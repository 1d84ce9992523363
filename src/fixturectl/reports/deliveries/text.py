"""Deliveries for people: a table, or one with all that happened to it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from fixturectl.reports.columns import columns
from fixturectl.reports.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.reports.deliveries import Examined, Shown
    from fixturectl.reports.page import Page

_HEADINGS = ("ID", "FIXTURE", "STATE", "SEVERITY", "CHANNEL", "ACCEPTED", "NEXT", "TRIES", "TITLE")
_ID = 8  # characters of an id that tell deliveries apart
_MINUTE, _HOUR = 60, 3600


def write(deliveries: Sequence[Shown], page: Page) -> str:  # noqa: ARG001
    if not deliveries:
        return "no deliveries"
    rows = [
        (
            one.id[:_ID],
            f"{one.tenant}/{one.fixture}",
            one.state,
            one.severity,
            one.channel,
            local(one.accepted),
            "" if one.waits is None else f"in {span(one.waits)}" if one.waits else "now",
            str(one.attempts),
            one.title,
        )
        for one in deliveries
    ]
    lines = columns(_HEADINGS, rows).splitlines()
    noted = [lines[0]]
    for one, line in zip(deliveries, lines[1:], strict=True):
        noted.append(line)
        note = one.note or one.code
        if note:
            noted.append(f"{'':{_ID}}  {visible_line(note)}")
    return "\n".join(noted)


def write_one(examined: Examined, page: Page) -> str:  # noqa: ARG001
    return "\n".join(_lines(examined))


def _lines(examined: Examined) -> Iterator[str]:
    for name, value in examined.delivery._asdict().items():
        if value not in ("", None, False):
            said = local(value) if name in ("accepted", "settled") else str(value)
            said = f"in {span(value)}" if name == "waits" else said
            yield f"{name.replace('_', ' '):<18} {visible_line('yes' if value is True else said)}"
    if examined.steps:
        yield f"{'still to do':<18} {', '.join(examined.steps)}"
    for one in examined.tries:
        code = f" ({visible_line(one.code)})" if one.code else ""
        yield f"{local(one.at)}  {one.step}: {one.outcome}{code}, {span(one.seconds)}"
    if examined.message is not None:
        yield json.dumps(examined.message, ensure_ascii=False, indent=2)


def local(instant: str) -> str:
    """Return an instant of ISO 8601 as a clock on this machine's wall shows it."""
    if not instant:
        return ""
    return datetime.fromisoformat(instant).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def span(seconds: float) -> str:
    """Return a time span in words as short as they are exact enough."""
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    if seconds < _MINUTE:
        return f"{seconds:.1f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"
