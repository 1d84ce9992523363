"""Hold plain Block Kit JSON against Slack's rules: needs no store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl import blocks
from fixturectl.blocks import builder_url
from fixturectl.diagnostics import Diagnostic, Place
from fixturectl.errors import UsageError
from fixturectl.store import yaml_nodes
from fixturectl.store.yaml_nodes import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.store.yaml_nodes import Node

CHECK = "json"


class Payload(NamedTuple):
    """What was given: the name of its file, and its characters."""

    name: str
    text: str


class Read(NamedTuple):
    """A payload's value, or the fault for which it has none; `nodes` know the places in it."""

    name: str
    value: Any
    nodes: Node | None
    fault: Diagnostic | None


def read(payload: Payload) -> Read:
    """Read JSON, or an address of Block Kit Builder, which carries JSON."""
    name, text = payload
    if builder_url.is_address(text):
        try:
            return Read(name, builder_url.decode(text.strip()), None, None)
        except UsageError as error:
            return Read(name, None, None, _fault(name, error.message, error.hint))
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        said = f"{error.msg[:1].lower()}{error.msg[1:]}"
        place = (error.lineno, error.colno)
        return Read(name, None, None, _fault(name, f"not JSON: {said}", "", *place))
    except (ValueError, RecursionError):
        return Read(name, None, None, _fault(name, "not JSON that can be read", ""))
    # JSON is YAML, all but a few escapes: its reader knows where everything stands.
    document = yaml_nodes.read(name, text.encode("utf-8", "replace"))
    return Read(name, value, None if document.problems else document.root, None)


def validate(payloads: Iterable[Read]) -> Iterator[Diagnostic]:
    """Yield every rule that a payload breaks, where it stands in its file."""
    for payload in payloads:
        if payload.fault is not None:
            yield payload.fault
            continue
        for breach in blocks.check(payload.value):
            place = _place(payload, breach.pointer)
            yield Diagnostic(
                breach.check,
                breach.level,
                breach.message,
                "",
                *place,
                pointer=breach.pointer,
                slack=breach.answer,
            )


def _fault(name: str, message: str, hint: str, line: int = 1, column: int = 1) -> Diagnostic:
    return Diagnostic(CHECK, "error", message, hint, name, line, column)


def _place(payload: Read, pointer: str) -> Place:
    """Return the place of what a pointer leads to, as far as it leads to something."""
    node = payload.nodes
    for step in pointer.split("/")[1:]:
        child = _child(node, step.replace("~1", "/").replace("~0", "~"))
        if child is None:
            break
        node = child
    return node.place if node is not None else Place(payload.name)


def _child(node: Node | None, step: str) -> Node | None:
    if isinstance(node, Mapping):
        return node.get(step)
    if isinstance(node, Sequence) and step.isdecimal() and int(step) < len(node.items):
        return node.items[int(step)]
    return None
