"""What stands for a translation where all of a store are compared: small, for there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Saying
from fixturectl.store.cache import digest

if TYPE_CHECKING:
    from fixturectl.checks import Wordings
    from fixturectl.texts.lookup import Text

_SIZE = 8  # bytes: of a million texts two are mixed up with odds of one to ten million


def is_saying(subject: Wordings) -> bool:
    """Tell whether a text is a translation that can be read."""
    source, target = subject.source, subject.target
    if source is None or source.locale == target.locale:
        return False
    return not any(form.sealed for text in (source, target) for form in text)


def saying(subject: Wordings) -> Saying:
    """Return what stands for a text for which `is_saying` holds."""
    target = subject.target
    asked = [target.tenant, target.locale, *_forms(subject.source)]
    return Saying(_short(asked), _short(_forms(target)), *target.key.place)


def _forms(text: Text | None) -> list[str]:
    if text is None or text.single is not None:
        return [] if text is None or text.single is None else [text.single.scalar.value]
    return [part for name, form in text.forms.items() for part in (name, form.scalar.value)]


def _short(parts: list[str]) -> bytes:
    return digest(part.encode("utf-8", "replace") for part in parts)[:_SIZE]
