"""Checks blocks as they stand in a store's files, before any value: as far as they are literal.

What a rendering shows is checked whole. This finds what no rendering shows: a misspelt key in a
block that no sample reaches. A string with `{{ }}` in it, a sealed one, and what a `type` made by
a template governs count as sound; an item that `when` or `for` may leave out or repeat is not
counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.blocks import limits, message, misfits
from fixturectl.blocks.checking import check as checker
from fixturectl.blocks.clauses import AtLeastOne, ExactlyOne
from fixturectl.blocks.rules import ListOf, Nullable, Object, Rule, StringOr, Typed
from fixturectl.blocks.steps import field_kind, object_at, shorthand, step
from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.blocks.faults import Breach, Fault
    from fixturectl.diagnostics import Place
    from fixturectl.store.yaml_nodes import Node

_OPENINGS = ("{{", "{%", "{#")
# What the store adds to an item of a list.
OURS = ("when", "for")


class Found(NamedTuple):
    """A broken rule and the place of the key or value that breaks it.

    The pointer of `breach` counts the items as they are written.
    """

    place: Place
    breach: Breach


class _Broken(NamedTuple):
    node: Node
    fault: Fault


def check(blocks: Iterable[Node]) -> Iterator[Found]:
    """Yield the rules that blocks break whatever the values are, each with its place."""
    rule = message.block_list().item
    for index, block in enumerate(blocks):
        for node, fault in _item(rule, block):
            fault.keys.append(index)
            yield Found(_place(node, fault), fault.breach("/blocks", "blocks"))


def _place(node: Node, fault: Fault) -> Place:
    """Return where a rendering begins to show a value; the key that should not be there."""
    if isinstance(node, Scalar) and node.quoted and node.value and fault.check != "block-key":
        return node.at(0)
    return node.place


def _check(rule: Rule, node: Node) -> list[_Broken]:
    if isinstance(node, Scalar):
        return _scalar(rule, node)
    return _mapping(rule, node) if isinstance(node, Mapping) else _sequence(rule, node)


def _scalar(rule: Rule, node: Scalar) -> list[_Broken]:
    if not is_literal(node):
        return []
    value: Any = node.resolve()
    form = None if value is None else shorthand(rule)
    if form is not None:
        value = {"type": form, "text": node.value}
    elif value is not None and field_kind(rule) is not None:
        value = node.value
    faults = checker(rule)(value) or []
    for fault in faults if form is not None else ():
        # There is no object where a bare string stands for one.
        fault.keys.clear()
        fault.apart = 0
    return [_Broken(node, fault) for fault in faults]


def _mapping(rule: Rule, node: Mapping, ours: tuple[str, ...] = ()) -> list[_Broken]:
    inner = rule.rule if isinstance(rule, Nullable | StringOr) else rule
    kind = node.get("type")
    if isinstance(inner, Typed) and kind is not None and not is_literal(kind):
        return []
    found = object_at(inner, kind.value if isinstance(kind, Scalar) else None)
    if found is None or (isinstance(inner, Typed) and not _is_allowed(inner, kind)):
        faults = checker(rule)(dict.fromkeys(node.pairs) | _typed(kind)) or []
        return [_Broken(_at(node, fault), fault) for fault in faults]
    broken = [_Broken(_at(node, fault), fault) for fault in _keys(found, node, ours)]
    for key, value in node:
        name = key.value
        below = step(found, name, None)
        if name != "type" and below is not None and name not in ours:
            broken += _below(_check(below, value), name)
    for one in broken:
        one.fault.name(found.name)
    return broken


def _keys(rule: Object, node: Mapping, ours: tuple[str, ...]) -> list[Fault]:
    """Return the faults of the keys that are there and of those that are not."""
    value: dict[str, Any] = {name: None for name in node.pairs if name not in ours}
    presence = [clause for clause in rule.clauses if isinstance(clause, AtLeastOne | ExactlyOne)]
    faults = misfits.keys(rule, value)
    return faults + [fault for clause in presence for fault in clause.check(value) or ()]


def _sequence(rule: Rule, node: Sequence) -> list[_Broken]:
    if not isinstance(rule, ListOf):
        return [_Broken(node, fault) for fault in checker(rule)([]) or ()]
    broken = []
    for index, item in enumerate(node.items):
        broken += _below(_item(rule.item, item), index)
    size = sum(not _is_conditional(item) for item in node.items)
    most = rule.maximum if rule.contested is None else rule.contested
    too_few = size == len(node.items) and size < rule.minimum
    if too_few or (most is not None and size > most):
        broken += [_Broken(node, fault) for fault in limits.count(rule, [None] * size)]
    return broken


def _item(rule: Rule, node: Node) -> list[_Broken]:
    """Check an item of a list: the one place where `when` and `for` may stand."""
    return _mapping(rule, node, OURS) if isinstance(node, Mapping) else _check(rule, node)


def _below(broken: list[_Broken], key: object) -> list[_Broken]:
    for one in broken:
        one.fault.keys.append(key)
    return broken


def _at(node: Mapping, fault: Fault) -> Node:
    """Return the key that should not be there, the value that is wrong, or the object itself."""
    name = str(fault.keys[0]) if len(fault.keys) == 1 else ""
    found = node.key(name) if fault.check == "block-key" else node.get(name)
    return found or node


def _typed(kind: Node | None) -> dict[str, Any]:
    return {"type": kind.value if isinstance(kind, Scalar) else kind} if kind is not None else {}


def _is_allowed(rule: Typed, kind: Node | None) -> bool:
    name = kind.value if isinstance(kind, Scalar) else rule.default
    return name in rule.known


def is_literal(kind: Node) -> bool:
    """Tell whether what stands there is shown as it is written."""
    if not isinstance(kind, Scalar):
        return True
    value = kind.value
    if "{" in value and any(opening in value for opening in _OPENINGS):
        return False
    return not is_sealed(kind)


def _is_conditional(item: Node) -> bool:
    return isinstance(item, Mapping) and any(key in item for key in OURS)
