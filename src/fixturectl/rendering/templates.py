"""A leaf: text and `{{ expression }}`, read once for each distinct string, run for each message."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.rendering.expressions.faults import ExpressionError, Uses
from fixturectl.rendering.expressions.parsing import compile_bare, compile_expression
from fixturectl.rendering.markup import VALUE, position
from fixturectl.rendering.mentions import may_call
from fixturectl.rendering.pieces import TRUSTING, Formed, Leaf, Part

if TYPE_CHECKING:
    from fixturectl.rendering.expressions.faults import Run
    from fixturectl.rendering.markup import Position
    from fixturectl.rendering.pieces import FieldKind
    from fixturectl.rendering.scope import Scope
    from fixturectl.store.yaml_nodes import Scalar

_MANY = 1_024  # leaves; each takes about two kilobytes
_OPENING = re.compile(r"\{\{|\{%|\{#")
_LONGEST = 100_000  # characters of one leaf that holds expressions
_MOST_HOLES = 500
# A strong right-to-left character, and the first one that gives a paragraph its direction (UAX 9,
# P2): a left-to-right letter, or what stands for one, as emoji, code and links do.
_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_LEFT = r"[A-Za-z:<`]|[\u2600-\u27bf]|[\U0001f000-\U0001faff]"
# What must begin its line to be markup: a mark in front of it would take that away.
_OPENERS = re.compile(r"(?:\s|>|&gt;|[#+•-]+ |[0-9]{1,9}[.)] )*")
_RLM = "\u200f"


class Literal(NamedTuple):
    """Characters of the leaf itself; `start` is their offset in it."""

    text: str
    start: int


class Hole(NamedTuple):
    """An expression, its source, its offset in the leaf and where in the markup it stands."""

    run: Run
    source: str
    start: int
    position: Position


class Template(NamedTuple):
    """A leaf ready to run. `fault` is what makes it unreadable; then there are no pieces."""

    pieces: tuple[Literal | Hole, ...]
    uses: Uses
    fault: ExpressionError | None = None

    @property
    def only(self) -> Hole | None:
        """The expression, where the leaf is exactly one."""
        first = self.pieces[0] if len(self.pieces) == 1 else None
        return first if isinstance(first, Hole) else None

    @property
    def constant(self) -> bool:
        """Whether it holds no expression and no fault: it is shown as it is written."""
        return self.fault is None and all(isinstance(piece, Literal) for piece in self.pieces)


@lru_cache(maxsize=65_536)
def template(text: str, kind: FieldKind) -> Template:
    """Read a leaf. The same string in the same kind of field is read once in a process."""
    uses = Uses()
    if _OPENING.search(text) is None:
        return Template((Literal(text, 0),), uses)
    try:
        return Template(tuple(_pieces(text, kind, uses)), uses)
    except ExpressionError as fault:
        return Template((), uses, fault)


@lru_cache(maxsize=16_384)
def bare(text: str) -> tuple[Run | None, Uses, ExpressionError | None]:
    """Read an expression without braces: of `when`, or behind `in` of `for`."""
    uses = Uses()
    try:
        return compile_bare(text, uses), uses, None
    except ExpressionError as fault:
        return None, uses, fault


def forget() -> None:
    """Drop the leaves read so far, once they are more than those of the fixtures at hand."""
    if template.cache_info().currsize > _MANY:
        template.cache_clear()
        bare.cache_clear()


def _pieces(text: str, kind: FieldKind, uses: Uses) -> list[Literal | Hole]:
    if len(text) > _LONGEST:
        raise ExpressionError(f"a leaf of more than {_LONGEST} characters", 0)
    pieces: list[Literal | Hole] = []
    at = holes = 0
    written = ""
    while opening := _OPENING.search(text, at):
        start = opening.start()
        if start > at:
            pieces.append(Literal(text[at:start], at))
            written += text[at:start]
        _refuse(text, start)
        run, end = _compiled(text, start + 2, uses)
        source = text[start + 2 : end - 2].strip()
        pieces.append(Hole(run, source, start, position(written, kind)))
        holes += 1
        if holes > _MOST_HOLES:
            raise ExpressionError(f"more than {_MOST_HOLES} expressions in one leaf", start)
        written += VALUE
        at = end
    if at < len(text):
        pieces.append(Literal(text[at:], at))
    return pieces


def _compiled(text: str, start: int, uses: Uses) -> tuple[Run, int]:
    """Return what runs an expression, and where it ends; that of another leaf if it is the same."""
    end = text.find("}}", start) + 2
    try:
        run, ended, own = _alone(text[start:end], start)
    except ExpressionError:
        return compile_expression(text, start, uses)
    if ended != end:  # a `}}` in it is no end
        return compile_expression(text, start, uses)
    uses.add(own)
    return run, end


@lru_cache(maxsize=_MANY)
def _alone(source: str, start: int) -> tuple[Run, int, Uses]:
    """Read an expression that begins at character `start` of any leaf."""
    uses = Uses()
    return *compile_expression(" " * start + source, start, uses), uses


def _refuse(text: str, start: int) -> None:
    if text[start + 1] == "%":
        hint = "use `when:` and `for:` on a block, or a text for wording"
        raise ExpressionError("{% %} is not available in a leaf", start, hint)
    if text[start + 1] == "#":
        raise ExpressionError("{# #} is not available in a leaf", start, "write a YAML comment")
    if text[start + 2 : start + 3] in ("-", "+"):
        hint = "a leaf is taken as written: remove the blanks instead"
        raise ExpressionError("whitespace control is not available", start, hint)


def placed(read: Template, scalar: Scalar) -> tuple[Part | Hole, ...]:
    """Return the pieces of a leaf that stands at `scalar`: its own characters as parts."""
    return tuple(
        Part(piece.text, scalar, piece.start, "template") if isinstance(piece, Literal) else piece
        for piece in read.pieces
    )


def fill(pieces: tuple[Part | Hole, ...], scope: Scope, scalar: Scalar, kind: FieldKind) -> Leaf:
    """Run a leaf for a field of `kind`; raises ExpressionError at its first fault."""
    scope.kind = kind
    scope.node = scalar
    parts: list[Part] = []
    for piece in pieces:
        if isinstance(piece, Part):
            parts.append(piece)
            continue
        run, source, start, position = scope.hole = piece
        value = run(scope)
        # As `scope.trusts` says, asked for every expression of every message.
        if isinstance(value, Formed) and value.kind == kind and position in TRUSTING:
            parts += value.parts
        else:
            parts.append(scope.part(value, scalar, start, source, position, scope.locale))
    if scope.rtl and kind in ("mrkdwn", "plain", "markdown"):
        _direct(parts)
    leaf = Leaf(parts, kind, scalar)
    scope.spend(len(leaf))
    scope.calls = scope.calls or may_call(leaf)
    return leaf


def compute(hole: Hole, scope: Scope, scalar: Scalar) -> Any:
    """Run the one expression of a leaf and keep its type, for fields that hold no string."""
    scope.kind = "raw"
    scope.node = scalar
    scope.hole = hole
    return hole.run(scope)


def _direct(parts: list[Part]) -> None:
    """Begin a right-to-left leaf with a direction mark where an emoji or identifier comes first.

    Slack has no attribute for direction: the first strong character decides for the paragraph.
    """
    for index, part in enumerate(parts):
        openers = _OPENERS.match(part.text)
        length = openers.end() if openers else 0
        if length == len(part.text):
            continue
        if re.match(_LEFT, part.text[length:].lstrip("*_~")) and any(
            re.search(_RTL, other.text) for other in parts[index:]
        ):
            mark = Part(_RLM, None, 0, "mark")
            parts[index : index + 1] = [*part.until(length), mark, part.behind(length)]
        return
