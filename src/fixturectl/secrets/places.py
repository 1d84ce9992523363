"""A key's path as people write it, `slack.token` or `list.0.name`, found and changed in a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.errors import UsageError
from fixturectl.secrets.refusals import SecretsError, at
from fixturectl.secrets.splicing import end_of, line_break
from fixturectl.store.sops_yaml import Alias, Mapping, Node, Scalar, Sequence
from fixturectl.store.yaml_edits import Edit, apply, quote

if TYPE_CHECKING:
    from fixturectl.store.sops_yaml import Document, File

_REST_OF_LINE = re.compile(r"[^\r\n]*")
_STEP = "  "


class Found(NamedTuple):
    """The node that a path leads to; or, where keys are missing, the last node on the way."""

    node: Node
    path: tuple[str, ...]
    missing: tuple[str, ...]


def find(document: Document, key: str) -> Found:
    """Follow a path; where a name has a dot in it, the longest name that is there counts."""
    return _follow(document.root, (), tuple(key.split(".")))


def _follow(node: Node, path: tuple[str, ...], rest: tuple[str, ...]) -> Found:
    target = node.target if isinstance(node, Alias) else node
    if not rest:
        return Found(target, path, ())
    if isinstance(target, Sequence) and rest[0].isdecimal() and int(rest[0]) < len(target.items):
        return _follow(target.items[int(rest[0])], path, rest[1:])
    if isinstance(target, Mapping):
        for count in range(len(rest), 0, -1):
            name = ".".join(rest[:count])
            value = target.get(name)
            if value is not None and not (not path and name == "sops"):
                return _follow(value, (*path, name), rest[count:])
    return Found(node, path, rest)


def scalar_at(file: File, key: str) -> Scalar:
    """Return the scalar at a path; raises UsageError, with the names there are, if none is."""
    found = find(file.documents[0], key)
    if found.missing:
        raise UsageError(f"{file.source.path} has no {key}", hint=_names(found.node))
    if not isinstance(found.node, Scalar):
        message = f"{key} holds several values"
        raise UsageError(message, hint=_names(found.node, f"{key}."))
    return found.node


def _names(node: Node, before: str = "") -> str:
    if isinstance(node, Mapping):
        shown = ", ".join(f"{before}{name.value}" for name, _ in node.entries)
        return f"there are {shown}" if shown else ""
    if isinstance(node, Sequence) and node.items:
        return f"its items are {before}0 to {before}{len(node.items) - 1}"
    return ""


def put(file: File, key: str, text: str) -> str:
    """Return the file's text with `text` as the value at a path, the keys made where missing.

    What holds a number, boolean or time keeps its type if the text is one; all else is a text.
    """
    document = file.documents[0]
    found = find(document, key)
    if any(not name for name in found.missing):
        raise UsageError(f"{key} is no path of keys", hint="write slack.token")
    if not found.missing:
        return apply(file.source.text, [_replaced(file, found, key, text)])
    if isinstance(found.node, Mapping) and found.node.anchor is None:
        return apply(file.source.text, [_inserted(file, document, found, text)])
    message = f"{key} can't be added here"
    raise UsageError(message, hint=f"write it yourself: fixturectl edit {file.source.path}")


def _replaced(file: File, found: Found, key: str, text: str) -> Edit:
    node = found.node
    if not isinstance(node, Scalar):
        raise UsageError(f"{key} holds several values", hint=_names(node, f"{key}."))
    if node.anchor is not None:
        message = f"{key} is used elsewhere by an alias"
        hint = f"change it yourself: fixturectl edit {file.source.path}"
        raise SecretsError(message, hint=hint)
    same = Scalar(text, "", None, None)
    kind = node.typed().type
    keeps = kind not in {None, "str"} and "\n" not in text and same.typed().type == kind
    token = text if keeps else quote(text)
    if node.start == node.end and file.source.text[node.start - 1 : node.start] != " ":
        token = f" {token}"
    return Edit(node.start, node.end, token)


def _inserted(file: File, document: Document, found: Found, text: str) -> Edit:
    mapping, source = found.node, file.source
    assert isinstance(mapping, Mapping)  # noqa: S101 - the caller looked
    if mapping.flow:
        *above, last = found.missing
        entry = f"{quote(last)}: {quote(text)}"
        for name in reversed(above):
            entry = f"{quote(name)}: {{{entry}}}"
        start = source.text.index("{", mapping.start) + 1
        return Edit(start, start, f"{entry}, " if mapping.entries else entry)
    joint = line_break(file)
    lines = [
        f"{' ' * mapping.indent}{_STEP * depth}{quote_name(name)}:"
        for depth, name in enumerate(found.missing)
    ]
    block = joint.join(lines) + f" {quote(text)}"
    if mapping is document.root:
        end = document.end
        ended = end == 0 or source.text[end - 1] in "\r\n"
        return Edit(end, end, f"{block}{joint}" if ended else f"{joint}{block}")
    rest = _REST_OF_LINE.match(source.text, end_of(mapping))
    end = rest.end() if rest else end_of(mapping)
    return Edit(end, end, f"{joint}{block}")


def quote_name(name: str) -> str:
    """Return a key plain where it can be mistaken for nothing else."""
    reserved = name.lower() in {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
    return name if re.fullmatch(r"[A-Za-z_][\w-]*", name) and not reserved else quote(name)


def with_binding(file: File, tenant: str) -> str:
    """Return the text with `secrets.bound_to`, which names the tenant that the file is for."""
    text = file.source.text
    found = find(file.documents[0], "secrets")
    if found.missing:
        return put(file, "secrets.bound_to", tenant)
    node = found.node
    if not isinstance(node, Mapping):
        if isinstance(node, Scalar) and node.typed().type is None:
            raise at(file.source, node.start, "secrets is empty", "remove it, or fill it")
        raise at(file.source, node.start, "secrets is no mapping", "write secrets: {NAME: VALUE}")
    if node.flow:
        return put(file, "secrets.bound_to", tenant)
    start = node.entries[0][0].start
    line = f"bound_to: {quote(tenant)}{line_break(file)}{' ' * node.indent}"
    return apply(text, [Edit(start, start, line)])
