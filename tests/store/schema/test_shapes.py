"""The models are written in shapes that are described, and told apart by their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.store import schema
from fixturectl.store.schema.shapes import Either, Items, Key, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.store.schema.shapes import Shape


def shapes(shape: Shape, seen: set[int]) -> Iterator[Shape]:
    if id(shape) in seen:
        return
    seen.add(id(shape))
    yield shape
    below: list[Shape] = []
    if isinstance(shape, Table):
        below = [key.shape for key in shape.keys.values()] + (
            [shape.others] if shape.others else []
        )
    elif isinstance(shape, Items):
        below = [shape.of]
    elif isinstance(shape, Either):
        below = list(shape.shapes)
    for inner in below:
        yield from shapes(inner, seen)


@pytest.mark.parametrize("kind", sorted(schema.MODELS))
def test_every_key_is_described_in_one_sentence(kind: str) -> None:
    tables = [one for one in shapes(schema.MODELS[kind], set()) if isinstance(one, Table)]
    keys: list[Key] = [key for table in tables for key in table.keys.values()]

    assert keys
    assert [key.description for key in keys if not key.description.endswith(".")] == []


@pytest.mark.parametrize("kind", sorted(schema.MODELS))
def test_alternatives_are_told_apart_by_their_kind(kind: str) -> None:
    for one in shapes(schema.MODELS[kind], set()):
        if isinstance(one, Either):
            kinds = [type(choice) for choice in one.shapes]
            assert len(set(kinds)) == len(kinds)
