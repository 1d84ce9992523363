"""The body of chat.postMessage as JSON; of several locales, a mapping from locale to body."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.reports.messages import Preview
    from fixturectl.reports.page import Page

# JSON lets these stand raw; a terminal or a reviewer could be deceived by them.
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def write(previews: Sequence[Preview], page: Page) -> str:
    """Return JSON, indented by 2; letters stand as they are, invisible controls escaped."""
    bodies: object = {preview.locale: preview.body for preview in previews}
    if len(previews) == 1 and not page.by_locale:
        bodies = previews[0].body
    text = json.dumps(bodies, indent=2, ensure_ascii=False)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
