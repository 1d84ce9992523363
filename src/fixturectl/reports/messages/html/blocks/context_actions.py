"""Actions below a message: feedback and icon buttons in a row."""

from __future__ import annotations

from fixturectl.reports.messages.html.blocks.actions import draw

__all__ = ["draw"]
