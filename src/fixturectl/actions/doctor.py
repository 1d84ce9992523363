"""Look at everything that the program needs to work, here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl import registry
from fixturectl.actions.examinations import Examined, Visit

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = "fixturectl.actions.examinations"


def doctor(here: Path, given: Path | None) -> list[Examined]:
    """Return what was found, subject by subject; only what is not ok keeps its hint."""
    visit = Visit(here, given)
    subjects = (registry.load(SUBJECTS, name) for name in registry.names(SUBJECTS))
    found = (examined for subject in subjects for examined in subject.examine(visit))
    return [one._replace(hint="") if one.ok else one for one in found]
