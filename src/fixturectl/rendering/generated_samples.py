"""Values that no author thought of: the longest allowed, optional ones left empty, hostile text.

Every value made here is one that its variable accepts, so that whatever it breaks can break when an
alert is sent. None of them is secret: nothing is masked.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from fixturectl.rendering.longest_match import longest_match
from fixturectl.store.variables import example_of, read, read_once
from fixturectl.store.variables.spellings import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.variables import Variable

EMPTY = object()  # no value fits: the declaration is at fault
LENGTH = 200  # characters of a text without max_length
ITEMS = 10  # items of a list without max_items

HOSTILE = (
    '"it\'s" `code` *b* _i_ ~s~ & <!channel> <http://x|y> {{ 7*7 }} {name} %s '
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 "
    "\U0001f469\u200d\U0001f692\U0001f1eb\U0001f1f7 e\u0301 :fire:\nsecond line"
)
_HOSTILE_URL = "https://example.com/a%7Cb/(x)?q=%22'*_~&r=%3C!channel%3E#f"
_WORDS = "Wm "  # wide letters, with blanks where a text may break
_LONG_DAY = datetime(2026, 9, 30, 22, 58, 58, tzinfo=UTC)  # a Wednesday in September
_LONG_SPAN = timedelta(days=29, hours=23, minutes=59, seconds=59)
_ADDRESS = "https://example.com/"


def generated(fixture: Fixture) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the name and the values of each generated sample; no declared sample has such a name.

    A variable for which nothing fits is left out, as its declaration then is at fault.
    """
    for name, make in _KINDS:
        yield name, _made(fixture, make)


def _made(fixture: Fixture, make: Callable[[Variable], object]) -> dict[str, object]:
    values = ((name, make(variable)) for name, variable in fixture.variables.items())
    return {name: value for name, value in values if value is not EMPTY}


# -- the longest values


def longest(variable: Variable) -> object:
    """Return the value that takes most room in a message."""
    if variable.type == "list" and variable.of is not None:
        item = longest(variable.of)
        count = variable.max_items if variable.max_items is not None else ITEMS
        return EMPTY if item is EMPTY else [item] * count
    if variable.type == "object":
        return _fields(variable, longest)
    made = _LONGEST[variable.type](variable)
    # What is made of the variable's own bounds fits; the rest is read as if somebody had given it.
    sure = variable.type in _SURE or (variable.type == "string" and variable.pattern is None)
    return made if sure else _fitting(variable, made)


def _long_text(variable: Variable) -> object:
    length = LENGTH if variable.max_length is None else variable.max_length
    if variable.pattern is not None:
        return longest_match(variable.pattern.regex.pattern, min(length, variable.pattern.longest))
    return (_WORDS * length)[:length].rstrip().ljust(length, "W")


def _long_url(variable: Variable) -> object:
    length = LENGTH if variable.max_length is None else variable.max_length
    if variable.pattern is not None:
        return _long_text(variable)
    return _ADDRESS.ljust(length, "w") if length > len(_ADDRESS) else "http://w.io"[:length]


def _long_number(variable: Variable) -> object:
    bounds = (variable.minimum, variable.maximum)
    largest = LARGEST if bounds[1] is None else bounds[1]
    smallest = 0 if bounds[0] is None else bounds[0]
    return max(smallest, largest, key=lambda number: len(str(number)))


def _long_span(variable: Variable) -> object:
    known = [span for span in (variable.maximum, variable.minimum) if span is not None]
    return variable.maximum or max([_LONG_SPAN, *known])


_LONGEST: dict[str, Callable[[Variable], object]] = {
    "string": _long_text,
    "url": _long_url,
    "integer": _long_number,
    "number": _long_number,
    "duration": _long_span,
    "boolean": lambda _: True,
    "datetime": lambda _: _LONG_DAY,
    "enum": lambda variable: max(variable.values, key=len),
    "user": lambda _: "U0123456789",
    "channel": lambda _: "C0123456789",
}


_SURE = frozenset(("boolean", "datetime", "user", "channel"))


# -- nothing where nothing is allowed


def empty(variable: Variable) -> object:
    """Return null or an empty list where the variable may do without, else what it has."""
    if variable.nullable:
        return None
    if variable.type == "list" and not variable.required:
        return []
    if variable.type == "object":
        return _fields(variable, empty)
    return _known(variable)


# -- text that attacks


def hostile(variable: Variable) -> object:
    """Return text that would mention, link, break lines or turn the direction of writing."""
    if variable.type == "list" and variable.of is not None:
        item = hostile(variable.of)
        room = variable.max_items if variable.max_items is not None else 1
        return EMPTY if item is EMPTY else [item] * min(room, 1)
    if variable.type == "object":
        return _fields(variable, hostile)
    attack = {"string": HOSTILE, "url": _HOSTILE_URL}.get(variable.type)
    if attack is not None and variable.max_length is not None:
        attack = attack[: variable.max_length]
    return _known(variable) if attack is None else _fitting(variable, attack)


# -- shared


def _fields(variable: Variable, make: Callable[[Variable], object]) -> object:
    made = {name: make(field) for name, field in (variable.fields or {}).items()}
    return EMPTY if any(value is EMPTY for value in made.values()) else made


def _fitting(variable: Variable, value: object) -> object:
    """Return `value` if the variable accepts it, else the best that is known."""
    reading = read(variable, value)
    return reading.value if reading.fits else _known(variable)


def _known(variable: Variable) -> object:
    """Return the variable's own example, or its default."""
    for candidate in (example_of(variable), variable.default):
        if candidate is not None:
            reading = read_once(variable, candidate)
            if reading.fits:
                return reading.value
    return EMPTY


_KINDS: tuple[tuple[str, Callable[[Variable], object]], ...] = (
    ("longest values", longest),
    ("empty optionals", empty),
    ("hostile text", hostile),
)
