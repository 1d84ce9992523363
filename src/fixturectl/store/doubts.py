"""Which keys of a chain of files may be meant and not be there: misspelt ones, unreadable files."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from fixturectl.store.inheritance import is_null
from fixturectl.store.schema import MODELS
from fixturectl.store.yaml_nodes import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.store.inheritance import Layer

_SECTIONS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "fixture": {"variables": Mapping, "samples": Mapping, "blocks": (Mapping, Sequence)},
    "tenant": {
        "severities": Mapping,
        "statuses": Mapping,
        "values": Mapping,
        "mentions": Sequence,
        "locales": Sequence,
    },
}


def doubtful(kind: str, layers: Iterable[Layer]) -> frozenset[str]:
    """Return the keys of a `kind` of file that one of the files may mean, but says wrongly.

    Of a file that can't be read that is every key. What seems to be missing below such a key is no
    further fault.
    """
    found: set[str] = set()
    known = MODELS[kind].keys
    for layer in layers:
        root = layer.root
        if root is None:
            return frozenset(known)
        for name in root.keys() - known.keys():
            found.update(get_close_matches(name, known, n=1))
        for name, wanted in _SECTIONS.get(kind, {}).items():
            node = root.get(name)
            if node is not None and not isinstance(node, wanted) and not is_null(node):
                found.add(name)
    return frozenset(found)
