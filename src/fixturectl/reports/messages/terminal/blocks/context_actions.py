"""Context actions: feedback and icon buttons in rows."""

from __future__ import annotations

from fixturectl.reports.messages.terminal.blocks.actions import draw

__all__ = ["draw"]
