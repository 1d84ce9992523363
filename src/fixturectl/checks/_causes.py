"""Which translation makes a string of a message as long as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.rendering.breaches import cause_of
from fixturectl.rendering.pieces import Leaf

if TYPE_CHECKING:
    from fixturectl.checks import Rendered
    from fixturectl.rendering.breaches import Cause


def translation(subject: Rendered, value: Any) -> Cause | None:
    """Return the translated text or phrase that takes at least half of a string, None if none does.

    A text of the source locale is no translation: who writes it chose the field as well.
    """
    if subject.source is None or not isinstance(value, Leaf):
        return None
    found = cause_of(value)
    if found is None or found.kind == "value":
        return None
    source = subject.source.tenant.source_locale
    at_source = f"/{source}/" in found.place.path or found.place.path.endswith(f"/{source}.po")
    return None if at_source else found
