"""Read a value by its declared type: from YAML, JSON, Python or a command line.

A plain YAML scalar and a command line's text (`Spelled`) are read by the declared type from their
spelling: `version: 2.10` is the string 2.10, `no` the string no. A quoted scalar and a JSON string
are texts: for a number or a boolean they are refused. JSON has one type of numbers, so 5.0 is the
integer 5, and 5.5 is none; true is no integer. null is a value only where it is the default.

Python types: string, url, enum, user, channel -> str; integer -> int; number -> int or float;
boolean -> bool; datetime -> aware datetime; duration -> timedelta; list -> list; object -> dict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.diagnostics import nearest
from fixturectl.store import yaml_nodes
from fixturectl.store.sealed import Sealed, is_sealed
from fixturectl.store.variables import spellings
from fixturectl.store.variables.spellings import Wrong
from fixturectl.store.variables.variable import Problem, kind_of, spelled_null
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.diagnostics import Level
    from fixturectl.store.variables.variable import Variable

_SHOWN = 40  # characters of a value repeated in a message
_USER = re.compile(r"[UW][A-Z0-9]{2,30}")
_CHANNEL = re.compile(r"[CGD][A-Z0-9]{2,30}")


class Spelled(str):
    """A text from a command line: read by the declared type, as a plain YAML scalar is."""

    __slots__ = ()


class Reading(NamedTuple):
    """A typed value and what is to be said about it; with an error the value is None."""

    value: object
    problems: tuple[Problem, ...] = ()

    @property
    def fits(self) -> bool:
        return not any(problem.level == "error" for problem in self.problems)


def read(variable: Variable, value: object, *, zone: tzinfo = UTC, path: str = "") -> Reading:
    """Read `value`, a node, a Spelled or a Python value, as `variable` declares.

    `zone` is where a datetime without one stands; `path` names the value in messages. All problems
    are collected. A sensitive value is never repeated in one.
    """
    reader = _Reader(zone)
    typed = reader.read(variable, value, path or variable.name)
    reading = Reading(typed, tuple(reader.problems))
    return reading if reading.fits else Reading(None, reading.problems)


class _Reader:
    """One reading: its zone and the problems found so far."""

    __slots__ = ("hidden", "problems", "zone")

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone
        self.problems: list[Problem] = []
        self.hidden = False  # inside something sensitive

    def report(
        self, path: str, value: object, message: str, hint: str = "", level: Level = "error"
    ) -> None:
        node = value if isinstance(value, Scalar | Mapping | Sequence) else None
        self.problems.append(Problem(path, message, hint, level, node))

    def refuse(self, variable: Variable, value: object, path: str, wrong: Wrong) -> None:
        got = kind_of(value)
        text = _text(value)
        if text is not None and not (self.hidden or variable.sensitive or wrong.private):
            shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
            got = f'"{spellings.clean(shown)}"'
        hint = wrong.hint
        if not hint and variable.type in _TYPED and kind_of(value) == "a text":
            hint = "write it without quotes" if self.quoted_but_fits(variable, value) else ""
        self.report(path, value, f"{wrong.expected} is expected, not {got}", hint)

    def quoted_but_fits(self, variable: Variable, value: object) -> bool:
        text = _text(value)
        return text is not None and not isinstance(_TYPED[variable.type](text), Wrong)

    def read(self, variable: Variable, value: object, path: str) -> object:
        if spelled_null(value) or (isinstance(value, Spelled) and _null_for(variable, value)):
            if not variable.nullable:
                hint = "leave it out, or declare default: null"
                self.report(path, value, f"{_expected(variable)} is expected, not null", hint)
            return None
        if isinstance(value, Scalar) and is_sealed(value):
            return Sealed(value)
        if isinstance(value, Sealed):
            return value
        outside = self.hidden
        self.hidden = outside or variable.sensitive
        try:
            return self.typed(variable, value, path)
        finally:
            self.hidden = outside

    def typed(self, variable: Variable, value: object, path: str) -> object:
        if variable.type == "list":
            return self.list_of(variable, value, path)
        if variable.type == "object":
            return self.object_of(variable, value, path)
        typed = _SCALARS[variable.type](variable, value)
        if isinstance(typed, Wrong):
            self.refuse(variable, value, path, typed)
            return None
        if isinstance(typed, datetime) and typed.utcoffset() is None:
            message = f"no time zone is given: {self.zone} is taken"
            self.report(path, value, message, "add Z or an offset such as +01:00", "warning")
            typed = spellings.aware(typed, self.zone)
        wrong = _beyond(variable, typed)
        if wrong is not None:
            self.refuse(variable, value, path, wrong)
            return None
        return typed

    def list_of(self, variable: Variable, value: object, path: str) -> list[object] | None:
        value = _flow(value, "[")
        if not isinstance(value, Sequence | list | tuple) or variable.of is None:
            hint = "write it as [..., ...]" if isinstance(value, Spelled) else ""
            self.refuse(variable, value, path, Wrong("a list", hint))
            return None
        items = list(value)
        if variable.max_items is not None and len(items) > variable.max_items:
            message = f"{len(items)} items, {variable.max_items} are allowed"
            self.report(path, value, message, "leave some out, or raise max_items")
            return None
        return [
            self.read(variable.of, item, f"{path}[{index}]") for index, item in enumerate(items)
        ]

    def object_of(self, variable: Variable, value: object, path: str) -> dict[str, object] | None:
        value = _flow(value, "{")
        fields = variable.fields or {}
        given: dict[str, object]
        if isinstance(value, Mapping):
            given = {key.value: child for key, child in value}
        elif isinstance(value, AnyMapping):
            given = {str(name): child for name, child in value.items()}
        else:
            hint = "write it as {name: value, ...}" if isinstance(value, Spelled) else ""
            self.refuse(variable, value, path, Wrong("an object", hint))
            return None
        for name in given:
            if name not in fields:
                at = value.key(name) if isinstance(value, Mapping) else value
                hint = nearest(name, fields) or f"it has {', '.join(fields)}"
                self.report(f"{path}.{name}", at, f'unknown field "{name}"', hint)
        found: dict[str, object] = {}
        for name, field in fields.items():
            if name in given:
                found[name] = self.read(field, given[name], f"{path}.{name}")
            elif field.default is not None:
                found[name] = self.read(field, field.default, f"{path}.{name}")
            else:
                self.report(
                    f"{path}.{name}", value, f'the field "{name}" is missing', f"add {name}"
                )
        return found


def _null_for(variable: Variable, text: str) -> bool:
    return variable.nullable and variable.type not in _TEXTS and text in {"", "~", "null"}


def _text(value: object) -> str | None:
    if isinstance(value, Scalar):
        return value.value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)


def _spelled(value: object) -> str | None:
    """Return the spelling of a value that has no type yet."""
    if isinstance(value, Scalar):
        return None if value.style else value.value
    return str(value) if isinstance(value, Spelled) else None


def _string(value: object) -> str | None:
    """Return the text of a value that is one, or has no type yet."""
    if isinstance(value, Scalar):
        return value.value
    return str(value) if isinstance(value, str) else None


def _flow(value: object, mark: str) -> object:
    """Return the node of a command line's `[...]` or `{...}`."""
    if not isinstance(value, Spelled) or not value.lstrip().startswith(mark):
        return value
    document = yaml_nodes.read("", value.encode(errors="replace"))
    return value if document.problems or document.root is None else document.root


def _expected(variable: Variable) -> str:
    return (
        "an object"
        if variable.type == "object"
        else f"{_ARTICLES.get(variable.type, 'a')} {variable.type}"
    )


_ARTICLES = {"integer": "an", "enum": "an"}


def _read_string(_: Variable, value: object) -> str | Wrong:
    text = _string(value)
    return Wrong("a text", "quote it") if text is None else spellings.clean(text)


def _read_integer(_: Variable, value: object) -> object:
    text = _spelled(value)
    if text is not None:
        return spellings.integer(text)
    if isinstance(value, bool) or not isinstance(value, int | float) or value % 1:
        return Wrong("a whole number")
    wrong = spellings.within(value)
    return wrong if isinstance(wrong, Wrong) else int(value)


def _read_number(_: Variable, value: object) -> object:
    text = _spelled(value)
    if text is not None:
        return spellings.number(text)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Wrong("a number")
    return spellings.within(value)


def _read_boolean(_: Variable, value: object) -> object:
    text = _spelled(value)
    if text is not None:
        return spellings.boolean(text)
    return value if isinstance(value, bool) else Wrong("true or false")


def _read_datetime(_: Variable, value: object) -> object:
    if isinstance(value, datetime):
        return spellings.dated(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return spellings.epoch(value)
    text = _string(value)
    return Wrong("a date and time") if text is None else spellings.moment(text)


def _read_duration(_: Variable, value: object) -> object:
    if isinstance(value, timedelta):
        return value if value >= timedelta(0) else Wrong("a duration from 0")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return spellings.duration(str(value))
    text = _string(value)
    return Wrong("a duration") if text is None else spellings.duration(text)


def _read_url(_: Variable, value: object) -> object:
    text = _string(value)
    return Wrong("a URL") if text is None else spellings.url(text)


def _read_enum(variable: Variable, value: object) -> object:
    text = _string(value)
    if text in variable.values:
        return text
    hint = nearest(text or "", variable.values)
    return Wrong(f"one of {', '.join(variable.values)}", hint)


def _read_user(_: Variable, value: object) -> object:
    text = _string(value)
    return text if text and _USER.fullmatch(text) else Wrong("a user id such as U0123456789")


def _read_channel(_: Variable, value: object) -> object:
    text = _string(value)
    return text if text and _CHANNEL.fullmatch(text) else Wrong("a channel id such as C0123456789")


_TYPED: dict[str, Callable[[str], object]] = {
    "integer": spellings.integer,
    "number": spellings.number,
    "boolean": spellings.boolean,
}
_TEXTS = {"string", "url", "enum", "user", "channel"}
_SCALARS: dict[str, Callable[[Variable, object], object]] = {
    "string": _read_string,
    "integer": _read_integer,
    "number": _read_number,
    "boolean": _read_boolean,
    "datetime": _read_datetime,
    "duration": _read_duration,
    "url": _read_url,
    "enum": _read_enum,
    "user": _read_user,
    "channel": _read_channel,
}


def _beyond(variable: Variable, value: object) -> Wrong | None:
    """Return the constraint that `value` breaks."""
    if isinstance(value, str):
        return _beyond_text(variable, value)
    # Declarations only let bounds of the value's own type through.
    if variable.minimum is not None and value < variable.minimum:  # type: ignore[operator]
        return Wrong(f"at least {variable.minimum}")
    if variable.maximum is not None and value > variable.maximum:  # type: ignore[operator]
        return Wrong(f"at most {variable.maximum}")
    return None


def _beyond_text(variable: Variable, text: str) -> Wrong | None:
    if variable.max_length is not None and len(text) > variable.max_length:
        return Wrong(f"a text of at most {variable.max_length} characters (it has {len(text)})")
    if variable.pattern is None:
        return None
    if len(text) > variable.pattern.longest:
        longest = variable.pattern.longest
        return Wrong(
            f"a text of at most {longest} characters, for its pattern's sake", "shorten it"
        )
    if not variable.pattern.regex.fullmatch(text):
        return Wrong(f"a text like {variable.pattern.regex.pattern}")
    return None
