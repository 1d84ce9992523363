"""One scalar value by its declared type, and the constraints that it must keep."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fixturectl.diagnostics import nearest
from fixturectl.store.variables import spellings
from fixturectl.store.variables.spellings import Wrong
from fixturectl.store.yaml_nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.store.variables.variable import Variable

_USER = re.compile(r"[UW][A-Z0-9]{2,30}")
_CHANNEL = re.compile(r"[CGD][A-Z0-9]{2,30}")


class Spelled(str):
    """A text from a command line: read by the declared type, as a plain YAML scalar is."""

    __slots__ = ()


def text_of(value: object) -> str | None:
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


TYPED: dict[str, Callable[[str], object]] = {
    "integer": spellings.integer,
    "number": spellings.number,
    "boolean": spellings.boolean,
}


TEXTS = {"string", "url", "enum", "user", "channel"}


SCALARS: dict[str, Callable[[Variable, object], object]] = {
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


def beyond(variable: Variable, value: object) -> Wrong | None:
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
