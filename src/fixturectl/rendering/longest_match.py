"""The longest text that a pattern accepts, up to a length."""

from __future__ import annotations

import re
import re._parser as parser  # type: ignore[import-not-found]  # the stubs don't know it
import string
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

# A parsed pattern is a list of (operation, argument), as `re` itself sees it.
_Op: TypeAlias = "tuple[Any, Any]"

_LETTERS = "W" + string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_ .:/@"
_ROUNDS = 64


def longest_match(pattern: str, length: int) -> str | None:
    """Return a text of at most `length` characters that `pattern` matches whole, None without one.

    Repeats are made longer step by step until the text would be too long: the answer is as long as
    that finds, not provably the longest.
    """
    operations = list(parser.parse(pattern))
    regex = re.compile(pattern)
    best: str | None = None
    for times in _steps(length):
        made = "".join(_one(operation, times) for operation in operations)
        if len(made) > length:
            break
        if regex.fullmatch(made) and (best is None or len(made) > len(best)):
            best = made
    return best


def _steps(length: int) -> Iterable[int]:
    """Return how often to repeat: every number at first, then in steps, up to `length`."""
    return sorted({*range(min(length, _ROUNDS) + 1), *range(0, length + 1, 8), length})


def _one(operation: _Op, times: int) -> str:
    name, argument = str(operation[0]), operation[1]
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        least, most, body = int(argument[0]), int(argument[1]), argument[2]
        count = max(least, min(most, times))
        return "".join(_one(inner, times) for inner in body) * count
    if name == "SUBPATTERN":
        return "".join(_one(inner, times) for inner in argument[-1])
    if name == "ATOMIC_GROUP":
        return "".join(_one(inner, times) for inner in argument)
    if name == "BRANCH":
        branches = ["".join(_one(inner, times) for inner in branch) for branch in argument[1]]
        return max(branches, key=len)
    return _character(name, argument)


def _character(name: str, argument: Any) -> str:
    if name == "LITERAL":
        return chr(argument)
    if name == "NOT_LITERAL":
        return next(letter for letter in _LETTERS if ord(letter) != argument)
    if name == "ANY":
        return _LETTERS[0]
    return _member(argument) if name == "IN" else ""


def _member(members: list[_Op]) -> str:
    """Return the widest character of a set, its first one if it has none of the usual letters."""
    matches = _set(members)
    return next((letter for letter in _LETTERS if matches(letter)), _first(members))


def _first(members: list[_Op]) -> str:
    for kind, argument in members:
        if str(kind) in {"LITERAL", "RANGE"}:
            return chr(argument if isinstance(argument, int) else argument[0])
    return ""


def _set(members: list[_Op]) -> Any:
    negated = any(str(kind) == "NEGATE" for kind, _ in members)

    def matches(letter: str) -> bool:
        return any(_holds(str(kind), argument, letter) for kind, argument in members) != negated

    return matches


def _holds(kind: str, argument: Any, letter: str) -> bool:
    if kind == "LITERAL":
        return bool(ord(letter) == argument)
    if kind == "RANGE":
        return bool(argument[0] <= ord(letter) <= argument[1])
    category = {"DIGIT": letter.isdigit(), "SPACE": letter.isspace()}
    category["WORD"] = letter.isalnum() or letter == "_"
    name = str(argument).removeprefix("CATEGORY_")
    if name.startswith("NOT_"):
        return not category.get(name.removeprefix("NOT_"), False)
    return category.get(name, False)
