"""Says how a value misses its limits: too long, too many, too small, spelled wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.blocks.faults import Fault, constraint, describe, listed, shown, spelled, suggestion
from fixturectl.blocks.formats import FORMATS

if TYPE_CHECKING:
    from fixturectl.blocks.rules import ListOf, Number, String

_MANY = 8
HALF = re.compile("[\ud800-\udfff]")


def length(rule: String, value: str) -> list[Fault]:
    """Return the fault of a string that is too short, too long or of contested length."""
    size = len(value)
    if size < rule.minimum:
        text = f"is {size} characters long, at least {rule.minimum} are needed"
        text = "is empty" if size == 0 else text
        got = constraint("min_length", rule.minimum, size)
        return [Fault("block-length", text, constraint=got)]
    return [_over("block-length", "max_length", "is {} characters long", size, rule)]


def count(rule: ListOf, value: list[object]) -> list[Fault]:
    """Return the fault of a list with too few, too many or a contested number of items."""
    size = len(value)
    if size < rule.minimum:
        text = f"has {size} items, at least {rule.minimum} are needed"
        text = "is empty" if size == 0 else text
        got = constraint("min_items", rule.minimum, size)
        return [Fault("block-count", text, constraint=got)]
    return [_over("block-count", "max_items", "has {} items", size, rule)]


def _over(check: str, kind: str, says: str, size: int, rule: String | ListOf) -> Fault:
    if rule.maximum is not None and size > rule.maximum:
        text = f"{says.format(size)}, at most {rule.maximum} are allowed"
        return Fault(check, text, constraint=constraint(kind, rule.maximum, size))
    text = f"{says.format(size)}, more than {rule.contested} may be refused"
    expected = constraint(kind, rule.contested, size)
    return Fault(check, text, constraint=expected, level="warning")


def half(value: str) -> list[Fault]:
    """Return the fault of a string with half of a surrogate pair: UTF-8 has no bytes for it."""
    at = [found.start() for found in HALF.finditer(value)]
    got = constraint("unicode", "characters", at[:_MANY])
    return [Fault("block-format", "holds half of a character", constraint=got)]


def spelling(form: str, value: str) -> list[Fault]:
    """Return the fault of a string that is not spelled as `form` wants it."""
    wanted = FORMATS[form]
    return [
        Fault(
            "block-format",
            f"must be {wanted.wanted}, not {spelled(value)}"
            if wanted.level == "error"
            else f"should be {wanted.wanted}, not {spelled(value)}",
            constraint=constraint("format", form, spelled(value)),
            level=wanted.level,
        )
    ]


def size(rule: Number, value: float) -> list[Fault] | None:
    """Return the fault of a number out of its range, or None."""
    if rule.minimum is not None and value < rule.minimum:
        return [_beyond("min_value", rule.minimum, f"at least {rule.minimum}", value)]
    if rule.above is not None and value <= rule.above:
        return [_beyond("min_value", rule.above, f"more than {rule.above}", value)]
    if rule.maximum is not None and value > rule.maximum:
        return [_beyond("max_value", rule.maximum, f"at most {rule.maximum}", value)]
    return None


def _beyond(kind: str, limit: int, text: str, value: float) -> Fault:
    got = constraint(kind, limit, shown(value))
    return Fault("block-range", f"must be {text}, not {describe(value)}", constraint=got)


def choice(values: tuple[str, ...], value: str) -> list[Fault]:
    """Return the fault of a string that is none of `values`."""
    hint = suggestion(value, values)
    text = f"must be {say(values)}, not {spelled(value)}"
    expected = constraint("enum", list(values), spelled(value))
    return [Fault("block-enum", f"{text}; {hint}" if hint else text, constraint=expected)]


def repeated(value: list[object]) -> list[Fault] | None:
    """Return a fault for each string of a list that has stood there before."""
    seen: set[object] = set()
    faults = []
    for index, item in enumerate(value):
        if item in seen:
            faults.append(Fault("block-unique", "occurs twice", at=(index,)))
        seen.add(item)
    return faults or None


def say(values: tuple[str, ...]) -> str:
    """Return the names that are allowed, as few of them as a reader can take in."""
    return listed(values) if len(values) <= _MANY else f"one of {', '.join(values[:_MANY])} ..."
