"""The tree of any expression, by Jinja's own parser, and what Jinja says of one that has none.

Line numbers of Jinja's tokens are replaced by character offsets, so every fault has a place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.lexer import TokenStream
from jinja2.parser import Parser

from fixturectl.rendering.expressions import tree
from fixturectl.rendering.expressions.faults import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 2_000  # characters of one expression
DEEPEST = 20  # nested brackets: each costs Jinja's parser some fifteen calls


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(keep_trailing_newline=True, autoescape=False)  # noqa: S701 # parses only


_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_UNARY = re.compile(r"(?:\bnot\b\s*|[-+]\s*){20}")


def _tokens(text: str, start: int) -> Iterator[tuple[int, str, str]]:
    """Yield Jinja's tokens of the expression at `start` with offsets in place of lines."""
    lexer = _environment().lexer
    offset, depth = start, 0
    lines = lexer.tokeniter(
        text[start : start + LONGEST + 2].replace("\r", " "), None, None, "variable"
    )
    try:
        for _, name, value in lines:
            if name in ("variable_begin", "data"):
                continue
            yield offset, name, value
            if name == "variable_end":
                if value.startswith("-"):
                    hint = "a leaf is taken as written: remove the blanks instead"
                    raise ExpressionError("whitespace control is not available", offset, hint)
                return
            depth += _BRACKETS.get(value, 0) if name == "operator" else 0
            if depth > DEEPEST:
                raise ExpressionError("nested too deeply", offset)
            offset += len(value)
    except TemplateSyntaxError as error:
        raise ExpressionError(_said(error), offset, _hint(text[offset : offset + 1])) from None
    if len(text) - start > LONGEST:
        raise ExpressionError(f"an expression of more than {LONGEST} characters", start)
    raise ExpressionError("{{ is never closed", start - 2, "close it with }}")


def _said(error: TemplateSyntaxError) -> str:
    said = (error.message or "not an expression").rstrip(".")
    said = re.sub(r"\s+at \d+$", "", said).replace("end of template", "end of the expression")
    return said[:1].lower() + said[1:]


def _hint(char: str) -> str:
    return "quote strings with ' or \"" if char in "“”‘’«»" else ""


def read(text: str, start: int) -> tuple[tree.Node, int]:
    """Return the tree of the expression that begins behind `{{`, and the offset behind `}}`.

    Raises ExpressionError where it is none.
    """
    tokens = list(_tokens(text, start))
    end = tokens.pop()
    return _tree(text, start, tokens, end[0]), end[0] + len(end[2].rstrip())


def read_bare(text: str) -> tree.Node:
    """Return the tree of an expression without braces; raises ExpressionError where it is none."""
    tokens = list(_tokens(text + "}}", 0))
    end = tokens.pop()
    if end[0] < len(text):
        raise ExpressionError("}} does not belong here", end[0], "write the expression alone")
    return _tree(text, 0, tokens, end[0])


def _tree(text: str, start: int, tokens: list[tuple[int, str, str]], end: int) -> tree.Node:
    branches = text.count(" else ", start, end)
    if end - start > LONGEST or branches > DEEPEST or _UNARY.search(text, start, end):
        raise ExpressionError("too long or nested too deeply", start)
    parsed = _parsed(tokens, end, start)
    if _height(parsed) > tree.TALLEST:
        raise ExpressionError("nested too deeply", start, "split it: pass parts to a text")
    return _translated(parsed)


def _height(node: nodes.Node) -> int:
    """Return the levels of a tree: Jinja reads chains, `a.b.c` and `a + b + c`, without end."""
    height, level = 0, [node]
    while level and height <= tree.TALLEST:
        height += 1
        level = [child for parent in level for child in parent.iter_child_nodes()]
    return height


def _translated(node: nodes.Node) -> tree.Node:
    kind = getattr(tree, type(node).__name__, None)
    if kind is None:
        raise ExpressionError(f"{type(node).__name__.lower()} is not available here", node.lineno)
    values = [_value(getattr(node, name)) for name in kind.fields]
    made: tree.Node = kind(*values, offset=node.lineno)
    if isinstance(node, nodes.Compare | nodes.Helper):
        # Jinja places a comparison behind it, and its operands and named arguments nowhere.
        made.offset = min(child.begin() for child in made.children())
    return made


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(item) for item in value]
    return _translated(value) if isinstance(value, nodes.Node) else value


def _parsed(tokens: list[tuple[int, str, str]], end: int, start: int) -> nodes.Expr:
    environment = _environment()
    try:
        wrapped = list(environment.lexer.wrap(iter(tokens)))
        parser = Parser(environment, "")
        parser.stream = TokenStream(iter(wrapped), None, None)
        if parser.stream.current.type == "eof":
            raise ExpressionError("an empty expression", start, "write a name between the braces")
        tree = parser.parse_expression(with_condexpr=True)
        rest = parser.stream.current
        if rest.type != "eof":
            raise ExpressionError(
                f"unexpected {rest.value!r}", rest.lineno, "one {{ }} holds one expression"
            )
    except TemplateSyntaxError as error:
        # The stream's end has no place of its own: Jinja gives it line 1.
        offset = error.lineno if error.lineno > 1 else end
        raise ExpressionError(_said(error), max(offset, start)) from None
    except (ValueError, OverflowError):
        raise ExpressionError("a number that is too long", start) from None
    return tree
