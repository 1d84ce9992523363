"""Whether the JSON Schemas that a store keeps for editors are those of this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.examinations import Examined
from fixturectl.actions.modelines import KINDS, schema_path, schema_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.examinations import Visit


def examine(visit: Visit) -> Iterator[Examined]:
    root = visit.store_or_none()
    if root is None:
        return
    for kind in KINDS:
        path = schema_path(kind)
        if not (root / path).is_file():
            continue
        same = (root / path).read_bytes() == schema_text(kind).encode()
        found = path if same else f"{path} is of another version"
        hint = f"fixturectl schema {kind} > {path}"
        yield Examined(f"schema of {kind}", same, found, "" if same else hint, needed=False)
