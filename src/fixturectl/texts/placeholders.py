"""Taking a translator's text apart: literal pieces and `{name:format(argument)}` placeholders.

A text is data, not code: no attribute, no expression, no conversion. `{{` and `}}` are literal
braces.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from fixturectl.texts import misspellings

if TYPE_CHECKING:
    from collections.abc import Iterable

_MANY = 2_048  # texts; each takes about a kilobyte
_BRACE = re.compile(r"[{}]")
_FORMAT = re.compile(r"([A-Za-z_-]+)(?:\(([^()]*)\))?", re.ASCII)
# What people who know templates write: {{ name }}, {{ user.name }}, {{ count | number }}.
_EXPRESSION = re.compile(r"\{\{-?\s*([A-Za-z_]\w*)\s*(?:[.\[(|][^{}]*)?-?\}\}")
_STATEMENT = re.compile(r"\{[%#].*?(?:[%#]\}|$)", re.DOTALL)


class Words(NamedTuple):
    """A literal piece: `text` is shown for characters `start` to `end` of the text's value."""

    text: str
    start: int
    end: int


class Placeholder(NamedTuple):
    """`{name:format(argument)}` at characters `start` to `end`; `format` "" is the type's own."""

    name: str
    format: str
    argument: str
    start: int
    end: int


class Problem(NamedTuple):
    """A fault of a text's spelling, at character `offset` of its value; `check` names the check."""

    offset: int
    message: str
    hint: str
    check: Literal["placeholder-syntax", "jinja-in-text"] = "placeholder-syntax"


class Parsed(NamedTuple):
    """A text taken apart; what could not be read stays as literal pieces, its faults beside it.

    `placeholders` are those of its parts that are no words, and `names` are theirs.
    """

    parts: tuple[Words | Placeholder, ...]
    problems: tuple[Problem, ...]
    placeholders: tuple[Placeholder, ...]
    names: frozenset[str]


@lru_cache(maxsize=16384)
def parse(text: str) -> Parsed:
    """Take a text apart; its faults are values, with their place, never exceptions."""
    parts: list[Words | Placeholder] = []
    problems: list[Problem] = []
    position = 0
    while brace := _BRACE.search(text, position):
        start = brace.start()
        if start > position:
            parts.append(Words(text[position:start], position, start))
        part, problem = _open(text, start) if text[start] == "{" else _close(text, start)
        parts.append(part)
        if problem:
            problems.append(problem)
        position = part.end
    if position < len(text):
        parts.append(Words(text[position:], position, len(text)))
    return parsed(parts, problems)


def parsed(parts: Iterable[Words | Placeholder], problems: Iterable[Problem]) -> Parsed:
    """Return a text of these parts, in which these problems were found."""
    parts = tuple(parts)
    found = tuple([part for part in parts if isinstance(part, Placeholder)])
    names = frozenset([one.name for one in found])
    return Parsed(parts, tuple(problems), found, names)


def forget() -> None:
    """Drop the texts taken apart so far, once they are more than those of the fixtures at hand."""
    if parse.cache_info().currsize > _MANY:
        parse.cache_clear()


def _close(text: str, start: int) -> tuple[Words, Problem | None]:
    if text.startswith("}}", start):
        return Words("}", start, start + 2), None
    problem = Problem(start, "a } without its {", "write }} for a brace that is shown")
    return Words("}", start, start + 1), problem


def _open(text: str, start: int) -> tuple[Words | Placeholder, Problem | None]:
    """Read what begins with the `{` at `start`."""
    # Behind a literal brace stands no template: {{{{ x }}}} is how a text shows {{ x }}.
    literal = text[max(start - 2, 0) : start] == "{{" or _in_date_token(text, start)
    code = None if literal else _EXPRESSION.match(text, start) or _STATEMENT.match(text, start)
    if code is not None:
        wrong = (
            misspellings.expression(code[0], code[1])
            if code.re is _EXPRESSION
            else misspellings.statement(code[0])
        )
        return Words(code[0], start, code.end()), Problem(start, *wrong, check="jinja-in-text")
    if text.startswith("{{", start):
        return Words("{", start, start + 2), None
    end = text.find("}", start)
    if end < 0 or "{" in text[start + 1 : end]:
        problem = Problem(start, "a { without its }", "write {{ for a brace that is shown")
        return Words("{", start, start + 1), problem
    found = _placeholder(text[start + 1 : end], start, end + 1)
    if isinstance(found, Problem):
        return Words(text[start : end + 1], start, end + 1), found
    return found, None


def _in_date_token(text: str, start: int) -> bool:
    """Tell whether a brace is one of Slack's own, as in `<!date^1^{{date_short}}|...>`."""
    token = text.rfind("<!date^", 0, start)
    return token >= 0 and text.find(">", token, start) < 0


def _placeholder(inside: str, start: int, end: int) -> Placeholder | Problem:
    """Read what stands between the braces; `start` and `end` include them."""
    name, colon, written = inside.partition(":")
    if not re.fullmatch(misspellings.NAME, name):
        return Problem(start, *misspellings.name(inside))
    if not colon:
        return Placeholder(name, "", "", start, end)
    at = start + len(name) + 2  # the format's own characters are at fault, not the name
    spelled = _FORMAT.fullmatch(written)
    if spelled is None:
        return Problem(at, *misspellings.format_spelling(name, written))
    if wrong := misspellings.format_meaning(name, spelled[1], spelled[2]):
        return Problem(at, *wrong)
    return Placeholder(name, spelled[1], spelled[2] or "", start, end)
