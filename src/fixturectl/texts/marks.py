"""What a file of texts says of its translations: what each was made from, and how good it is."""

from __future__ import annotations

from typing import NamedTuple

from fixturectl.store.schema.texts import STATES
from fixturectl.store.yaml_nodes import Mapping, Scalar

HASH = 8  # hex digits
_DIGITS = frozenset("0123456789abcdef")
TRANSLATED = "translated"  # the state of a text of which no file says another


class Marks(NamedTuple):
    """The sections `sources` and `states` of one file, None where it has none."""

    sources: Mapping | None = None
    states: Mapping | None = None

    def made_from(self, key: str) -> str:
        """Return the hash of the source text that a text was made from, "" if nothing says it.

        What has another shape is no hash; the schema reports it.
        """
        said = _value(self.sources, key)
        return said if len(said) == HASH and set(said) <= _DIGITS else ""

    def state(self, key: str) -> str:
        """Return a text's state: reviewed, translated, fuzzy or machine."""
        said = _value(self.states, key)
        return said if said in STATES else TRANSLATED


UNMARKED = Marks()


def marks(root: Mapping) -> Marks:
    """Return the marks of a file's mapping; a section of a wrong shape counts as none."""
    sources, states = root.get("sources"), root.get("states")
    return Marks(
        sources if isinstance(sources, Mapping) else None,
        states if isinstance(states, Mapping) else None,
    )


def _value(section: Mapping | None, key: str) -> str:
    node = section.get(key) if section is not None else None
    return node.value if isinstance(node, Scalar) and not node.is_null else ""
