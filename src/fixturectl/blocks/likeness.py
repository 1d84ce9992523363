"""Which blocks of a store's files are of one make: all that decides on them but their strings.

Once a block of a make is found sound, another one is as sound as it as long as each of its strings
keeps to its own rule. Whatever a rule compares with something else belongs to the make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.blocks import sources, tally
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
_MANY = 64  # blocks
_apart: dict[Object, frozenset[str]] = {}


class Stead(NamedTuple):
    """What a string has to pass that stands in a place; whether its length counts with others."""

    check: Check
    counted: bool


class Make(NamedTuple):
    """The make of a block, and its places for strings, by the identity of what stands there.

    `written` are those strings that hold no expression, with what they have to pass.
    """

    key: Hashable
    steads: dict[int, list[Stead]]
    written: list[tuple[str, Stead]]


class _UnlikeError(Exception):
    """A value decides on more than a string by itself."""


_MOST = 4_096
_clean: set[Hashable] = set()
# By identity, with what keeps the identities: whoever checks sources asks before renderings do.
_lately: dict[tuple[int, int], tuple[Make | None, Rule, Node]] = {}


def make(rule: Rule, node: Node) -> Make | None:
    """Return the make of what is written at `node`; None where values decide on more than strings.

    That an item has a `when` or a `for` is part of the make, what they say is not.
    """
    key = (id(rule), id(node))
    found = _lately.get(key)
    if found is None:
        if len(_lately) >= _MANY:
            _lately.clear()
        found = _lately[key] = (_made(rule, node), rule, node)
    return found[0]


def _made(rule: Rule, node: Node) -> Make | None:
    made = Make((), {}, [])
    try:
        return made._replace(key=_key(rule, node, made, counted=False))
    except _UnlikeError:
        return None


def is_clean(rule: Rule, node: Node) -> bool:
    """Tell whether `sources.check` surely finds nothing in a block: in one like it, it did not."""
    found = make(rule, node)
    if found is None or any(stead.check(text) is not None for text, stead in found.written):
        return False
    if found.key not in _clean:
        if any(sources.check([node])):
            return False
        if len(_clean) >= _MOST:
            _clean.clear()
        _clean.add(found.key)
    return True


def _key(rule: Rule | None, node: Node, made: Make, counted: bool) -> Hashable:
    if isinstance(node, Scalar):
        return _scalar(rule, node, made, counted)
    if isinstance(node, Mapping):
        return _mapping(rule, node, made)
    if isinstance(rule, ListOf) and not rule.unique:
        return tuple([_key(rule.item, item, made, False) for item in node.items])
    return tuple([_kept(item) for item in node.items])


def _scalar(
    rule: Rule | None,
    node: Scalar,
    made: Make,
    counted: bool,
) -> Hashable:
    if isinstance(rule, String) and not node.is_null:
        _place(node, Stead(check(rule), counted), made)
        return str
    shape = shorthand(rule) if rule is not None and not node.is_null else None
    text = object_at(rule, shape) if rule is not None and shape is not None else None
    if text is None:
        return _kept(node)
    _place(node, Stead(check(text.fields["text"]), counted=True), made)
    return shape


def _place(node: Scalar, stead: Stead, made: Make) -> None:
    made.steads.setdefault(id(node), []).append(stead)
    if is_literal(node):
        made.written.append((node.value, stead))


def _mapping(rule: Rule | None, node: Mapping, made: Make) -> Hashable:
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
        elif name in OURS:
            members.append((name, None))
        else:
            below = step(found, name, None)
            members.append((name, _key(below, value, made, name in tally.COUNTED)))
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
