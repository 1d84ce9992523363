"""An image: its title, and a place that says what it shows."""

from __future__ import annotations

from fixturectl.reports.messages.html.images import picture as draw

__all__ = ["draw"]
