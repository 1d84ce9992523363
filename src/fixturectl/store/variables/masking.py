"""Stand-ins for sensitive values: of the same type, shown as `[masked]`.

Masking happens at the input of a rendering, so that nothing later can forget it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fixturectl.store.variables.variable import Variable

SHOWN: Final = "[masked]"
URL: Final = "https://masked.invalid/"


class Masked:
    """What all stand-ins are: `masked` tells them apart, their text is `[masked]`."""

    __slots__ = ()

    masked: Final = True

    def __str__(self) -> str:
        return SHOWN

    def __repr__(self) -> str:
        return SHOWN

    def __format__(self, _: str) -> str:
        return SHOWN


class MaskedText(Masked, str):
    """A text: `[masked]`, or for a URL one that leads nowhere."""

    __slots__ = ()

    def __str__(self) -> str:
        return str.__str__(self)


class MaskedInteger(Masked, int):
    """An integer or a boolean: 0."""

    __slots__ = ()


class MaskedNumber(Masked, float):
    """A number: 0.0."""

    __slots__ = ()


class MaskedMoment(Masked, datetime):
    """A moment: the first of this century, in UTC."""

    __slots__ = ()


class MaskedDuration(Masked, timedelta):
    """A duration: 0 s."""

    __slots__ = ()


_STAND_INS: dict[str, object] = {
    "integer": MaskedInteger(0),
    "boolean": MaskedInteger(0),
    "number": MaskedNumber(0.0),
    "datetime": MaskedMoment(2001, 1, 1, tzinfo=UTC),
    "duration": MaskedDuration(0),
    "url": MaskedText(URL),
}
_TEXT = MaskedText(SHOWN)


def mask(variable: Variable, value: object) -> object:
    """Return the typed `value` with everything sensitive in it replaced; null stays null.

    A sensitive list becomes a list of one stand-in, which hides how many there were.
    """
    if value is None or not variable.any_sensitive:
        return value
    if variable.sensitive:
        return _stand_in(variable)
    if variable.of is not None and isinstance(value, list):
        return [mask(variable.of, item) for item in value]
    if variable.fields is not None and isinstance(value, dict):
        return {
            name: mask(variable.fields[name], item) if name in variable.fields else item
            for name, item in value.items()
        }
    return value


def _stand_in(variable: Variable) -> object:
    if variable.of is not None:
        return [_stand_in(variable.of)]
    if variable.fields is not None:
        return {name: _stand_in(field) for name, field in variable.fields.items()}
    return _STAND_INS.get(variable.type, _TEXT)
