"""Which blocks of a store's files are of one make: all that decides on them but their strings.

Once a block of a make is found sound, another one is as sound as it as long as each of its strings
keeps to its own rule. Whatever a rule compares with something else belongs to the make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.blocks import tally
from fixturectl.blocks.checking import check
from fixturectl.blocks.rules import ListOf, Object, Rule, String
from fixturectl.blocks.sources import OURS, is_literal
from fixturectl.blocks.steps import object_at, shorthand, step
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Hashable

    from fixturectl.blocks.checking import Check
    from fixturectl.store.yaml_nodes import Node

# Their values are compared across a block or a message; what readers don't see is not counted.
_COMPARED = frozenset(("type", "block_id", "action_id", "focus_on_load", *tally.UNCOUNTED))
_apart: dict[Object, frozenset[str]] = {}


class Stead(NamedTuple):
    """What a string has to pass that stands in a place; whether its length counts with others."""

    check: Check
    counted: bool


class Make(NamedTuple):
    """The make of a block, and its places for strings, by the identity of what stands there."""

    key: Hashable
    steads: dict[int, list[Stead]]


class _UnlikeError(Exception):
    """A value decides on more than a string by itself."""


def make(rule: Rule, node: Node) -> Make | None:
    """Return the make of what is written at `node`; None where values decide on more than strings.

    What `when` and `for` do is not looked at.
    """
    steads: dict[int, list[Stead]] = {}
    try:
        return Make(_key(rule, node, steads, counted=False), steads)
    except _UnlikeError:
        return None


def _key(rule: Rule | None, node: Node, steads: dict[int, list[Stead]], counted: bool) -> Hashable:
    if isinstance(node, Scalar):
        return _scalar(rule, node, steads, counted)
    if isinstance(node, Mapping):
        return _mapping(rule, node, steads)
    if isinstance(rule, ListOf) and not rule.unique:
        return tuple([_key(rule.item, item, steads, False) for item in node.items])
    return tuple([_kept(item) for item in node.items])


def _scalar(
    rule: Rule | None,
    node: Scalar,
    steads: dict[int, list[Stead]],
    counted: bool,
) -> Hashable:
    if isinstance(rule, String) and not node.is_null:
        steads.setdefault(id(node), []).append(Stead(check(rule), counted))
        return str
    shape = shorthand(rule) if rule is not None and not node.is_null else None
    text = object_at(rule, shape) if rule is not None and shape is not None else None
    if text is None:
        return _kept(node)
    steads.setdefault(id(node), []).append(Stead(check(text.fields["text"]), counted=True))
    return shape


def _mapping(rule: Rule | None, node: Mapping, steads: dict[int, list[Stead]]) -> Hashable:
    kind = node.get("type")
    if kind is not None and not (isinstance(kind, Scalar) and is_literal(kind)):
        raise _UnlikeError
    found = object_at(rule, kind.value if kind is not None else None) if rule is not None else None
    if found is None:
        return _kept(node)
    apart = _apart.get(found)
    if apart is None:
        apart = _apart[found] = _COMPARED.union(*[clause.reads for clause in found.clauses])
    members = []
    for name, (_, value) in node.pairs.items():
        if name in apart:
            members.append((name, _kept(value)))
        elif name not in OURS:
            below = step(found, name, None)
            members.append((name, _key(below, value, steads, name in tally.COUNTED)))
    return tuple(members)


def _kept(node: Node) -> Hashable:
    """Return what stands for a value that has to be the same."""
    if isinstance(node, Scalar):
        if not is_literal(node):
            raise _UnlikeError
        return node.quoted, node.value
    if isinstance(node, Sequence):
        return tuple([_kept(item) for item in node.items])
    return tuple([(name, _kept(value)) for name, (_, value) in node.pairs.items()])
