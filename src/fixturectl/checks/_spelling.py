"""The faults of spelling in the texts of one file: each is found once, whoever reads the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.checks import File, Finding
from fixturectl.store.scalar_edits import within
from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_edits import Edit
from fixturectl.store.yaml_nodes import Mapping, Scalar
from fixturectl.texts import placeholders

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from fixturectl.store.yaml_nodes import Node

# {{ name }} and {{ name | format('argument') }}: a filter named after a format does what it does.
# Strings: most stores have no such fault, and compiling takes longer than looking for it.
_NAME = r"\s*(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*"
_ARGUMENT = r"\(\s*(?P<argument>'[^'(){}]*'|\"[^\"(){}]*\")\s*\)\s*"
_TEMPLATE = rf"\{{\{{-?{_NAME}(?:\|\s*(?P<format>[a-z]+)\s*(?:{_ARGUMENT})?)?-?\}}\}}"
_SPACED = rf"\{{{_NAME}(?P<format>)(?P<argument>)\}}"
_FUNCTIONS = ("_", "t")


def misspelt(subject: File, names: Container[str]) -> Iterator[Finding]:
    """Yield what is wrong with the placeholders of a file of texts, as far as `names` has it."""
    root = subject.document.root
    if subject.kind != "texts" or not isinstance(root, Mapping):
        return
    for scalar in _strings(root.get("texts")):
        for fault in placeholders.parse(scalar.value).problems:
            if fault.check in names:
                place = scalar.at(fault.offset)
                edit = _meant(scalar.value, fault.offset)
                edits = within(scalar, [edit]) if edit is not None else ()
                yield Finding(fault.check, place, fault.message, fault.hint, edits=edits)


def _meant(text: str, offset: int) -> Edit | None:
    """Return the edit that writes a placeholder for what says the same as a template does."""
    found = re.compile(_TEMPLATE).match(text, offset) or re.compile(_SPACED).match(text, offset)
    if found is None or found["name"] in _FUNCTIONS:
        return None
    shape, argument = found["format"] or "", found["argument"] or ""
    said = (shape and f":{shape}") + (argument and f"({argument[1:-1]})")
    meant = f"{{{found['name']}{said}}}"
    edited = placeholders.parse(meant)
    return Edit(*found.span(), meant) if edited.placeholders and not edited.problems else None


def _strings(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Mapping):
        for _, value in node:
            yield from _strings(value)
    elif isinstance(node, Scalar) and not is_sealed(node):
        yield node
