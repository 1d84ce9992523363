"""The faults of spelling in the texts of one file: each is found once, whoever reads the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import File, Finding
from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_nodes import Mapping, Scalar
from fixturectl.texts import placeholders

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from fixturectl.store.yaml_nodes import Node


def misspelt(subject: File, names: Container[str]) -> Iterator[Finding]:
    """Yield what is wrong with the placeholders of a file of texts, as far as `names` has it."""
    root = subject.document.root
    if subject.kind != "texts" or not isinstance(root, Mapping):
        return
    for scalar in _strings(root.get("texts")):
        for fault in placeholders.parse(scalar.value).problems:
            if fault.check in names:
                yield Finding(fault.check, scalar.at(fault.offset), fault.message, fault.hint)


def _strings(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Mapping):
        for _, value in node:
            yield from _strings(value)
    elif isinstance(node, Scalar) and not is_sealed(node):
        yield node
