"""A message: what Slack gets, and for every string of it where its characters came from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.rendering.breaches import breaches
from fixturectl.rendering.pieces import Leaf, Obj

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from fixturectl.diagnostics import Diagnostic, Place
    from fixturectl.rendering.pieces import Part
    from fixturectl.store.yaml_nodes import Node


class Message(NamedTuple):
    """One rendered fixture.

    `payload` is the body of chat.postMessage without `channel`: plain dicts, lists and strings
    for every reader, with the origin of each inside. `remarks` are warnings that came up on the
    way, and what was cut; an error makes no message.
    """

    tenant: str
    fixture: str
    locale: str
    sample: str
    payload: dict[str, Any]
    now: datetime | None = None
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """The remarks, and what breaks Slack's rules: looked for when it is asked."""
        return (*self.remarks, *breaches(self))

    @property
    def text(self) -> str:
        """What a notification shows: the text, or the fallback of a message with a colour bar."""
        for attachment in self.payload.get("attachments", ()):
            if "fallback" in attachment:
                return str(attachment["fallback"])
        return str(self.payload.get("text", ""))

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """The blocks, wherever they travel."""
        for attachment in self.payload.get("attachments", ()):
            if "blocks" in attachment:
                found: list[dict[str, Any]] = attachment["blocks"]
                return found
        return list(self.payload.get("blocks", ()))

    def to_json(self, indent: int | None = None) -> str:
        """Return the body of chat.postMessage as JSON."""
        return json.dumps(self.payload, ensure_ascii=False, indent=indent)

    def leaves(self) -> Iterator[tuple[str, Leaf]]:
        """Yield every string of the message with its JSON pointer (RFC 6901)."""
        return _leaves(self.payload, "")

    def parts(self) -> Iterator[Any]:
        """Yield the blocks, and every string beside them."""
        for key, value in self.payload.items():
            if key == "attachments":
                for attachment in value:
                    blocks = attachment.get("blocks", ())
                    yield from (one for one in attachment.values() if one is not blocks)
                    yield from blocks
            elif key == "blocks":
                yield from value
            else:
                yield value

    def origins(self, pointer: str) -> tuple[Part, ...]:
        """Return the runs of characters that make up the string at `pointer`."""
        found = self.at(pointer)
        return found.parts if isinstance(found, Leaf) else ()

    def place(self, pointer: str, character: int = 0) -> Place | None:
        """Return where the value at `pointer` comes from: of a string, that character of it.

        A value that a key lacks is placed at the mapping which should have it.
        """
        while True:
            try:
                found = self.at(pointer)
            except (LookupError, TypeError, ValueError):
                found = None
            place = place_of(found, character)
            if place is not None or not pointer:
                return place
            pointer, character = pointer.rpartition("/")[0], 0

    def at(self, pointer: str) -> Any:
        """Return the value at `pointer`; LookupError where there is none."""
        found: Any = self.payload
        for step in pointer.split("/")[1:]:
            key = step.replace("~1", "/").replace("~0", "~")
            found = found[int(key)] if isinstance(found, list) else found[key]
        return found


def strings(value: Any) -> Iterator[Leaf]:
    """Yield every string of a message or of a part of it, in no order that means anything."""
    waiting: list[Any] = [value]
    for one in waiting:
        if isinstance(one, Leaf):
            yield one
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def place_of(found: Any, character: int = 0) -> Place | None:
    """Return the place of one value of a message's tree, None for numbers and booleans."""
    if isinstance(found, Leaf):
        return _leaf_place(found, character)
    node: Node | None = getattr(found, "node", None)
    return node.place if node is not None else None


def _leaf_place(leaf: Leaf, character: int) -> Place:
    at = 0
    for part in leaf.parts:
        if character < at + len(part.text) and part.node is not None:
            # A value stands where it is put in: the characters of the value have no place there.
            inside = max(character - at, 0) if part.kind in ("template", "text") else 0
            return part.node.at(part.start + inside)
        at += len(part.text)
    return leaf.node.place


def _leaves(value: Any, pointer: str) -> Iterator[tuple[str, Leaf]]:
    if isinstance(value, Leaf):
        yield pointer, value
    elif isinstance(value, Obj | dict):
        for key, member in value.items():
            step = str(key).replace("~", "~0").replace("/", "~1")
            yield from _leaves(member, f"{pointer}/{step}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{pointer}/{index}")
