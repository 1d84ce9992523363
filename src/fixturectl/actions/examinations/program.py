"""The program itself: its version, its Python, and the sample library that belongs to it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from fixturectl import __version__
from fixturectl.actions.examinations import Examined, missing
from fixturectl.actions.sample_library import sample_library
from fixturectl.errors import FixturectlError
from fixturectl.store.lineages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.examinations import Visit


def examine(visit: Visit) -> Iterator[Examined]:  # noqa: ARG001 - the same wherever it is called
    yield Examined("fixturectl", True, __version__)
    yield Examined("python", True, ".".join(map(str, sys.version_info[:3])))
    try:
        count = len(sample_library().fixtures(ROOT))
        yield Examined("samples", True, f"{count} fixtures for init --with")
    except FixturectlError as error:
        yield missing("samples", error, needed=False)
