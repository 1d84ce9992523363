"""Read a file's bytes into nodes, from the events of PyYAML's C parser, by the strict rules."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml._yaml import CParser

from fixturectl.store.yaml_nodes.anchors import MAX_DEPTH, Anchors, Refusal
from fixturectl.store.yaml_nodes.faults import explain, short
from fixturectl.store.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence, resolve
from fixturectl.store.yaml_nodes.positions import block_end
from fixturectl.store.yaml_nodes.source import Source, decode
from fixturectl.store.yaml_writer import quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.diagnostics import Diagnostic

# Events have no useful types, and every one of a file is compared with these.
_SCALAR: Any = yaml.ScalarEvent
_ALIAS: Any = yaml.AliasEvent
_MAPPING: Any = yaml.MappingStartEvent
_MAPPING_END: Any = yaml.MappingEndEvent
_SEQUENCE_END: Any = yaml.SequenceEndEvent
_STREAM_END: Any = yaml.StreamEndEvent

MAX_PROBLEMS = 100

_PROPERTY = r"(?:&[^\s,\[\]{}]+|!<[^>\s]*>|![^\s,\[\]{}]*)"
_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")


class Document(NamedTuple):
    """One file: its text, its nodes (None where it has none) and what is wrong with it."""

    source: Source
    root: Node | None
    problems: tuple[Diagnostic, ...]


class _StopError(Exception):
    """The rest of the file is not worth or not safe reading."""


def read(path: str, content: bytes) -> Document:
    """Read a store file; whatever is wrong with its content is among the document's problems."""
    source, fault = decode(path, content)
    if fault:
        return Document(source, None, (fault,))
    reader = _Reader(source)
    try:
        root = reader.document()
    except yaml.MarkedYAMLError as error:
        reader.problems.append(explain(source, error, reader.latest))
        root = None
    except _StopError:
        root = None
    return Document(source, root, tuple(reader.problems))


class _Reader:
    """One pass over one file's events."""

    __slots__ = (
        "anchors",
        "depth",
        "latest",
        "next",
        "problems",
        "source",
        "text",
    )

    def __init__(self, source: Source) -> None:
        self.source = source
        # A character at the end, so that an empty scalar there has one to look at.
        self.text = source.text + "\n"
        self.next: Callable[[], Any] = CParser(source.text).get_event
        self.problems: list[Diagnostic] = []
        self.latest: Scalar | None = None
        self.anchors = Anchors()
        self.depth = 0

    def report(self, index: int, message: str, hint: str) -> None:
        self.problems.append(self.source.fault(index, message, hint))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopError

    def document(self) -> Node | None:
        """Return the root of the only document."""
        self.next()
        event = self.next()
        if event.__class__ is _STREAM_END:
            self.report(0, "the file is empty", "write its keys, or remove the file")
            return None
        if event.version or event.tags:
            self.report(event.start_mark.index, "a directive (%)", "remove this line")
        root = self.node(self.next())
        for name, start in self.anchors.unused.items():
            hint = "remove it, or quote this text if the & belongs to it"
            self.report(start, f"nothing refers to the anchor &{short(name)}", hint)
        self.next()
        event = self.next()
        if event.__class__ is not _STREAM_END:
            hint = "keep one document in a file: remove this line and what follows"
            self.report(event.start_mark.index, "a second document begins here", hint)
        if isinstance(root, Scalar) and root.is_null:
            self.report(0, "the file is empty", "write its keys, or remove the file")
            return None
        return root

    def node(self, event: Any) -> Node:
        """Return the node that begins with `event`."""
        kind = event.__class__
        if kind is _SCALAR:
            return self.scalar(event)
        if kind is _ALIAS:
            return self.alias(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels deep"
            self.report(event.start_mark.index, message, "flatten it")
            raise _StopError
        start = event.start_mark.index
        anchor = event.anchor
        # A block mapping begins where its first key does: a property there may be the key's.
        if anchor is not None or not event.implicit:
            start = self.properties(event, start)
        if anchor is not None:
            self.open_anchor(anchor, event.start_mark.index)
        found = self.mapping(start) if kind is _MAPPING else self.sequence(start)
        if anchor is not None:
            self.anchors.close(anchor, found)
        self.depth -= 1
        return found

    def mapping(self, start: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        get = self.next
        end = start
        while (event := get()).__class__ is not _MAPPING_END:
            if event.__class__ is not _SCALAR:
                self.complex_key(event, start)
                continue
            key = self.scalar(event)
            name = key.value
            if name == "<<" or not (key.style or _is_text(name)):
                self.odd_key(key)
            event = get()
            value = self.scalar(event) if event.__class__ is _SCALAR else self.node(event)
            end = event.end_mark.index if event.__class__ is _ALIAS else value.end
            if name in pairs:
                line = pairs[name][0].line
                message = f'the key "{name}" is here twice: first on line {line}'
                self.report(key.start, message, "remove or rename one of the two")
            else:
                pairs[name] = (key, value)
        if self.text[start] == "{":
            end = event.end_mark.index
        return Mapping(self.source, pairs, start, end)

    def sequence(self, start: int) -> Sequence:
        items: list[Node] = []
        get = self.next
        end = start + 1
        while (event := get()).__class__ is not _SEQUENCE_END:
            item = self.scalar(event) if event.__class__ is _SCALAR else self.node(event)
            items.append(item)
            end = event.end_mark.index if event.__class__ is _ALIAS else item.end
        if self.text[start] == "[":
            end = event.end_mark.index
        return Sequence(self.source, items, start, end)

    def scalar(self, event: Any) -> Scalar:
        start = event.start_mark.index
        style = event.style
        if self.text[start] in "!&":
            start = self.properties(event, start)
        if style == "|" or style == ">":  # noqa: PLR1714 - on every scalar's way
            end = block_end(self.source.text, start, event.value)
        else:
            end = event.end_mark.index
        self.latest = found = Scalar(self.source, event.value, style, start, end)
        if event.anchor is not None:
            self.open_anchor(event.anchor, event.start_mark.index)
            self.anchors.close(event.anchor, found)
        return found

    def properties(self, event: Any, start: int) -> int:
        """Return where a node begins behind its anchor and tag; a tag is reported."""
        end = event.end_mark.index if event.__class__ is _SCALAR else len(self.text)
        seen: set[str] = set()
        pattern = re.compile(_PROPERTY)  # only here, since most files have neither
        while (match := pattern.match(self.text, start, end)) and match[0][0] not in seen:
            seen.add(match[0][0])
            if match[0][0] == "!":
                message = f"a tag: {short(match[0])}"
                self.report(start, message, "remove it, or quote this text if the ! belongs to it")
            space = _SPACE.match(self.text, match.end(), end)
            start = space.end() if space else match.end()
        return start

    def open_anchor(self, name: str, start: int) -> None:
        if not self.anchors.open(name, start):
            self.report(start, f"the anchor &{short(name)} is here twice", "rename one of the two")

    def odd_key(self, key: Scalar) -> None:
        if key.value == "<<" and not key.style:
            hint = "write the keys out, or let the tenant extend another"
            self.report(key.start, "a merge key (<<) is not part of YAML 1.2", hint)
        elif not key.style:
            kind = "nothing" if key.is_null else f"the {_kind(key.resolve())} {short(key.value)}"
            message = f"a key must be a text, this one is {kind}"
            self.report(key.start, message, f"quote this key: {quote(key.value)}")

    def complex_key(self, event: Any, outer: int) -> None:
        """Read and report a key that is a mapping, a list or an alias, and its value."""
        before = len(self.problems)
        key = self.node(event)
        self.node(self.next())
        if len(self.problems) > before:
            return
        text = self.text
        if text.startswith("{{", outer) and key.start == outer + 1:
            begin, line = self.source.line(outer)
            found = line[outer - begin :].rstrip()
            hint = f"quote this text: {quote(short(found))}"
            self.report(outer, f"{short(found)} is read as a mapping, not as text", hint)
            return
        hint = "quote this text" if text[key.start] in "{[*" else "write the key as text"
        self.report(event.start_mark.index, "a key must be a text", hint)

    def alias(self, event: Any) -> Node:
        found = self.anchors.follow(event.anchor, self.depth)
        if not isinstance(found, Refusal):
            return found
        start = event.start_mark.index
        self.report(start, found.message, found.hint)
        if found.final:
            raise _StopError
        return Scalar(self.source, f"*{event.anchor}", "*", start, event.end_mark.index)


@lru_cache(maxsize=4096)
def _is_text(spelling: str) -> bool:
    """Tell whether a plain scalar is a text: files have the same keys again and again."""
    return isinstance(resolve(spelling), str)


def _kind(value: object) -> str:
    return "boolean" if isinstance(value, bool) else "number"
