"""The body of chat.postMessage as YAML; of several locales, a mapping from locale to body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.tree import mapped
from fixturectl.store import yaml_writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.reports.messages import Preview
    from fixturectl.reports.page import Page


def write(previews: Sequence[Preview], page: Page) -> str:
    """Return YAML 1.2 that older readers take alike; texts of several lines are literal blocks."""
    bodies: object = {preview.locale: preview.body for preview in previews}
    if len(previews) == 1 and not page.by_locale:
        bodies = previews[0].body
    return yaml_writer.write(mapped(bodies, str))
