"""What an expression reads, and what can be wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.rendering.pieces import Located
    from fixturectl.rendering.scope import Scope

    Run = Callable[[Scope], Any]


# What Python raises where a value doesn't fit: a text for a number, an instant beyond its range.
UNFIT = (TypeError, ValueError, ArithmeticError, LookupError)


class ExpressionError(Exception):
    """A fault at character `offset` of the leaf, or of `node` where the fault lies in a text."""

    def __init__(
        self,
        message: str,
        offset: int,
        hint: str = "",
        check: str = "template",
        node: Located | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint
        self.check = check
        self.node = node


class MissingMemberError(ExpressionError):
    """An object has no such member: the one fault that `default` and `is defined` answer."""


class RefusedError(ValueError):
    """A value doesn't fit; the message is for the template's author and holds no value."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class TextUse(NamedTuple):
    """`t.key` or `t('key', count=..., name=...)` at `offset`; `arguments` are the names given."""

    key: str
    arguments: frozenset[str]
    offset: int


class Comparison(NamedTuple):
    """`name == 'literal'`, or one literal of `name in [...]`; `offset` is the literal's."""

    name: str
    literal: str
    offset: int


class Uses:
    """What an expression reads, known without running it; offsets count in the leaf.

    `members` has, for every name, how far into it the expression reaches: ("tenant", "name").
    """

    __slots__ = ("comparisons", "filters", "members", "names", "phrases", "texts")

    def __init__(self) -> None:
        self.comparisons: list[Comparison] = []
        self.names: list[tuple[str, int]] = []
        self.members: list[tuple[str, ...]] = []
        self.filters: list[str] = []
        self.texts: list[TextUse] = []
        self.phrases: list[tuple[str, int]] = []

    def add(self, other: Uses) -> None:
        """Add what another expression reads."""
        self.comparisons += other.comparisons
        self.names += other.names
        self.members += other.members
        self.filters += other.filters
        self.texts += other.texts
        self.phrases += other.phrases
