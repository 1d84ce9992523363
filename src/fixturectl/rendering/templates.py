"""A leaf: text and `{{ expression }}`, read once for each distinct string, run for each message."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.rendering.expressions.faults import ExpressionError, Uses
from fixturectl.rendering.expressions.parsing import compile_bare, compile_expression
from fixturectl.rendering.markup import position
from fixturectl.rendering.pieces import Leaf, Part

if TYPE_CHECKING:
    from fixturectl.rendering.expressions.faults import Run
    from fixturectl.rendering.markup import Position
    from fixturectl.rendering.pieces import FieldKind
    from fixturectl.rendering.scope import Scope
    from fixturectl.store.yaml_nodes import Scalar

_OPENING = re.compile(r"\{\{|\{%|\{#")
# A strong right-to-left character, and the marks that only steer direction (UAX 9).
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT = re.compile(r"[A-Za-z:<`]|[\u2600-\u27bf]|[\U0001f000-\U0001faff]")
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


@lru_cache(maxsize=65_536)
def template(text: str, kind: FieldKind) -> Template:
    """Read a leaf. The same string in the same kind of field is read once in a process."""
    uses = Uses()
    if "{" not in text:
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


def _pieces(text: str, kind: FieldKind, uses: Uses) -> list[Literal | Hole]:
    pieces: list[Literal | Hole] = []
    at = 0
    written = ""
    while opening := _OPENING.search(text, at):
        start = opening.start()
        if start > at:
            pieces.append(Literal(text[at:start], at))
            written += text[at:start]
        _refuse(text, start)
        run, end = compile_expression(text, start + 2, uses)
        source = text[start + 2 : end - 2].strip()
        pieces.append(Hole(run, source, start, position(written, kind)))
        # A value is no markup, whatever it holds: for what follows it counts as one letter.
        written += "x"
        at = end
    if at < len(text):
        pieces.append(Literal(text[at:], at))
    return pieces


def _refuse(text: str, start: int) -> None:
    if text[start + 1] == "%":
        hint = "use `when:` and `for:` on a block, or a text for wording"
        raise ExpressionError("{% %} is not available in a leaf", start, hint)
    if text[start + 1] == "#":
        raise ExpressionError("{# #} is not available in a leaf", start, "write a YAML comment")
    if text[start + 2 : start + 3] in ("-", "+"):
        hint = "a leaf is taken as written: remove the blanks instead"
        raise ExpressionError("whitespace control is not available", start, hint)


def fill(read: Template, scope: Scope, scalar: Scalar, kind: FieldKind) -> Leaf:
    """Run a leaf for a field of `kind`; raises ExpressionError at its first fault."""
    if read.fault is not None:
        raise read.fault
    scope.kind = kind
    scope.node = scalar
    parts: list[Part] = []
    for piece in read.pieces:
        if isinstance(piece, Literal):
            parts.append(Part(piece.text, scalar, piece.start, "template"))
        else:
            value = piece.run(scope)
            parts.extend(scope.parts(value, piece.start, piece.source, piece.position))
    if scope.rtl and kind in ("mrkdwn", "plain", "markdown"):
        _direct(parts)
    return Leaf.of(parts, kind, scalar)


def compute(hole: Hole, scope: Scope, scalar: Scalar) -> Any:
    """Run the one expression of a leaf and keep its type, for fields that hold no string."""
    scope.kind = "raw"
    scope.node = scalar
    return hole.run(scope)


def _direct(parts: list[Part]) -> None:
    """Begin a right-to-left leaf with a direction mark where an emoji or identifier comes first.

    Slack has no attribute for direction: the first strong character decides for the paragraph.
    """
    for part in parts:
        text = part.text.lstrip(" \n*_~>")
        if not text:
            continue
        if _LEFT.match(text) and any(_RTL.search(other.text) for other in parts):
            parts.insert(0, Part(_RLM, None, 0, "mark"))
        return
