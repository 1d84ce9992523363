"""The body of chat.postMessage as JSON; of several locales, a mapping from locale to body."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.reports.messages import Preview
    from fixturectl.reports.page import Page

# JSON lets these stand raw; a terminal or a reviewer could be deceived by them.
_UNSEEN = frozenset(map(chr, (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))))


def write(previews: Sequence[Preview], page: Page) -> str:
    """Return JSON, indented by 2; letters stand as they are, invisible controls escaped."""
    bodies: object = {preview.locale: preview.body for preview in previews}
    if len(previews) == 1 and not page.by_locale:
        bodies = previews[0].body
    return content(bodies)


def content(bodies: object) -> str:
    """Return any JSON value as it is written here."""
    text = json.dumps(bodies, indent=2, ensure_ascii=False)
    return text.translate({ord(char): f"\\u{ord(char):04x}" for char in _unseen(text)}) + "\n"


def _unseen(text: str) -> list[str]:
    return [char for char in set(text) if char in _UNSEEN or "\ud800" <= char <= "\udfff"]
