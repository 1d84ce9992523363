"""Read a value by its declared type: from YAML, JSON, Python or a command line.

A plain YAML scalar and a command line's text (`Spelled`) are read by the declared type from their
spelling: `version: 2.10` is the string 2.10, `no` the string no. A quoted scalar and a JSON string
are texts: for a number or a boolean they are refused. JSON has one type of numbers, so 5.0 is the
integer 5, and 5.5 is none; true is no integer. null is a value only where it is the default.

Python types: string, url, enum, user, channel -> str; integer -> int; number -> int or float;
boolean -> bool; datetime -> aware datetime; duration -> timedelta; list -> list; object -> dict.
"""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.diagnostics import closest
from fixturectl.store import yaml_nodes
from fixturectl.store.sealed import Sealed, is_sealed
from fixturectl.store.variables import spellings
from fixturectl.store.variables.scalars import SCALARS, TEXTS, TYPED, Spelled, beyond, text_of
from fixturectl.store.variables.spellings import Wrong
from fixturectl.store.variables.variable import Problem, kind_of, spelled_null
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from fixturectl.diagnostics import Level
    from fixturectl.store.variables.variable import Variable

_SHOWN = 40  # characters of a value repeated in a message


class Reading(NamedTuple):
    """A typed value and what is to be said about it; with an error the value is None."""

    value: object
    problems: tuple[Problem, ...] = ()

    @property
    def fits(self) -> bool:
        return not self.problems or all(problem.level != "error" for problem in self.problems)


def read(variable: Variable, value: object, *, zone: tzinfo = UTC, path: str = "") -> Reading:
    """Read `value`, a node, a Spelled or a Python value, as `variable` declares.

    `zone` is where a datetime without one stands; `path` names the value in messages. All problems
    are collected. A sensitive value is never repeated in one.
    """
    reader = _Reader(zone)
    typed = reader.read(variable, value, path or variable.name)
    reading = Reading(typed, tuple(reader.problems))
    return reading if reading.fits else Reading(None, reading.problems)


# By identity, with what keeps the identities: a value is read where it is declared, and again for
# each sample that shows it.
_lately: dict[tuple[int, int], tuple[Reading, tzinfo, Variable, object]] = {}
_MOST = 256


def read_once(variable: Variable, value: object, *, zone: tzinfo = UTC) -> Reading:
    """Read `value` as `read` does, one that stands in a file only once."""
    if not isinstance(value, _NODES):
        return read(variable, value, zone=zone)
    key = (id(variable), id(value))
    found = _lately.get(key)
    # What depends on the zone has a problem: that none is given.
    if found is None or (found[0].problems and found[1] is not zone):
        if len(_lately) >= _MOST:
            _lately.clear()
        found = _lately[key] = (read(variable, value, zone=zone), zone, variable, value)
    return found[0]


_NODES = (Scalar, Mapping, Sequence)  # a tuple: `|` would make a new union at each call


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
        text = text_of(value)
        if text is not None and not (self.hidden or variable.sensitive or wrong.private):
            shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
            got = f'"{spellings.clean(shown)}"'
        hint = wrong.hint
        quoted = kind_of(value) == "a text" and not isinstance(value, Spelled)
        if not hint and variable.type in TYPED and quoted:
            hint = "write it without quotes" if self.quoted_but_fits(variable, value) else ""
        self.report(path, value, f"{wrong.expected} is expected, not {got}", hint)

    def quoted_but_fits(self, variable: Variable, value: object) -> bool:
        text = text_of(value)
        return text is not None and not isinstance(TYPED[variable.type](text), Wrong)

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
        typed = SCALARS[variable.type](variable, value)
        if isinstance(typed, Wrong):
            self.refuse(variable, value, path, typed)
            return None
        if isinstance(typed, datetime) and typed.utcoffset() is None:
            message = f"no time zone is given: {self.zone} is taken"
            self.report(path, value, message, "add Z or an offset such as +01:00", "warning")
            typed = spellings.aware(typed, self.zone)
        wrong = beyond(variable, typed)
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
        meant: set[str] = set()  # a field that is misspelt is not missing as well
        for name in given:
            if name not in fields:
                at = value.key(name) if isinstance(value, Mapping) else value
                close = closest(name, [field for field in fields if field not in given])
                meant.add(close)
                hint = f"did you mean {close}?" if close else f"it has {', '.join(fields)}"
                self.report(f"{path}.{name}", at, f'unknown field "{name}"', hint)
        found: dict[str, object] = {}
        for name, field in fields.items():
            if name in given:
                found[name] = self.read(field, given[name], f"{path}.{name}")
            elif field.default is not None:
                found[name] = self.read(field, field.default, f"{path}.{name}")
            elif name not in meant:
                self.report(
                    f"{path}.{name}", value, f'the field "{name}" is missing', f"add {name}"
                )
        return found


def _null_for(variable: Variable, text: str) -> bool:
    return variable.nullable and variable.type not in TEXTS and text in {"", "~", "null"}


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
