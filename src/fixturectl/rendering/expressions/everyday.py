"""Reads the expressions that nearly every leaf has, without loading Jinja for them.

Names, members, items, literals, calls, filters, tests without arguments, comparisons, sums, `not`,
`and`, `or` and `if`: by Jinja's grammar, to the very tree that Jinja's parser makes (the tests
compare the two). All else is left to Jinja, faults too: only Jinja says what is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.rendering.expressions import tree

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 300  # characters
_MOST_NESTED = 8  # brackets and `not`: each is a recursion
_TOKEN = re.compile(
    r"\s*(?:(?P<word>[A-Za-z_][A-Za-z0-9_]*|==|!=|<=|>=|[][<>().,:|=+-])"
    r"""|'(?P<single>[^'\\\r\n]*)'|"(?P<double>[^"\\\r\n]*)\""""
    r"|(?P<number>0|[1-9][0-9]{0,17})(?![\w.])|(?P<end>\}\}|\Z))",
    re.ASCII,
)
_CONSTANTS = {
    "true": True,
    "True": True,
    "false": False,
    "False": False,
    "none": None,
    "None": None,
}
_KEYWORDS = frozenset(("and", "or", "not", "in", "is", "if", "else"))
_COMPARED = {"==": "eq", "!=": "ne", ">": "gt", ">=": "gteq", "<": "lt", "<=": "lteq"}
_SUMS = {"+": tree.Add, "-": tree.Sub}


class _Token(NamedTuple):
    """`word` is a name or a sign; of a literal it is None, at the end empty."""

    offset: int
    word: str | None
    value: Any = None


class _UnusualError(Exception):
    """Not an everyday expression, or none at all."""


def read(text: str, start: int, closed_by: str = "}}") -> tuple[tree.Node, int] | None:
    """Return the tree of the expression at `start` and the offset behind the end of it.

    It ends with `closed_by`: `}}`, or nothing for one that fills the text. None leaves it to Jinja.
    """
    try:
        tokens, end = _tokens(text, start, closed_by)
        return _Reader(tokens).whole(), end
    except _UnusualError:
        return None


def _tokens(text: str, start: int, closed_by: str) -> tuple[list[_Token], int]:
    tokens: list[_Token] = []
    at, nested = start, 0
    while at - start <= _LONGEST and nested <= _MOST_NESTED:
        found = _TOKEN.match(text, at)
        if found is None:
            break
        kind = found.lastgroup or ""
        value = found[kind]
        offset, at = found.start(kind), found.end()
        if kind == "end":
            if value != closed_by:
                break
            return [*tokens, *[_Token(offset, "")] * 2], at  # two: arguments look one further
        if kind == "word":
            nested += value in {"(", "[", "not"}
            tokens.append(_Token(offset, value))
        elif kind == "number":
            tokens.append(_Token(offset, None, int(value)))
        else:
            tokens.append(_Token(offset - 1, None, value))
    raise _UnusualError


class _Reader:
    """One method for each level of Jinja's grammar, from the loosest to the tightest."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def now(self) -> _Token:
        return self.tokens[self.at]

    def take(self, word: str) -> bool:
        found = self.now.word == word
        self.at += found
        return found

    def expect(self, word: str) -> None:
        if not self.take(word):
            raise _UnusualError

    def name(self) -> str:
        word = self.now.word
        if not word or not word.isidentifier():
            raise _UnusualError
        self.at += 1
        return word

    def whole(self) -> tree.Node:
        found = self.choice()
        if self.now.word != "":
            raise _UnusualError
        return found

    def choice(self) -> tree.Node:
        offset = self.now.offset
        yes = self.either()
        if not self.take("if"):
            return yes
        test = self.either()
        self.expect("else")
        return tree.CondExpr(test, yes, self.choice(), offset=offset)

    def either(self) -> tree.Node:
        return self.joined({"or": tree.Or}, self.both)

    def both(self) -> tree.Node:
        return self.joined({"and": tree.And}, self.negation)

    def joined(
        self, kinds: dict[str, type[tree.Binary]], inner: Callable[[], tree.Node]
    ) -> tree.Node:
        offset = self.now.offset
        left = inner()
        while kind := kinds.get(self.now.word or ""):
            self.at += 1
            left = kind(left, inner(), offset=offset)
            offset = self.now.offset
        return left

    def negation(self) -> tree.Node:
        offset = self.now.offset
        return tree.Not(self.negation(), offset=offset) if self.take("not") else self.comparison()

    def comparison(self) -> tree.Node:
        first = self.sum()
        rest: list[tree.Operand] = []
        while sign := _COMPARED.get(self.now.word or ""):
            self.at += 1
            other = self.sum()
            rest.append(tree.Operand(sign, other, offset=other.begin()))
        return tree.Compare(first, rest, offset=first.begin()) if rest else first

    def sum(self) -> tree.Node:
        return self.joined(_SUMS, self.filtered)

    def filtered(self) -> tree.Node:
        node = self.member()
        while True:
            if self.take("|"):
                offset = self.now.offset
                name = self.name()
                arguments = self.arguments() if self.take("(") else ([], [])
                node = tree.Filter(node, name, *arguments, None, None, offset=offset)
            elif self.now.word == "is":
                node = self.tested(node)
            else:
                return node

    def tested(self, node: tree.Node) -> tree.Node:
        offset = self.now.offset
        self.expect("is")
        negated = self.take("not")
        node = tree.Test(node, self.name(), [], [], None, None, offset=offset)
        following = self.now.word
        # Nearly everything that may follow would be the test's argument.
        if following not in {"", ")", "]", ",", "|", "and", "or", "else"}:
            raise _UnusualError
        return tree.Not(node, offset=offset) if negated else node

    def member(self) -> tree.Node:
        node = self.primary()
        while True:
            offset = self.now.offset
            if self.take("."):
                node = tree.Getattr(node, self.name(), offset=offset)
            elif self.take("["):
                node = tree.Getitem(node, self.index(), offset=offset)
                self.expect("]")
            elif self.take("("):
                node = tree.Call(node, *self.arguments(), None, None, offset=offset)
            else:
                return node

    def primary(self) -> tree.Node:
        offset, word, value = self.now
        if word is None:
            self.at += 1
            return tree.Const(value, offset=offset)
        if self.take("("):
            node = self.choice()
            self.expect(")")
            return node
        if word in _KEYWORDS:
            raise _UnusualError
        name = self.name()
        if name in _CONSTANTS:
            return tree.Const(_CONSTANTS[name], offset=offset)
        return tree.Name(name, offset=offset)

    def index(self) -> tree.Node:
        offset = self.now.offset
        start = None if self.now.word == ":" else self.choice()
        if start is not None and self.now.word == "]":
            return start
        self.expect(":")
        stop = None if self.now.word == "]" else self.choice()
        return tree.Slice(start, stop, None, offset=offset)

    def arguments(self) -> tuple[list[tree.Node], list[tree.Keyword]]:
        positional: list[tree.Node] = []
        named: list[tree.Keyword] = []
        while not self.take(")"):
            if positional or named:
                self.expect(",")
            if self.tokens[self.at + 1].word == "=":
                key = self.name()
                self.expect("=")
                value = self.choice()
                named.append(tree.Keyword(key, value, offset=value.begin()))
            elif named:
                raise _UnusualError
            else:
                positional.append(self.choice())
        return positional, named
