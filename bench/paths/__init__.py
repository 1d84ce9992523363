"""The measured paths, one per file: `CALLS` of the program, or `measure()` yielding rows."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Call(NamedTuple):
    """One call of the program; `budget` and `aim` are multiples of `python -c pass`."""

    name: str
    arguments: Sequence[str]
    budget: float
    aim: float
    environment: Mapping[str, str] = MappingProxyType({})
