"""Compile the patterns of a store, and refuse those that a hostile text could keep busy for hours.

Python's `re` backtracks: it may try every way in which a text can be shared out among a pattern's
repeats. The number of ways is bounded here, before anything is matched: a repeat without end
inside another is refused, and each repeat that stands alone multiplies the ways by the text's
length, which limits how long a text is matched at all.
"""

from __future__ import annotations

import re
import re._parser as parser  # type: ignore[import-not-found]  # the stubs don't know it
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from fixturectl.store.variables.variable import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_PATTERN = 200  # characters
_MOST_WAYS = 10_000_000
_LONGEST_TEXT = 40_000  # characters: what Slack cuts a message at
_SHORTEST_TEXT = 20  # characters; a pattern must be good for at least that
_ENDLESS = 1000  # more repeats than that are as good as endless

# A parsed pattern is a list of (operation, argument), as `re` itself sees it.
_Op: TypeAlias = "tuple[Any, Any]"


class PatternError(ValueError):
    """A pattern that can't be used; `hint` says what to do instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class _Ways:
    """In how many ways something can match: `factor` times the text's length to the `degree`."""

    __slots__ = ("degree", "factor")

    def __init__(self, factor: int = 1, degree: int = 0) -> None:
        self.factor = factor
        self.degree = degree

    def __mul__(self, other: _Ways) -> _Ways:
        return _Ways(min(self.factor * other.factor, _MOST_WAYS + 1), self.degree + other.degree)

    @property
    def single(self) -> bool:
        return self.factor == 1 and self.degree == 0


@lru_cache(maxsize=1024)
def compile_pattern(pattern: str) -> Pattern:
    """Return `pattern` compiled, to be used with `fullmatch`. Raises PatternError."""
    if len(pattern) > LONGEST_PATTERN:
        message = f"the pattern has {len(pattern)} characters"
        raise PatternError(message, f"{LONGEST_PATTERN} are allowed")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what will mean something else in a later Python
            regex = re.compile(pattern)
            operations = list(parser.parse(pattern))
    except (re.error, RecursionError, OverflowError, Warning) as error:
        raise PatternError(f"the pattern is no regular expression: {error}") from None
    longest = _longest(_sequence(operations))
    if longest < _SHORTEST_TEXT:
        raise _slow()
    return Pattern(regex, longest)


def _longest(ways: _Ways) -> int:
    """Return the length up to which a text can be matched in at most `_MOST_WAYS` ways."""
    if ways.factor > _MOST_WAYS:
        return 0
    if not ways.degree:
        return _LONGEST_TEXT
    return min(_LONGEST_TEXT, int((_MOST_WAYS / ways.factor) ** (1 / ways.degree)))


def _slow() -> PatternError:
    return PatternError(
        "the pattern may take for ever: it repeats what can itself match in many ways",
        "repeat once, such as [a-z0-9-]+ instead of ([a-z0-9]+-?)+",
    )


def _sequence(operations: Iterable[_Op]) -> _Ways:
    ways = _Ways()
    for operation in operations:
        ways *= _one(operation)
    return ways


def _one(operation: _Op) -> _Ways:
    name, argument = str(operation[0]), operation[1]
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _repeat(*argument)
    if name == "SUBPATTERN":
        return _sequence(argument[-1])
    if name == "BRANCH":
        return _branches(argument[1])
    if name in {"ASSERT", "ASSERT_NOT"}:
        return _sequence(argument[1])
    if name == "ATOMIC_GROUP":
        return _sequence(argument)
    if name.startswith("GROUPREF"):
        raise PatternError("the pattern refers back to a group", "write what may stand there")
    return _Ways()


def _repeat(least: int, most: Any, body: list[_Op]) -> _Ways:
    most = int(most)
    inner = _sequence(body)
    if least == most == 1:
        return inner
    endless = most > _ENDLESS
    if not inner.single and not _parted(body, inner):
        if endless or inner.degree:
            raise _slow()
        inner = _Ways(min(inner.factor ** min(most, 30), _MOST_WAYS + 1))
    else:
        inner = _Ways()
    if least == most:
        return inner
    return inner * (_Ways(degree=1) if endless else _Ways(most - least + 1))


def _parted(body: list[_Op], inner: _Ways) -> bool:
    """Tell whether each round begins with a character that stands nowhere else in it.

    Then a text is divided into rounds in one way only, as in `[a-z]+(-[a-z]+)*`.
    """
    while len(body) == 1 and str(body[0][0]) == "SUBPATTERN":
        body = list(body[0][1][-1])
    if not body or str(body[0][0]) != "LITERAL" or inner.degree > 1 or inner.factor > 1:
        return False
    return not any(_may_be(operation, body[0][1]) for operation in body[1:])


def _may_be(operation: _Op, character: int) -> bool:
    """Tell whether what `operation` matches may hold `character`, in either case.

    When in doubt, it may.
    """
    name, argument = str(operation[0]), operation[1]
    if name == "LITERAL":
        return chr(argument).casefold() == chr(character).casefold()
    if name == "NOT_LITERAL":
        return bool(argument != character)
    if name == "IN":
        cases = {chr(character), chr(character).lower(), chr(character).upper()}
        return any(_in_set(argument, ord(case)) for case in cases if len(case) == 1)
    if name in {"MAX_REPEAT", "MIN_REPEAT"}:
        return any(_may_be(inner, character) for inner in argument[2])
    return name != "AT"


def _in_set(members: list[_Op], character: int) -> bool:
    found = False
    negated = False
    for kind, argument in members:
        name = str(kind)
        negated = negated or name == "NEGATE"
        found = found or (
            (name == "LITERAL" and argument == character)
            or (name == "RANGE" and argument[0] <= character <= argument[1])
            or (name == "CATEGORY" and not _surely_outside(str(argument), chr(character)))
        )
    return found is not negated or (negated and any(str(kind) == "CATEGORY" for kind, _ in members))


def _surely_outside(category: str, character: str) -> bool:
    if category == "CATEGORY_DIGIT":
        return not character.isdigit()
    if category == "CATEGORY_WORD":
        return not (character.isalnum() or character == "_")
    return category == "CATEGORY_SPACE" and not character.isspace()


def _branches(branches: list[list[_Op]]) -> _Ways:
    """Return the ways of alternatives; other first letters exclude each other."""
    ways = [_sequence(branch) for branch in branches]
    firsts = [
        chr(branch[0][1]).casefold() if branch and str(branch[0][0]) == "LITERAL" else ""
        for branch in branches
    ]
    exclusive = "" not in firsts and len(set(firsts)) == len(firsts)
    factor = max(way.factor for way in ways) * (1 if exclusive else len(branches))
    return _Ways(factor, max(way.degree for way in ways))
