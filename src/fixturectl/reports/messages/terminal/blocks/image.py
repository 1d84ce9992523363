"""An image: a frame with its title, alternative text and address."""

from __future__ import annotations

from fixturectl.reports.messages.terminal.images import picture as draw

__all__ = ["draw"]
