"""Compiles the expressions of leaves, `when` and `for`: read to a tree, run as closures.

No code is generated and no Python attribute is ever looked up: what has no closure can't run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.rendering.expressions import everyday
from fixturectl.rendering.expressions.compiling import compile_node
from fixturectl.rendering.expressions.faults import ExpressionError
from fixturectl.rendering.expressions.functions import FUNCTIONS
from fixturectl.rendering.expressions.tree import TALLEST

if TYPE_CHECKING:
    from fixturectl.rendering.expressions.faults import Run, Uses
    from fixturectl.rendering.expressions.tree import Node

# Names that an expression reads otherwise than as a variable.
RESERVED = frozenset(
    {"t", "_", "and", "or", "not", "in", "is", "if", "else", *FUNCTIONS}
    | {"true", "True", "false", "False", "none", "None"}
)


def compile_expression(text: str, start: int, uses: Uses) -> tuple[Run, int]:
    """Compile the expression of `text` that begins at `start`, just behind `{{`.

    Returns its closure and the offset behind `}}`. What it reads is added to `uses`.
    """
    read = everyday.read(text, start)
    if read is None:
        from fixturectl.rendering.expressions import jinja_trees  # noqa: PLC0415 - two bare starts

        read = jinja_trees.read(text, start)
    return _compiled(read[0], start, uses), read[1]


def compile_bare(text: str, uses: Uses) -> Run:
    """Compile a whole string that is an expression without braces: `when`, and `for ... in`."""
    if text.lstrip().startswith("{{"):
        raise ExpressionError("an expression stands here without {{ }}", 0, "remove the braces")
    read = everyday.read(text, 0, closed_by="")
    if read is not None:
        return _compiled(read[0], 0, uses)
    from fixturectl.rendering.expressions import jinja_trees  # noqa: PLC0415 - two bare starts

    return _compiled(jinja_trees.read_bare(text), 0, uses)


def _compiled(tree: Node, start: int, uses: Uses) -> Run:
    if _height(tree) > TALLEST:
        raise ExpressionError("nested too deeply", start)
    return compile_node(tree, uses)


def _height(tree: Node) -> int:
    """Return the levels of a tree: it must be no deeper to run than to read."""
    height, level = 0, [tree]
    while level:
        height += 1
        level = [child for node in level for child in node.children()]
    return height
