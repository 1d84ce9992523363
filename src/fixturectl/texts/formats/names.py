"""The formats a placeholder may name: what each shows, what it takes, and what it accepts."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from fixturectl.diagnostics import nearest

_NUMBERS = frozenset({"integer", "number"})
_INSTANTS = frozenset({"datetime"})


class Format(NamedTuple):
    """`argument` says what stands in its parentheses; "" is nothing. `types` are variables'."""

    types: frozenset[str]
    argument: str = ""


FORMATS: dict[str, Format] = {
    "number": Format(_NUMBERS),
    "integer": Format(_NUMBERS),
    "percent": Format(_NUMBERS),
    "compact": Format(_NUMBERS),
    "bytes": Format(_NUMBERS),
    "currency": Format(_NUMBERS, "EUR"),
    "date": Format(_INSTANTS),
    "time": Format(_INSTANTS),
    "datetime": Format(_INSTANTS),
    "local": Format(_INSTANTS),
    "relative": Format(_INSTANTS),
    "duration": Format(_NUMBERS | {"duration"}),
    "list": Format(frozenset({"list"})),
    "unit": Format(_NUMBERS, "megabyte"),
}
# Types whose values have no form of their own in a sentence.
_UNSHOWABLE = frozenset({"object"})


class UnshowableError(ValueError):
    """A value that a format can't show; the text begins with the format's name."""


class Fault(NamedTuple):
    """What is wrong with a format, and what to do about it."""

    message: str
    hint: str


def accepts(name: str, type_name: str) -> bool:
    """Tell whether a variable of `type_name` can be shown by the format; "" is the default one."""
    if not name:
        return type_name not in _UNSHOWABLE
    return name in FORMATS and type_name in FORMATS[name].types


@cache
def fault(name: str, argument: str) -> Fault | None:
    """Return what is wrong with a placeholder's format and the text in its parentheses."""
    known = FORMATS.get(name)
    if known is None:
        hint = nearest(name, FORMATS) or f"the formats are {', '.join(FORMATS)}"
        return Fault(f"unknown format {name!r}", hint)
    if not known.argument:
        return Fault(f"{name} takes nothing in parentheses", f"write {name}") if argument else None
    if not argument:
        return Fault(f"{name} needs an argument", f"write for example {name}({known.argument})")
    return _unknown_currency(argument) if name == "currency" else _unknown_unit(argument)


def _unknown_currency(code: str) -> Fault | None:
    from babel.core import get_global  # noqa: PLC0415 - Babel costs two bare Python starts

    codes = get_global("all_currencies")
    if code in codes:
        return None
    hint = nearest(code.upper(), codes) or "an ISO 4217 code such as EUR or USD"
    return Fault(f"unknown currency {code!r}", hint)


def _unknown_unit(name: str) -> Fault | None:
    known = _units()
    if name in known:
        return None
    hint = nearest(name, known) or "a unit of CLDR such as megabyte, millisecond or celsius"
    return Fault(f"unknown unit {name!r}", hint)


@cache
def _units() -> dict[str, str]:
    """Return CLDR's units by name, short (megabyte) and whole (digital-megabyte)."""
    from babel.core import Locale  # noqa: PLC0415 - Babel costs two bare Python starts

    whole = list(Locale("en").unit_display_names)
    return {name.partition("-")[2]: name for name in whole} | {name: name for name in whole}


def unit_id(name: str) -> str:
    """Return CLDR's whole name of a unit, `megabyte` -> `digital-megabyte`; KeyError if none."""
    return _units()[name]
