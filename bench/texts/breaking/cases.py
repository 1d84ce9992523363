"""A translation to be broken, and the two words in which ways to break it are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from random import Random


class Case(NamedTuple):
    """A translation to be broken; `foreign` has the same text in other languages, by locale."""

    source: str
    target: str
    locale: str
    foreign: dict[str, str]
    random: Random

    @property
    def prose_of_source(self) -> str:
        return re.sub(r"<!date[^>]*>|<[^>|]*[|>]|`[^`]*`|:[a-z_]+:|\{[^}]*\}", " ", self.source)

    @property
    def words(self) -> list[re.Match[str]]:
        return list(re.finditer(r"(?<![{\w:/.<^@!#&-])[^\W\d_]{2,}(?![\w}^:/>;-])", self.prose))

    @property
    def prose(self) -> str:
        """The translation with blanks for what is no language."""
        return re.sub(
            r"<!date[^>]*>|\{[^{}]*\}|<[^>|]*[|>]|`[^`]*`|:[a-z_]+:|&\w+;",
            lambda found: " " * len(found[0]),
            self.target,
        )


def one(case: Case, pattern: str, text: str | None = None) -> re.Match[str] | None:
    found = list(re.finditer(pattern, case.target if text is None else text))
    return case.random.choice(found) if found else None


def put(text: str, found: re.Match[str] | None, instead: str) -> str | None:
    return None if found is None else text[: found.start()] + instead + text[found.end() :]
