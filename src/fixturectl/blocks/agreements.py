"""The rules about values of one object that must agree with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.blocks.clauses import Clause
from fixturectl.blocks.faults import Fault, constraint, describe, listed, shown, wrong_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level


class Among(Clause):
    """What is chosen at first must be one of the options (flat or in groups)."""

    __slots__ = ()

    def __init__(self, key: str) -> None:
        super().__init__(key, "options", "option_groups")

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        key = self.keys[0]
        if key not in value:
            return None
        chosen = value[key] if isinstance(value[key], list) else [value[key]]
        offered = {_choice(option) for option in _options(value)}
        absent = [option["value"] for option in chosen if _choice(option) not in offered]
        if not absent:
            return None
        known = [option["value"] for option in _options(value)]
        got = constraint("in_options", known, absent)
        return [Fault("block-match", "must be among the options", at=(key,), constraint=got)]


def _options(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from value.get("options", ())
    for group in value.get("option_groups", ()):
        yield from group["options"]


def _choice(option: dict[str, Any]) -> tuple[object, ...]:
    # How emoji and links are shown makes no other option of it.
    about = option.get("description") or {}
    text = option["text"]
    return option["value"], text["type"], text["text"], about.get("text")


class Ordered(Clause):
    """The number at `low` must not be above the one at `high`; both may be numeric strings."""

    __slots__ = ()

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        low, high = self.keys
        if low not in value or high not in value or float(value[low]) <= float(value[high]):
            return None
        expected = constraint("max_value", value[high], value[low])
        text = f"must not be above {high}, which is {describe(value[high])}"
        return [Fault("block-match", text, at=(low,), constraint=expected)]


class WholeUnless(Clause):
    """The numeric strings at the other keys must be whole numbers unless the first key is true."""

    __slots__ = ()

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        flag, *numbers = self.keys
        if value.get(flag) is not False:
            return None
        text = f"must be a whole number while {flag} is false"
        return [
            Fault("block-match", text, at=(key,))
            for key in numbers
            if not float(value.get(key, "0")).is_integer()
        ] or None


class EqualLengths(Clause):
    """The lists in the list at `key` must all be as long as the first."""

    __slots__ = ()

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        (key,) = self.keys
        rows = value.get(key) or [[]]
        width = len(rows[0])
        return [
            Fault(
                "block-match",
                f"has {len(row)} cells, the first row has {width}",
                at=(key, index),
                constraint=constraint("equal_length", width, len(row)),
            )
            for index, row in enumerate(rows)
            if len(row) != width
        ] or None


class PlainFirstRow(Clause):
    """The first of the rows at `key`, the header, has no formatted text."""

    __slots__ = ()

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        (key,) = self.keys
        if all(cell["type"] != "rich_text" for cell in value.get(key, ((),))[0]):
            return None
        expected = constraint("enum", ["raw_text", "raw_number"], "rich_text")
        text = "is the header and may not hold rich_text"
        return [Fault("block-type", text, at=(key, 0), constraint=expected)]


class ColumnOf(Clause):
    """The number at `key` must be the index of a column of the rows at `rows`."""

    __slots__ = ()

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        key, rows = self.keys
        if key not in value or rows not in value:
            return None
        last = len(value[rows][0]) - 1
        if value[key] <= last:
            return None
        expected = constraint("max_value", last, shown(value[key]))
        text = f"is {describe(value[key])}, the last column is {last}"
        return [Fault("block-match", text, at=(key,), constraint=expected)]


class UniqueBy(Clause):
    """The objects in the list at `key` must differ in `name`, or should."""

    __slots__ = ("level", "name")

    def __init__(self, key: str, name: str, level: Level = "error") -> None:
        super().__init__(key)
        self.name = name
        self.level = level

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        (key,) = self.keys
        seen: set[object] = set()
        faults = []
        for index, item in enumerate(value.get(key, ())):
            if item[self.name] in seen:
                at = (key, index, self.name)
                faults.append(Fault("block-unique", "occurs twice", at=at, level=self.level))
            seen.add(item[self.name])
        return faults or None


class PointPerCategory(Clause):
    """Every series must have one point for each category of the axis."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__("series", "axis_config")

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        if "series" not in value or "axis_config" not in value:
            return None
        wanted = sorted(value["axis_config"]["categories"])
        return [
            Fault(
                "block-match",
                f"must have one point for each category: {listed(wanted)}",
                at=("series", index, "data"),
                constraint=constraint("categories", wanted, None),
            )
            for index, series in enumerate(value["series"])
            if sorted(point["label"] for point in series["data"]) != wanted
        ] or None


class Shallow(Clause):
    """The object at `key` holds plain values, or objects and lists of plain values."""

    __slots__ = ()

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        (key,) = self.keys
        payload = value.get(key, {})
        if not isinstance(payload, dict):
            fault = wrong_type("an object", payload)
            fault.keys.append(key)
            return [fault]
        return [
            Fault("block-type", "is nested deeper than one level", at=(key, name))
            for name, child in payload.items()
            if any(isinstance(inner, (dict, list)) for inner in _inside(child))
        ] or None


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
