"""Edits of a file's text that replace secrets and the `sops` block, and not one byte else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.secrets.plaintexts import Spelled, spelled
from fixturectl.secrets.refusals import at
from fixturectl.store.sops_yaml import Alias, Mapping, Node, Scalar, Sequence
from fixturectl.store.yaml_edits import Edit, apply, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fixturectl.secrets.encryption import Value
    from fixturectl.store.sops_yaml import Document, File

_HEADER_COMMENT = re.compile(r"[^\r\n]*?([ \t]+#[^\r\n]*)")
_REST_OF_LINE = re.compile(r"[^\r\n]*")


def sealed_edits(file: File, values: list[Value], token: Callable[[Value], str]) -> Iterator[Edit]:
    """Yield the edits that put a `token` in each secret's place and write out aliases to one."""
    expanded: dict[int, tuple[Alias, list[Value]]] = {}
    for value in values:
        if value.leaf.alias is not None:
            expanded.setdefault(id(value.leaf.alias), (value.leaf.alias, []))[1].append(value)
        elif value.sealable:
            yield _sealed(file, value, token(value))
    written: set[int] = set()
    for alias, group in expanded.values():
        if any(value.sealable for value in group):
            text = _written_out(alias.target, iter(group), token)
            yield Edit(alias.start, alias.end, text)
            written.add(id(alias))
    yield from _idle_anchors(file, written)


def _sealed(file: File, value: Value, token: str) -> Edit:
    scalar = value.leaf.scalar
    quoted = f'"{token}"' if scalar.flow and not token.startswith('"') else token
    if scalar.style in {"|", ">"}:
        comment = _HEADER_COMMENT.match(file.source.text, scalar.start, scalar.end)
        quoted += comment[1] if comment else ""
    return Edit(scalar.start, scalar.end, quoted)


def _written_out(node: Node, values: Iterator[Value], token: Callable[[Value], str]) -> str:
    """Return an aliased node in flow style; `values` are its leaves in order."""
    if isinstance(node, Alias):
        return _written_out(node.target, values, token)
    if isinstance(node, Mapping):
        pairs = (
            f"{_key(key)}: {_written_out(value, values, token)}" for key, value in node.entries
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(node, Sequence):
        return "[" + ", ".join(_written_out(item, values, token) for item in node.items) + "]"
    value = next(values)
    if value.sealable:
        text = token(value)
        return text if text.startswith('"') else f'"{text}"'
    if value.kind is None:
        return "null"
    return spelled(value.kind, value.plain, indent=0, flow=True).token


def _key(key: Scalar) -> str:
    return key.value if key.value == "<<" and not key.style else quote(key.value)


def _idle_anchors(file: File, written: set[int]) -> Iterator[Edit]:
    """Yield the removal of anchors to which, once aliases are written out, nothing refers."""
    aliases = [alias for document in file.documents for alias in _aliases(document.root)]
    used = {id(alias.target) for alias in aliases if id(alias) not in written}
    targets = {id(alias.target): alias.target for alias in aliases if id(alias) in written}
    text = file.source.text
    for key, target in targets.items():
        if key in used or isinstance(target, Scalar | Alias):
            continue
        start = text.index(f"&{target.anchor}", target.start)
        end = start + len(f"&{target.anchor}")
        if text[end] in "\r\n":
            start = len(text[:start].rstrip(" \t"))
        else:
            end += len(text[end:]) - len(text[end:].lstrip(" \t"))
        yield Edit(start, end, "")


def _aliases(node: Node) -> Iterator[Alias]:
    if isinstance(node, Alias):
        yield node
    elif not isinstance(node, Scalar):
        children = (
            node.items if isinstance(node, Sequence) else [value for _, value in node.entries]
        )
        for child in children:
            yield from _aliases(child)


def opened_edits(file: File, values: list[Value]) -> Iterator[Edit]:
    """Yield the edits that put opened values in the place of their tokens."""
    for value in values:
        scalar = value.leaf.scalar
        if not value.sealable or not value.kind:
            continue
        flow = scalar.flow or _shares_line(file, scalar)
        found = spelled(value.kind, value.plain, indent=value.leaf.indent, flow=flow)
        yield Edit(scalar.start, scalar.end, found.token)
        if found.lines:
            yield _below(file, scalar.end, found)


def _shares_line(file: File, scalar: Scalar) -> bool:
    """Tell a value that does not stand behind its own key or dash on one line."""
    text = file.source.text
    before = file.source.line(scalar.start)[0]
    return not text[before : scalar.start].rstrip(" ").endswith((":", "-"))


def _below(file: File, index: int, found: Spelled) -> Edit:
    """Return the edit that puts a block's lines below the line that holds `index`."""
    rest = _REST_OF_LINE.match(file.source.text, index)
    end = rest.end() if rest else index
    return Edit(end, end, "".join(f"{line_break(file)}{line}" for line in found.lines))


def line_break(file: File) -> str:
    return "\r\n" if "\r\n" in file.source.text else "\n"


def block_edits(file: File, lines: list[str]) -> Iterator[Edit]:
    """Yield the edits that put the `sops` block at the end of each document.

    Behind a last line without an end stands a block whose last line has none either.
    """
    text, joint = file.source.text, line_break(file)
    for document in file.documents:
        indent = " " * document.root.indent
        block = joint.join(f"{indent}{line}" for line in lines)
        end = document.end
        open_end = text[end - 1] not in "\r\n"
        yield Edit(end, end, f"{joint}{block}" if open_end else f"{block}{joint}")


def block_lines(file: File, edits: list[Edit]) -> list[str]:
    """Return the lines of a file's own block after edits of it, as `block_edits` takes them."""
    document = file.documents[0]
    start, end = _block_lines(file, document) or (0, 0)
    moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits]
    text = apply(file.source.text[start:end], moved).strip("\r\n")
    indent = " " * document.root.indent
    return [line.removeprefix(indent) for line in text.splitlines()]


def block_removals(file: File) -> Iterator[Edit]:
    """Yield the removal of the `sops` block from every document."""
    for document in file.documents:
        found = _block_lines(file, document)
        if found is not None:
            yield Edit(*found, "")


def _block_lines(file: File, document: Document) -> tuple[int, int] | None:
    """Return where the lines of a document's block begin and end."""
    text = file.source.text
    keys = [key for key, _ in document.root.entries]
    place = next((n for n, key in enumerate(keys) if key.value == "sops"), None)
    if place is None:
        return None
    start = file.source.line(keys[place].start)[0]
    if text[start : keys[place].start].strip():
        raise at(file.source, keys[place].start, "the sops block does not begin its line")
    if place + 1 < len(keys):
        return start, file.source.line(keys[place + 1].start)[0]
    end = end_of(document.root.entries[place][1])
    rest = _REST_OF_LINE.match(text, end)
    end = rest.end() if rest else end
    if end >= len(text):
        # The text had no line feed at its end: then the block got none either.
        return len(text[:start].removesuffix("\n").removesuffix("\r")), len(text)
    return start, end + (2 if text.startswith("\r\n", end) else 1)


def end_of(node: Node) -> int:
    """Return where the last character of a node stands."""
    if isinstance(node, Mapping) and node.entries and not node.flow:
        return end_of(node.entries[-1][1])
    if isinstance(node, Sequence) and node.items and not node.flow:
        return end_of(node.items[-1])
    return node.end
