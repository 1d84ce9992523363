"""slack-sdk, imported without asyncio: it takes one name of it, for an annotation.

Loading asyncio would be a tenth of a whole `send`, and nothing here ever uses it.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def _without_asyncio() -> Iterator[None]:
    """Let `from asyncio import Future` give a mere name, unless asyncio is there already."""
    if "asyncio" in sys.modules:
        yield
        return
    stand_in = ModuleType("asyncio")
    stand_in.Future = type("Future", (), {})  # type: ignore[attr-defined] # the name that is taken
    sys.modules["asyncio"] = stand_in
    try:
        yield
    finally:
        # Whoever imports asyncio from now on gets the real one.
        if sys.modules.get("asyncio") is stand_in:
            del sys.modules["asyncio"]


with _without_asyncio():
    from slack_sdk import WebClient
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web import SlackResponse

__all__ = ["SlackApiError", "SlackResponse", "WebClient"]
