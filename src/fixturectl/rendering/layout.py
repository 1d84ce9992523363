"""The tree of a fixture's blocks, read once into closures that build the message's tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl import blocks
from fixturectl.blocks.rules import Anything, Boolean
from fixturectl.rendering.escaping import SEALED_URL
from fixturectl.rendering.expressions.faults import ExpressionError
from fixturectl.rendering.mentions import CALLING, may_call
from fixturectl.rendering.outline import LeafUse, Strand, report
from fixturectl.rendering.pieces import Arr, Leaf, Obj, Part
from fixturectl.rendering.remembering import NOTHING, read_by, remembered
from fixturectl.rendering.repetition import guarded, repeated
from fixturectl.rendering.scalars import typed
from fixturectl.rendering.templates import fill, placed, template
from fixturectl.rendering.wording import SEALED
from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fixturectl.blocks.rules import Rule
    from fixturectl.rendering.outline import Emit, Outline, Portion
    from fixturectl.rendering.pieces import FieldKind
    from fixturectl.rendering.scope import Scope
    from fixturectl.store.yaml_nodes import Node, Sequence

    Build = Callable[[Scope], Any]


_DROP = object()  # this mapping has nothing left to show
_EMPTY = object()  # this sequence had items and none is left
BLANK = " \t\r\n\u200b\u200e\u200f\u2068\u2069"
_TEXTS = ("mrkdwn", "plain_text")
_PLACED = ("when", "for")  # keys that say whether and how often an item of a list is shown


def plan(node: Node, rule: Rule | None, outline: Outline, bound: frozenset[str]) -> Build:
    """Return the closure that builds `node`, governed by `rule`; its leaves go to `outline`.

    `bound` are the names of the loops that `node` stands in.
    """
    if isinstance(node, Scalar):
        return _scalar(node, rule, outline, bound)
    if isinstance(node, Mapping):
        return _mapping(node, rule, outline, bound)
    return _sequence(node, rule, outline, bound)


# -- strings


def _scalar(node: Scalar, rule: Rule | None, outline: Outline, bound: frozenset[str]) -> Build:
    shape = blocks.shorthand(rule) if rule is not None else None
    if shape is not None and not node.is_null:
        return _text_object(node, shape, outline, bound)
    kind: FieldKind | None = blocks.field_kind(rule) if rule is not None else _guess(node)
    if kind is None or node.is_null:
        return _typed(node, rule, outline, bound)
    return leaf(node, kind, outline, bound)


def _guess(node: Scalar) -> FieldKind | None:
    """No rule knows this field: its text is escaped, a plain number or boolean stays one."""
    return "mrkdwn" if isinstance(node.resolve(), str) else None


def leaf(node: Scalar, kind: FieldKind, outline: Outline, bound: frozenset[str]) -> Build:
    """Return the closure for a string in a field of `kind`."""
    if is_sealed(node):
        shown = SEALED_URL if kind == "url" else SEALED
        return _constant(Leaf((Part(shown, node, 0, "value"),), kind, node), bound)
    read = template(node.value, kind)
    use = LeafUse(node, read.uses, read.fault, bound, kind=kind)
    outline.leaves.append(use)
    if read.constant:
        outline.calls = outline.calls or may_call(node.value)
        constant = Leaf((Part(node.value, node, 0, "template"),), kind, node)
        build = _constant(constant, bound)
        if not bound:
            outline.strands.append(Strand(use, build, NOTHING))
        return build

    fault, pieces = read.fault, placed(read, node)

    def filled(scope: Scope) -> Leaf:
        if scope.characters < 0:  # reported when it happened
            return Leaf((), kind, node)
        try:
            if fault is not None:
                raise fault
            return fill(pieces, scope, node, kind)
        except ExpressionError as error:
            report(scope, node, error)
            return Leaf((), kind, node)

    # What a loop's name stands for may be gone after its round: such leaves are made each time.
    if bound:
        return filled
    reads = read_by(use)
    strand = Strand(use, remembered(filled, reads), reads)
    outline.strands.append(strand)
    return strand.build


def _constant(made: Leaf, bound: frozenset[str]) -> Build:
    if not bound:
        return lambda _: made

    def build(scope: Scope) -> Leaf:
        scope.characters -= len(made)  # the loop around it looks whether that is too much
        return made

    return build


def _typed(node: Scalar, rule: Rule | None, outline: Outline, bound: frozenset[str]) -> Build:
    """Build a field that holds a number or a boolean: one expression keeps its type."""
    value = node.resolve()
    if not isinstance(value, str):
        return lambda _: value
    read = template(node.value, "raw")
    hole = read.only
    if hole is None or is_sealed(node):
        return leaf(node, "raw", outline, bound)
    outline.leaves.append(LeafUse(node, read.uses, read.fault, bound, kind="raw"))
    outline.loose = True
    boolean = isinstance(rule, Boolean)

    def build(scope: Scope) -> Any:
        try:
            return typed(hole, scope, node, boolean=boolean)
        except ExpressionError as error:
            report(scope, node, error)
            return None

    return build


def _text_object(node: Scalar, shape: str, outline: Outline, bound: frozenset[str]) -> Build:
    """Build the text object that a bare string stands for; `verbatim` keeps URLs unlinked."""
    kind: FieldKind = "mrkdwn" if shape == "mrkdwn" else "plain"
    text = leaf(node, kind, outline, bound)
    flag = "verbatim" if shape == "mrkdwn" else "emoji"
    named = Leaf((Part(shape, node, 0, "mark"),), "raw", node)

    def build(scope: Scope) -> Obj:
        made = Obj(type=named, text=text(scope))
        made[flag] = True
        made.node = node
        return made

    return build


# -- mappings


def _mapping(
    node: Mapping,
    rule: Rule | None,
    outline: Outline,
    bound: frozenset[str],
    *,
    item: bool = False,
) -> Build:
    """Build an object; `item` says that it stands in a list, where `when` and `for` may stand."""
    kind = node.get("type")
    type_name = kind.value if isinstance(kind, Scalar) else None
    outline.calls = outline.calls or type_name in CALLING
    free = isinstance(rule, Anything)
    if not free:
        _check_keys(node, outline, item=item)
    members = [
        (key.value, value, plan(value, _rule(rule, key.value, type_name), outline, bound))
        for key, value in node
        if free or key.value not in _PLACED
    ]

    def build(scope: Scope) -> Any:
        made = Obj()
        made.node = node
        for key, value_node, compute_value in members:
            value = compute_value(scope)
            if value is _EMPTY:
                if key == "elements":
                    return _DROP
                if key == "fields":
                    continue
                value = _nothing(value_node)
            elif value is _DROP:
                value = None
            made[key] = value
        return made

    return build


def _check_keys(node: Mapping, outline: Outline, *, item: bool) -> None:
    for name in _PLACED:
        key, value = node.key(name), node.get(name)
        if key is None or value is None:
            continue
        if not item:
            hint = "put it on the item of the list that this belongs to"
            outline.refuse(key, f"{name}: stands only on an item of a list", hint)
        elif not isinstance(value, Scalar):
            outline.refuse(value, f"{name}: takes an expression", f"quote it: {name}: '...'")
    kind = node.get("type")
    if isinstance(kind, Scalar) and not template(kind.value, "raw").constant:
        hint = "write one item for each type, each with its when:"
        outline.refuse(kind, "a type is read as written: it holds no expression", hint)


def _nothing(node: Node) -> Arr:
    empty = Arr()
    empty.node = node
    return empty


# -- lists


def block_list(items: Iterable[Node], outline: Outline) -> list[Portion]:
    """Return the portions of a message that are its blocks, one for each item of the source."""
    rule = blocks.block_list_rule()
    return [
        outline.portion(item, _item(item, _rule(rule, index, None), outline, frozenset()))
        for index, item in enumerate(items)
    ]


def _sequence(node: Sequence, rule: Rule | None, outline: Outline, bound: frozenset[str]) -> Build:
    emits = [
        _item(item, _rule(rule, index, None), outline, bound)
        for index, item in enumerate(node.items)
    ]

    def build(scope: Scope) -> Any:
        made = Arr()
        made.node = node
        for emit in emits:
            emit(scope, made)
        return _EMPTY if emits and not made else made

    return build


def _item(node: Node, rule: Rule | None, outline: Outline, bound: frozenset[str]) -> Emit:
    """Build an item of a list: the one place where `when` and `for` may stand."""
    free = isinstance(rule, Anything)
    if free or not isinstance(node, Mapping) or not ("when" in node or "for" in node):
        return _kept(node, plan(node, rule, outline, bound))
    loop, condition = node.get("for"), node.get("when")

    def inner(names: frozenset[str]) -> Emit:
        before = outline.mark()
        emit = _kept(node, _mapping(node, rule, outline, names, item=True))
        return guarded(condition, emit, outline, names, before)

    return repeated(loop, inner, outline, bound) if isinstance(loop, Scalar) else inner(bound)


def _kept(node: Node, build: Build) -> Emit:
    """Add what an item becomes to the list, unless nothing is left of it."""
    kind = node.get("type") if isinstance(node, Mapping) else None
    shown = isinstance(kind, Scalar) and kind.value not in _TEXTS  # no text object, surely

    def emit(scope: Scope, made: list[Any]) -> None:
        value = build(scope)
        if value is not _DROP and (shown or not _blank(value)):
            made.append(_nothing(node) if value is _EMPTY else value)

    return emit


def _blank(value: Any) -> bool:
    """Tell whether it is a text object that became blank."""
    if not isinstance(value, Obj) or value.get("type") not in _TEXTS:
        return False
    text = value.get("text")
    if not isinstance(text, Leaf) or text.strip(BLANK):
        return False
    # What its author wrote blank is left to the rules of the block.
    return not text.parts or any(part.kind != "template" for part in text.parts)


def _rule(rule: Rule | None, key: str | int, type_name: str | None) -> Rule | None:
    return blocks.step(rule, key, type_name) if rule is not None else None
