"""Edits of a file's text that change the values they name and not one byte else.

Each function returns an Edit of the text that the node was read from; `apply` makes several at
once. The document must have been read without problems.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.yaml_nodes import Mapping, Node, Scalar, Sequence
from fixturectl.store.yaml_writer import Quoted, flow, quote, scalar, write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Known

__all__ = [
    "Edit",
    "Quoted",
    "append",
    "apply",
    "insert",
    "insert_all",
    "put",
    "quote",
    "remove",
    "replace",
    "rewrite",
    "write",
]

_KEEP = re.compile(r"[|>][0-9]?\+")


class Edit(NamedTuple):
    """Characters `start` to `end` of a text become `text`."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` after all `edits`; raises ValueError if two of them overlap."""
    point = len(text)
    for edit in sorted(edits, reverse=True):
        if edit.end > point:
            raise ValueError(f"two edits overlap at character {edit.end}")
        text = text[: edit.start] + edit.text + text[edit.end :]
        point = edit.start
    return text


def replace(node: Scalar, value: str | float | None) -> Edit:
    """Give a scalar another value; a text is always quoted.

    A scalar that an alias stands for is changed where its anchor is.
    """
    token = quote(value) if isinstance(value, str) else scalar(value)
    if node.start < node.end:
        return Edit(node.start, node.end, token)
    # Nothing stands behind the colon or dash: its blank may be missing too.
    blank = "" if node.source.text[node.start - 1 : node.start] == " " else " "
    return Edit(node.start, node.start, blank + token)


def put(mapping: Mapping, name: str, value: str | float | None) -> Edit:
    """Give a key a value: replace the scalar it has, or insert the key behind the last."""
    key, node = mapping.pairs.get(name, (None, None))
    if key is None:
        return insert(mapping, name, value)
    if not isinstance(node, Scalar):
        raise TypeError(f"the value of {name} is not a scalar")
    if node.start == node.end and ":" not in mapping.source.text[key.end : node.start]:
        return Edit(key.end, key.end, f":{replace(node, value).text}")
    return replace(node, value)


def insert(mapping: Mapping, name: str, value: object, *, after: str | None = None) -> Edit:
    """Insert a key that the mapping lacks, behind the key `after`, else behind the last one."""
    return insert_all(mapping, {name: value}, after=after)


def insert_all(
    mapping: Mapping, entries: Known[str, object], *, after: str | None = None, first: bool = False
) -> Edit:
    """Insert keys that the mapping lacks: behind the key `after`, else behind the last one.

    If `first`, they come before all others; the comment above the first of those stays its own.
    """
    if not mapping.pairs:
        start = mapping.start + 1
        return Edit(start, start, flow(entries)[1:-1])
    anchor = after if after is not None else next(reversed(mapping.pairs))
    text = mapping.source.text
    if mapping.flow:
        inside = flow(entries)[1:-1]
        if first:
            return Edit(mapping.start + 1, mapping.start + 1, f"{inside}, ")
        end = _entry_end(mapping, anchor)
        return Edit(end, end, f", {inside}")
    key = next(iter(mapping.pairs.values()))[0]
    indent = " " * (key.column - 1)
    lines = [f"{indent if line else ''}{line}" for line in write(entries).splitlines()]
    line_break = "\r\n" if "\r\n" in text else "\n"
    if first:
        start = _with_comment(key, -1)
        return Edit(start, start, "".join(f"{line}{line_break}" for line in lines))
    line_start, line = mapping.source.line(_entry_end(mapping, anchor))
    end = line_start + len(line)
    return Edit(end, end, "".join(f"{line_break}{line}" for line in lines))


def rewrite(mapping: Mapping, name: str, value: object) -> Edit:
    """Give a key a value of any shape in place of the one it has, an alias too.

    The comment above the key stays, and so does one behind the value.
    """
    key, end = mapping.pairs[name][0], _entry_end(mapping, name)
    if mapping.flow:
        return Edit(key.end, end, f": {flow(value)}")
    indent = " " * (key.column - 1)
    first, *rest = write({name: value})[len(scalar(name)) :].splitlines()
    line_break = "\r\n" if "\r\n" in mapping.source.text else "\n"
    lines = (first, *(f"{indent if line else ''}{line}" for line in rest))
    return Edit(key.end, end, line_break.join(lines))


def append(items: Sequence, value: str | float | None) -> Edit:
    """Add an item behind a list's last one."""
    token = flow(value)
    if not items.items:
        return Edit(items.start + 1, items.start + 1, token)
    end = _end(items.items[-1])
    if items.flow:
        return Edit(end, end, f", {token}")
    line_start, line = items.source.line(end)
    line_break = "\r\n" if "\r\n" in items.source.text else "\n"
    dash = " " * (items.place.column - 1) + "- "
    return Edit(line_start + len(line), line_start + len(line), line_break + dash + token)


def remove(mapping: Mapping, name: str) -> Edit:
    """Remove a key with its value and the comment directly above it."""
    names = list(mapping.pairs)
    place = names.index(name)
    key, end = mapping.pairs[name][0], _entry_end(mapping, name)
    if len(names) == 1:
        return Edit(mapping.start, mapping.end if mapping.flow else end, "{}")
    following = mapping.pairs[names[place + 1]][0] if place + 1 < len(names) else None
    before = _entry_end(mapping, names[place - 1]) if place else -1
    if mapping.flow:
        return Edit(key.start, following.start, "") if following else Edit(before, end, "")
    source = mapping.source
    line_start = source.line(key.start)[0]
    if source.text[line_start : key.start].strip(" ") and following:
        # The first key of a list item: its dash stays and gets the next key.
        return Edit(key.start, _with_comment(following, end, dash=True), "")
    start = _with_comment(key, before)
    last_start, last_line = source.line(end)
    end = last_start + len(last_line)
    if source.text.startswith("\r\n", end):
        return Edit(start, end + 2, "")
    if end < len(source.text):
        return Edit(start, end + 1, "")
    return Edit(start, end, "")


def _with_comment(key: Scalar, after: int, *, dash: bool = False) -> int:
    """Return where a key's line begins, or the comment lines directly above it, behind `after`.

    With `dash`, return where the first word of them begins.
    """
    source = key.source
    start, line = source.line(key.start)
    indent = key.start - start
    while start:
        above, line = source.line(start - 1)
        if above <= after or not line.startswith(" " * indent + "#"):
            break
        start = above
    return start + indent if dash else start


def _entry_end(mapping: Mapping, name: str) -> int:
    """Return where a key's entry ends: its value's last character, or that of its own line."""
    key, node = mapping.pairs[name]
    if node.source is not mapping.source or not key.end <= node.start <= mapping.end:
        return _alias_end(key)
    return max(_end(node), key.end)


def _end(node: Node) -> int:
    if isinstance(node, Scalar):
        kept = node.style in {"|", ">"} and _KEEP.match(node.spelling) and node.value
        return node.offset(len(node.value) - 1) if kept else node.end
    if node.flow:
        return node.end
    if isinstance(node, Mapping):
        return _entry_end(node, next(reversed(node.pairs))) if node.pairs else node.end
    last = node.items[-1] if isinstance(node, Sequence) else node
    return _end(last) if node.start <= last.start <= node.end else node.end


def _alias_end(key: Scalar) -> int:
    found = re.compile(r"[ \t]*:\s*\*[^\s,\[\]{}]+").match(key.source.text, key.end)
    return found.end() if found else key.end
