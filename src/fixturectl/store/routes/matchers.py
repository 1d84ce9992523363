"""One label that a route asks for: a text, a list of texts, a regular expression, or none of them.

A label that an alert hasn't got is the empty text, as Alertmanager has it. `*` in a text stands
for anything but nothing at all; a regular expression must match the whole label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.schema import problem
from fixturectl.store.sealed import is_sealed
from fixturectl.store.variables.patterns import PatternError, compile_pattern
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.variables.variable import Pattern
    from fixturectl.store.yaml_nodes import Node

CHECK = "route-match"
ANYTHING = "*"


class Matcher(NamedTuple):
    """What a label must be: one of `texts`, or like `regex`; with `negated`, neither of them."""

    label: str
    texts: tuple[str, ...]
    regex: Pattern | None = None
    negated: bool = False

    def matches(self, value: str) -> bool:
        """Tell whether a label of this value is what is asked for; "" is one that is absent."""
        if self.regex is not None:
            # A text too long to be sure that matching it ends is no match: a later route gets it.
            found = len(value) <= self.regex.longest and bool(self.regex.regex.fullmatch(value))
        else:
            found = any(_like(text, value) for text in self.texts)
        return found is not self.negated

    def covers(self, other: Matcher) -> bool:
        """Tell whether it surely matches whatever `other`, of the same label, matches."""
        if self == other:
            return True
        if other.negated or other.regex is not None:
            return False
        return all(
            text in self.texts and not self.negated
            if ANYTHING in text and self.texts != (ANYTHING,)
            else self.matches(text)
            for text in other.texts
        )

    def __str__(self) -> str:
        sign = "!" if self.negated else ""
        if self.regex is not None:
            return f"{self.label}{sign or '='}~{self.regex.regex.pattern}"
        return f"{self.label}{sign}={'|'.join(self.texts)}"


def _like(pattern: str, value: str) -> bool:
    """Compare with a text in which `*` stands for anything, in time that grows with its length."""
    first, *rest = pattern.split(ANYTHING)
    if not rest:
        return pattern == value
    last = rest.pop()
    if not value or not value.startswith(first) or not value.endswith(last):
        return False
    start, end = len(first), len(value) - len(last)
    for part in rest:
        found = value.find(part, start, end)
        if found < 0:
            return False
        start = found + len(part)
    return start <= end


def matcher(label: str, node: Node) -> Matcher | None:
    """Return what `node` asks of a label, None where that can't be told."""
    if not isinstance(node, Mapping):
        texts = _texts(node)
        return None if texts is None else Matcher(label, texts)
    if set(node.keys()) == {"not"}:
        inner = matcher(label, node.pairs["not"][1])
        return inner._replace(negated=not inner.negated) if inner else None
    regex = node.get("regex")
    if set(node.keys()) != {"regex"} or not isinstance(regex, Scalar):
        return None
    try:
        return Matcher(label, (), compile_pattern(regex.value))
    except PatternError:
        return None


def _texts(node: Scalar | Sequence) -> tuple[str, ...] | None:
    nodes = [node] if isinstance(node, Scalar) else node.items
    texts = tuple(one.value for one in nodes if isinstance(one, Scalar) and not is_sealed(one))
    return texts if len(texts) == len(nodes) else None


def faults(node: Node) -> Iterator[Diagnostic]:
    """Yield why what is asked of a label can't be used, beyond its shape."""
    if isinstance(node, Sequence) and not node.items:
        hint = "name the texts, or leave the label out to match any"
        yield problem(node, "a label that must be one of nothing never matches", hint, check=CHECK)
    if not isinstance(node, Mapping):
        return
    if len(node) != 1:
        yield problem(node, "a label has either regex: or not:", "keep one", check=CHECK)
    inner, regex = node.get("not"), node.get("regex")
    if inner is not None:
        yield from faults(inner)
    if isinstance(regex, Scalar):
        try:
            compile_pattern(regex.value)
        except PatternError as error:
            yield problem(regex, error.message, error.hint, check=CHECK)
