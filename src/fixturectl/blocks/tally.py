"""The rules about a message as a whole: how many, how much, and which ids may not repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.blocks.faults import Fault, constraint, spelled
from fixturectl.blocks.totals import total_fault

if TYPE_CHECKING:
    from collections.abc import Iterator


MARKDOWN = 12_000
# Undocumented: 13,172 were refused with a divider, 11,341 once, 12,000 and "a buffer" is said.
ALL_TEXT = 13_200
ALL_TEXT_CONTESTED = 11_000
_MOST = {"data_visualization": 2, "plan": 1}
_TABLES = frozenset(("table", "data_table"))
_COUNTED_KINDS = frozenset((*_TABLES, *_MOST, "markdown"))
_CHILDREN = {"container": "child_blocks", "carousel": "elements"}
_ELEMENTS = ("elements", "actions")
_ELEMENT = ("accessory", "element")
# Tables have totals of their own; what only opens on a click is no text of the message.
UNCOUNTED = frozenset(("rows", "options", "option_groups", "confirm", "placeholder"))
COUNTED = frozenset(("text", "title", "subtitle", "body", "caption"))
_TREES = (dict, list)
_HOLDING = frozenset((*_ELEMENTS, *_ELEMENT))


class Tally:
    """What has been seen of one message, across `blocks` and all attachments."""

    __slots__ = ("action_ids", "block_ids", "counts", "faults", "focus", "markdown", "tables")

    def __init__(self) -> None:
        self.block_ids: set[str] = set()
        self.counts = dict.fromkeys(_MOST, 0)
        self.tables = 0
        self.focus = False
        self.markdown = 0
        self.faults: list[Fault] = []

    @property
    def counts_more(self) -> bool:
        """Whether something was seen that counts across blocks, besides their ids and texts."""
        return bool(self.focus or self.tables or self.markdown or any(self.counts.values()))

    def blocks(self, blocks: list[Any], at: tuple[object, ...]) -> None:
        """Look at a list of blocks, which may hold anything, that stands at `at`."""
        for index, block in enumerate(blocks):
            if not isinstance(block, dict) or not isinstance(block.get("type"), str):
                continue
            where = (*at, index)
            self._block(block, where)
            # Only one level: what holds blocks may not hold others of its kind.
            key = _CHILDREN.get(block["type"])
            children = block.get(key) if key else None
            for place, child in enumerate(children if isinstance(children, list) else ()):
                if isinstance(child, dict) and isinstance(child.get("type"), str):
                    self._block(child, (*where, key, place))

    def _block(self, block: dict[str, Any], at: tuple[object, ...]) -> None:
        name = block["type"]
        if name in _COUNTED_KINDS:
            self._kind(name, block, at)
        block_id = block.get("block_id")
        if block_id and isinstance(block_id, str):
            if block_id in self.block_ids:
                self._twice("block_id", block_id, (*at, "block_id"), "another block has it too")
            self.block_ids.add(block_id)
        self._elements(block, at)

    def _kind(self, name: str, block: dict[str, Any], at: tuple[object, ...]) -> None:
        if name in _TABLES:
            self.tables += 1
            self._most(self.tables, 1, "table or data_table", at)
        elif name in _MOST:
            self.counts[name] += 1
            self._most(self.counts[name], _MOST[name], name, at)
        elif name == "markdown" and isinstance(block.get("text"), str):
            before = self.markdown
            self.markdown += len(block["text"])
            if before <= MARKDOWN < self.markdown and len(block["text"]) <= MARKDOWN:
                self.faults.append(_markdown_fault(self.markdown, (*at, "text")))

    def _most(self, count: int, most: int, name: str, at: tuple[object, ...]) -> None:
        if count != most + 1:
            return
        text = f"is one {name} too many: a message may have {most}"
        self.faults.append(
            Fault("block-count", text, at=at, constraint=constraint("max_items", most, count))
        )

    def _elements(self, block: dict[str, Any], at: tuple[object, ...]) -> None:
        seen: set[str] = set()
        for element, *keys in _interactive(block):
            action_id = element.get("action_id")
            if action_id and isinstance(action_id, str):
                if action_id in seen:
                    where = (*at, *keys, "action_id")
                    self._twice("action_id", action_id, where, "another element has it too")
                seen.add(action_id)
            if element.get("focus_on_load") is True:
                if self.focus:
                    text = "is set on another element of the message already"
                    self.faults.append(Fault("block-count", text, at=(*at, *keys, "focus_on_load")))
                self.focus = True

    def _twice(self, key: str, name: str, at: tuple[object, ...], why: str) -> None:
        got = constraint("unique", key, spelled(name))
        text = f"{spelled(name)} is not unique: {why}"
        self.faults.append(Fault("block-unique", text, at=at, constraint=got))


def is_plain(block: dict[str, Any]) -> bool:
    """Tell whether of a block, which is sound, only its id and its texts count."""
    kind = block["type"]
    return kind not in _COUNTED_KINDS and kind not in _CHILDREN and _HOLDING.isdisjoint(block)


def _interactive(block: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for key in _ELEMENTS:
        if key in block and isinstance(block[key], list):
            for index, element in enumerate(block[key]):
                if isinstance(element, dict):
                    yield element, key, index
    for key in _ELEMENT:
        if key in block and isinstance(block[key], dict):
            yield block[key], key


def _markdown_fault(size: int, at: tuple[object, ...]) -> Fault:
    text = f"brings the markdown of the message to {size} characters, at most {MARKDOWN} are"
    return Fault(
        "block-total", f"{text} allowed", at=at, constraint=constraint("max_length", MARKDOWN, size)
    )


def all_text(blocks: list[Any], at: tuple[object, ...]) -> list[Fault]:
    """Return the fault of blocks whose texts are too long together, if they are."""
    size = text_size(blocks)
    if size <= ALL_TEXT_CONTESTED:
        return []
    return [total_fault(size, ALL_TEXT_CONTESTED, ALL_TEXT, at)]


def text_size(value: object) -> int:
    """Return the code points of the visible texts below `value`."""
    if not isinstance(value, _TREES):
        return 0
    # Spelled out for every message that is sent; `texts` tells which strings count.
    size, rest = 0, [value]
    for node in rest:
        if isinstance(node, list):
            rest += [child for child in node if isinstance(child, _TREES)]
            continue
        for key, child in node.items():
            if key in COUNTED and isinstance(child, str):
                size += len(child)
            elif isinstance(child, _TREES) and key not in UNCOUNTED:
                rest.append(child)
    return size


def texts(value: object) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Yield the object, the key and the characters of every visible text, however deep it is."""
    rest = [value]
    while rest:
        node = rest.pop()
        if isinstance(node, dict):
            for key, child in node.items():
                if isinstance(child, str):
                    if key in COUNTED:
                        yield node, key, child
                elif key not in UNCOUNTED:
                    rest.append(child)
        elif isinstance(node, list):
            rest += node
