"""What payloads amount to, for people: the route of each message, its address and its values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fixturectl.reports.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.reports.page import Page
    from fixturectl.reports.routings import Payload, Told

_BOLD, _RED = "1", "31"
_FIELDS = ("severity", "channel", "locale", "key")


def write(payloads: Sequence[Payload], page: Page) -> str:
    def paint(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if page.colors else text

    def lines() -> Iterator[str]:
        for payload in payloads:
            count = len(payload.messages)
            yield f"{visible_line(payload.file)}: {count} message{'s'[: count != 1]}"
            for note in payload.notes:
                yield f"  note: {visible_line(note)}"
            for message in payload.messages:
                yield f"  {paint(visible_line(message.fixture or 'no fixture'), _BOLD)}"
                yield from (f"    {line}" for line in _told(message))
            for unmet in payload.unmet:
                yield f"  {paint(f'not as expected: {visible_line(unmet)}', _RED)}"

    return "\n".join(lines()) + "\n"


def _told(message: Told) -> Iterator[str]:
    yield f"{_why(message)}  {message.place}".rstrip()
    over = "firing" if message.status == "firing" else "over"
    yield f"status    {message.status}, {message.alerts} alert{'s'[: message.alerts != 1]} {over}"
    for name in _FIELDS:
        value = getattr(message, name)
        yield f"{name:<9} {visible_line(value) if value else '–'}"
    for name, value in message.variables.items():
        yield f"  {name} = {visible_line(_value(value))}"
    if message.degraded:
        yield "degraded  a value is missing or wrong: the message would lose its form"


def _why(message: Told) -> str:
    if not message.route:
        return "fallback  no route matches"
    return (
        f"route {message.route}   {' and '.join(map(visible_line, message.matched)) or 'any alert'}"
    )


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
