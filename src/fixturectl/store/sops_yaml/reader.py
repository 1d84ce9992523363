"""Read a file's bytes as SOPS does, from the events of PyYAML's C parser.

What a parser says of a broken file may quote it, and the file may hold secrets in clear: faults
here name the place and the rule, never a character of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import yaml
from yaml._yaml import CParser

from fixturectl.store.sops_yaml.leaves import METADATA
from fixturectl.store.sops_yaml.nodes import Alias, Mapping, Node, Scalar, Sequence
from fixturectl.store.sops_yaml.scalars import UntypedError
from fixturectl.store.yaml_nodes.positions import block_end
from fixturectl.store.yaml_nodes.source import Source, decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.diagnostics import Diagnostic

# Events have no useful types.
_SCALAR: Any = yaml.ScalarEvent
_ALIAS: Any = yaml.AliasEvent
_MAPPING: Any = yaml.MappingStartEvent
_MAPPING_END: Any = yaml.MappingEndEvent
_SEQUENCE_END: Any = yaml.SequenceEndEvent
_STREAM_END: Any = yaml.StreamEndEvent

MAX_DEPTH = 64
MAX_ALIASED = 10_000
_NO_MAPPING = "sops knows only mappings of keys to values here"


class Document(NamedTuple):
    """One document: its root, and where its last line ends, which is where a block may follow."""

    root: Mapping
    end: int


class File(NamedTuple):
    """A file's text and documents, or the first thing for which SOPS refuses it."""

    source: Source
    documents: tuple[Document, ...]
    problem: Diagnostic | None

    def block(self) -> Node | None:
        """Return the `sops` block, which counts in the first document only."""
        return self.documents[0].root.get(METADATA) if self.documents else None


class _RefusedError(Exception):
    """The rest of the file is not worth or not safe reading."""

    def __init__(self, index: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.index = index
        self.message = message
        self.hint = hint


def read(path: str, content: bytes) -> File:
    """Read a file by SOPS' rules; what it refuses is in `problem`."""
    source, fault = decode(path, content)
    if fault:
        return File(source, (), fault)
    reader = _Reader(source)
    try:
        documents = reader.documents()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = source.fault(mark.index if mark else 0, error.problem or "not YAML")
        return File(source, (), problem)
    except _RefusedError as error:
        return File(source, (), source.fault(error.index, error.message, error.hint))
    return File(source, tuple(documents), None)


class _Reader:
    """One pass over one file's events."""

    __slots__ = ("aliased", "anchors", "depth", "flow", "next", "sizes", "source", "text")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.next: Callable[[], Any] = CParser(source.text).get_event
        self.anchors: dict[str, Node | None] = {}
        self.sizes: dict[int, tuple[int, int]] = {}
        self.aliased = 0
        self.depth = 0
        self.flow = 0

    def refuse(self, index: int, message: str, hint: str = "") -> NoReturn:
        raise _RefusedError(index, message, hint)

    def documents(self) -> list[Document]:
        found: list[Document] = []
        self.next()
        while (event := self.next()).__class__ is not _STREAM_END:
            self.anchors = {}
            start = event.start_mark.index
            root = self.node(self.next(), 0)
            if not isinstance(root, Mapping):
                self.refuse(start, "no mapping at the top of the document", _NO_MAPPING)
            if root.flow:
                hint = "write it with one key per line: a block can't be added behind braces"
                self.refuse(root.start, "the document is written in braces", hint)
            found.append(Document(root, self.line_start(self.next().start_mark.index)))
        if not found:
            self.refuse(0, "the file is empty", _NO_MAPPING)
        return found

    def line_start(self, index: int) -> int:
        """Return the start of the line at `index` if that is a marker's line, else the text's."""
        return len(self.text) if index >= len(self.text) else self.source.line(index)[0]

    def node(self, event: Any, indent: int) -> Node:
        kind = event.__class__
        if kind is _SCALAR:
            return self.scalar(event)
        if kind is _ALIAS:
            return self.alias(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse(event.start_mark.index, f"more than {MAX_DEPTH} levels deep", "flatten it")
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.flow += bool(event.flow_style)
        found = self.mapping(event) if kind is _MAPPING else self.sequence(event, indent)
        found.flow = bool(event.flow_style)
        self.flow -= bool(event.flow_style)
        self.depth -= 1
        if event.anchor is not None:
            self.anchors[event.anchor] = found
        return found

    def mapping(self, event: Any) -> Mapping:
        found = Mapping(event.anchor, event.start_mark.index)
        names: set[str] = set()
        while (event := self.next()).__class__ is not _MAPPING_END:
            if event.__class__ is not _SCALAR:
                self.refuse(event.start_mark.index, "a key that is no text", "write it as text")
            if not found.entries:
                found.indent = event.start_mark.column
            key = self.scalar(event)
            self.check_key(key, names)
            names.add(key.value)
            found.entries.append((key, self.node(self.next(), found.indent)))
        found.end = event.end_mark.index
        return found

    def check_key(self, key: Scalar, names: set[str]) -> None:
        try:
            textual = key.typed().type == "str"
        except UntypedError:
            textual = False
        if not textual:
            self.refuse(key.start, "a key that is no text", "quote it")
        if key.value in names:
            self.refuse(key.start, "a key that is here twice", "remove one of the two")

    def sequence(self, event: Any, indent: int) -> Sequence:
        found = Sequence(event.anchor, event.start_mark.index)
        start = self.text.find("-", found.start)
        inside = event.flow_style or start < 0
        found.indent = indent if inside else start - self.source.line(start)[0]
        while (event := self.next()).__class__ is not _SEQUENCE_END:
            found.items.append(self.node(event, found.indent))
        found.end = event.end_mark.index
        return found

    def scalar(self, event: Any) -> Scalar:
        tag = event.tag
        style = "" if event.style is None else event.style
        found = Scalar(event.value, style, tag, event.anchor)
        found.start = event.start_mark.index
        found.end = event.end_mark.index
        found.flow = bool(self.flow)
        if self.flow and not style and "?" in event.value:
            self.refuse(
                found.start, "a ? within brackets or braces, which sops can't read", "quote it"
            )
        if style in {"|", ">"}:
            found.end = block_end(self.text, self.block_start(found), event.value)
        if event.anchor is not None:
            self.anchors[event.anchor] = found
        return found

    def block_start(self, scalar: Scalar) -> int:
        """Return where the | or > stands, behind an anchor and a tag."""
        start = scalar.start
        while self.text[start] in "&!":
            while not self.text[start].isspace():
                start += 1
            while self.text[start].isspace():
                start += 1
        return start

    def alias(self, event: Any) -> Alias:
        start = event.start_mark.index
        target = self.anchors.get(event.anchor)
        if target is None:
            known = event.anchor in self.anchors
            reason = "stands inside what it refers to" if known else "refers to nothing"
            self.refuse(start, f"an alias that {reason}")
        count, height = self.size(target)
        self.aliased += count
        if self.aliased > MAX_ALIASED:
            self.refuse(start, f"aliases repeat more than {MAX_ALIASED:,} values")
        if self.depth + height > MAX_DEPTH:
            self.refuse(start, f"more than {MAX_DEPTH} levels deep", "flatten it")
        found = Alias(event.anchor, target, start, event.end_mark.index)
        found.flow = bool(self.flow)
        return found

    def size(self, node: Node) -> tuple[int, int]:
        """Return the nodes at and below `node`, aliases expanded, and its height."""
        known = self.sizes.get(id(node))
        if known is None:
            if isinstance(node, Scalar):
                known = 1, 0
            elif isinstance(node, Alias):
                known = self.size(node.target)
            else:
                children = (
                    node.items
                    if isinstance(node, Sequence)
                    else [value for _, value in node.entries]
                )
                below = [self.size(child) for child in children]
                known = 1 + sum(n for n, _ in below), 1 + max((h for _, h in below), default=0)
            self.sizes[id(node)] = known
        return known
