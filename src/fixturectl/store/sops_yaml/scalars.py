"""The type of a scalar and the bytes that SOPS encrypts for it, by the rules of go-yaml v3."""

from __future__ import annotations

import re
from base64 import b64decode
from decimal import Decimal
from typing import NamedTuple

# What go-yaml looks up by its whole spelling (resolve.go, resolveMap).
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_SPECIAL = {
    **dict.fromkeys((".nan", ".NaN", ".NAN"), b"NaN"),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), b"+Inf"),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), b"-Inf"),
}
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
# After a point Go's own syntax counts, where one underscore may part two digits.
_POINT_FLOAT = re.compile(r"\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?")
_INTEGER = re.compile(r"([-+]?)(?:(0[xX][0-9a-fA-F]+)|(0[bB][01]+)|0[oO]?([0-7]+)|([1-9][0-9]*|0))")
_DATE = r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)"
_CLOCK = r"(?P<hour>\d\d?):(?P<minute>\d\d?):(?P<second>\d\d?)(?:[.,](?P<fraction>\d+))?"
_ZONE = r"(?:Z|(?P<sign>[-+])(?P<zone_hour>\d\d):(?P<zone_minute>\d\d))"
_TIMES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (f"{_DATE}[Tt]{_CLOCK}{_ZONE}", f"{_DATE} {_CLOCK}", _DATE)
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_TAG = "tag:yaml.org,2002:"
_INT64 = range(-(2**63), 2**63)
_UINT64 = range(2**64)
_LONGEST = 4000  # digits; Python reads no longer integer


class Typed(NamedTuple):
    """A value as SOPS has it: `type` is its label (None for null), `plain` what is encrypted."""

    type: str | None
    plain: bytes


class UntypedError(Exception):
    """SOPS refuses a scalar; the message says why, without the scalar."""


def typed(value: str, style: str, tag: str | None) -> Typed:
    """Return the type and bytes of a scalar; raises UntypedError for what SOPS refuses.

    `tag` is None, "!" or a full tag as PyYAML's events have it.
    """
    short = tag.removeprefix(_TAG) if tag and tag.startswith(_TAG) else None
    if tag in {None, "!"}:
        return Typed("str", value.encode()) if style else resolved(value)
    if short == "binary":
        return _binary(value)
    if short not in {"bool", "int", "float", "null", "timestamp"}:
        return Typed("str", value.encode())  # !!str, and any tag that go-yaml doesn't know
    found = resolved(value)
    kind = {"timestamp": "time", "null": None}.get(short, short)
    if kind == "float" and found.type == "int":
        return Typed("float", float_bytes(float(int(found.plain))))
    if found.type != kind:
        raise UntypedError(f"the tag !!{short} does not fit the value behind it")
    return found


def resolved(value: str) -> Typed:
    """Return the type and bytes of a plain scalar without a tag."""
    if value in _NULL:
        return Typed(None, b"")
    first = value[0]
    if first in "tTfF":
        if value in _TRUE:
            return Typed("bool", b"True")
        if value in _FALSE:
            return Typed("bool", b"False")
    elif first in ".+-0123456789" and len(value) <= _LONGEST:
        return _number(value, first) or Typed("str", value.encode())
    return Typed("str", value.encode())


def _number(value: str, first: str) -> Typed | None:
    if value in _SPECIAL:
        return Typed("float", _SPECIAL[value])
    if first == ".":
        return _float(value.replace("_", "")) if _POINT_FLOAT.fullmatch(value) else None
    time = timestamp(value)
    if time is not None:
        return Typed("time", time)
    plain = value.replace("_", "")
    match = _INTEGER.fullmatch(plain)
    if match and (number := _integer(match)) is not None:
        return Typed("int", b"%d" % number)
    return _float(plain) if _FLOAT.fullmatch(plain) else None


def _integer(match: re.Match[str]) -> int | None:
    sign, hexadecimal, binary, octal, decimal = match.groups()
    if hexadecimal or binary:
        number = int(hexadecimal or binary, 0)
    else:
        number = int(octal, 8) if octal is not None else int(decimal)
    number = -number if sign == "-" else number
    if number in _INT64:
        return number
    if number in _UINT64 and not sign:
        raise UntypedError("an integer between 2^63 and 2^64, which sops can't hold")
    return None


def _float(plain: str) -> Typed | None:
    number = float(plain)
    return None if number in {float("inf"), float("-inf")} else Typed("float", float_bytes(number))


def float_bytes(number: float) -> bytes:
    """Return a finite number as Go's FormatFloat(number, 'f', -1, 64) writes it."""
    text = format(Decimal(repr(number)), "f")
    return (text.removesuffix(".0") if "." in text else text).encode()


def timestamp(value: str) -> bytes | None:
    """Return a timestamp as RFC 3339 with nanoseconds, None where go-yaml reads none."""
    found = next((match for form in _TIMES if (match := form.fullmatch(value))), None)
    if found is None:
        return None
    part = {name: int(text) for name, text in found.groupdict("0").items() if name != "sign"}
    if not _is_date(part["year"], part["month"], part["day"]) or not _is_clock(part):
        return None
    date = f"{part['year']:04}-{part['month']:02}-{part['day']:02}"
    clock = f"{part.get('hour', 0):02}:{part.get('minute', 0):02}:{part.get('second', 0):02}"
    digits = (found.groupdict().get("fraction") or "")[:9].rstrip("0")
    return f"{date}T{clock}{'.' if digits else ''}{digits}{_zone(found, part)}".encode()


def _is_date(year: int, month: int, day: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] + (leap and month == 2)  # noqa: PLR2004 - the calendar's own numbers


def _is_clock(part: dict[str, int]) -> bool:
    # Go lets an offset of 24 hours or 60 minutes pass here.
    limits = {"hour": 23, "minute": 59, "second": 59, "zone_hour": 24, "zone_minute": 60}
    return all(part.get(name, 0) <= most for name, most in limits.items())


def _zone(found: re.Match[str], part: dict[str, int]) -> str:
    hours, minutes = divmod(part.get("zone_hour", 0) * 60 + part.get("zone_minute", 0), 60)
    if hours > 23:  # noqa: PLR2004 - hours of a day
        raise UntypedError("a time whose zone is a day or more away, which sops can't hold")
    sign = found.groupdict().get("sign")
    return f"{sign}{hours:02}:{minutes:02}" if hours or minutes else "Z"


def _binary(value: str) -> Typed:
    try:
        return Typed("str", b64decode(re.sub(r"[\r\n]", "", value), validate=True))
    except ValueError:
        raise UntypedError("a !!binary value that is not base64") from None
