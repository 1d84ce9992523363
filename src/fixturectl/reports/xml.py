"""Text made harmless for an XML document, in its attributes too."""

from __future__ import annotations

from fixturectl.reports.visible import visible

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)


def escaped(text: str) -> str:
    """Return `text` as it may stand in XML; controls, which may not, become signs."""
    return visible(text).translate(_ESCAPES)
