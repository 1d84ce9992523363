"""Formats of a rendered message, one per file; each has `write(previews, page) -> str`.

`previews` holds one message, or one for each locale that was asked for. The answer ends with a
line feed. A format that is added to this folder is found by `fixturectl.registry`.
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - a field's type should be found when running
from typing import NamedTuple


class Preview(NamedTuple):
    """A message to show, and what it was rendered for.

    `body` is the chat.postMessage body without channel: mappings, lists, strings, numbers,
    booleans. `rtl` says that the locale is written from right to left.
    """

    body: dict[str, object]
    tenant: str
    fixture: str
    locale: str
    sample: str = ""
    rtl: bool = False
    timezone: str = "UTC"
    now: datetime | None = None

    @property
    def title(self) -> str:
        """Name the message: `acme/disk-full  fr-FR  quiet`."""
        parts = (f"{self.tenant}/{self.fixture}", self.locale, self.sample)
        return "  ".join(part for part in parts if part)
