"""The tree of an expression: nodes with the names and fields of Jinja's, and nothing else.

Jinja's own would do, but importing them takes twice as long as starting Python, and nearly every
expression is read without Jinja (`everyday`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

TALLEST = 60  # levels of a tree, each a few calls when it runs: below any recursion limit


class Node:
    """A node; `offset` is where it begins or, of an operation, where its sign stands."""

    fields: ClassVar[tuple[str, ...]] = ()
    offset: int

    def __init_subclass__(cls) -> None:
        cls.fields = tuple(cls.__annotations__) or cls.fields

    def __init__(self, *values: Any, offset: int) -> None:
        self.offset = offset
        for name, value in zip(self.fields, values, strict=True):
            setattr(self, name, value)

    def __repr__(self) -> str:
        values = (repr(getattr(self, name)) for name in self.fields)
        return f"{type(self).__name__}({', '.join(values)}, offset={self.offset})"

    def children(self) -> Iterator[Node]:
        for name in self.fields:
            value = getattr(self, name)
            for child in value if isinstance(value, list) else (value,):
                if isinstance(child, Node):
                    yield child

    def begin(self) -> int:
        """Return the offset of its first character, brackets left out."""
        return min([self.offset, *(child.begin() for child in self.children())])


class Name(Node):
    name: str


class Const(Node):
    value: Any


class Getattr(Node):
    node: Node
    attr: str


class Slice(Node):
    start: Node | None
    stop: Node | None
    step: Node | None


class Getitem(Node):
    node: Node
    arg: Node


class Keyword(Node):
    key: str
    value: Node


class Call(Node):
    node: Node
    args: list[Node]
    kwargs: list[Keyword]
    dyn_args: Node | None
    dyn_kwargs: Node | None


class _Applied(Node):
    node: Node
    name: str
    args: list[Node]
    kwargs: list[Keyword]
    dyn_args: Node | None
    dyn_kwargs: Node | None


class Filter(_Applied): ...


class Test(_Applied): ...


class _Unary(Node):
    node: Node


class Neg(_Unary): ...


class Pos(_Unary): ...


class Not(_Unary): ...


class Binary(Node):
    left: Node
    right: Node


class And(Binary): ...


class Or(Binary): ...


class Add(Binary): ...


class Sub(Binary): ...


class Mul(Binary): ...


class Div(Binary): ...


class FloorDiv(Binary): ...


class Mod(Binary): ...


class Pow(Binary): ...


class CondExpr(Node):
    test: Node
    expr1: Node
    expr2: Node | None


class Operand(Node):
    op: str
    expr: Node


class Compare(Node):
    expr: Node
    ops: list[Operand]


class Concat(Node):
    nodes: list[Node]


class _Items(Node):
    items: list[Node]


class List(_Items): ...


class Tuple(_Items): ...


class Pair(Node):
    key: Node
    value: Node


class Dict(Node):
    items: list[Pair]
