"""Walks Block Kit's rules and makes values on and beyond each of their limits."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.blocks import agreements, clauses
from fixturectl.blocks.rules import (
    Boolean,
    Elsewhere,
    Enum,
    ListOf,
    Nullable,
    Number,
    Object,
    Rule,
    String,
    StringOr,
    Typed,
    TypeName,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SOUND, DOUBTED, BROKEN = "sound", "doubted", "broken"
_SAMPLES = {
    "date": "2026-11-22",
    "time": "23:59",
    "timezone": "Europe/Paris",
    "hex": "#D00000",
    "color": "danger",
    "numeric": "1",
    "https": "https://example.com/",
    "url": "https://example.com/",
}
_WRONG = {
    "date": ["2026-13-01", "2025-02-29", "2026-00-10", "2026-01-00", "22.11.2026", "٢٠٢٦-01-01"],
    "time": ["24:00", "9:30", "12:60", "12:30:00"],
    "timezone": ["Europe/", "+02:00 h"],
    "hex": ["D00000", "#D0000", "red"],
    "color": ["red", "#12", "#GGGGGG"],
    "numeric": ["one", "1,5", "", "1e3", "--1"],
    "https": ["http://example.com/", "example.com", "https://", "https:// x"],
    "url": [],
}


class Case(NamedTuple):
    """A value, what is to be said of it, and where (from the value down)."""

    label: str
    value: Any
    verdict: str
    at: tuple[object, ...] = ()


def sized(rule: String, size: int) -> str:
    """Return a string of the right spelling with `size` code points, or the next it can have."""
    sample = _SAMPLES.get(rule.format, "")
    if rule.format in {"https", "url", "numeric"}:
        return sample.ljust(size, "1")
    return sample or ("é" + "🙂" * size)[:size]


def example(rule: Rule) -> Any:
    """Return a small sound value."""
    if isinstance(rule, String):
        return sized(rule, max(rule.minimum, 1))
    if isinstance(rule, Number):
        low = rule.minimum if rule.minimum is not None else (rule.above or 0) + 1
        return max(low, 1) if rule.maximum is None or rule.maximum >= 1 else low
    return _composite(rule)


def _composite(rule: Rule) -> Any:
    made: Any
    match rule:
        case Boolean():
            made = False
        case Enum():
            made = rule.values[-1]
        case TypeName():
            made = rule.name
        case Nullable():
            made = example(rule.rule)
        case StringOr():
            made = example(rule.string)
        case ListOf():
            made = [example(rule.item) for _ in range(max(rule.minimum, 1))]
        case Typed():
            made = example(rule.find(rule.allowed[0]))
        case Object():
            made = whole(rule, ())
        case _:
            made = {}
    return made


def whole(rule: Object, wanted: tuple[str, ...]) -> dict[str, Any]:
    """Return a sound object with the keys `wanted` and as few others as possible."""
    keys = {*rule.required, *rule.advised, *wanted} | ({"type"} & rule.fields.keys())
    for clause in rule.clauses:
        if isinstance(clause, (clauses.AtLeastOne, clauses.ExactlyOne)) and keys.isdisjoint(
            clause.keys
        ):
            keys.add(clause.keys[0])
        if isinstance(clause, agreements.ColumnOf) and clause.keys[0] in keys:
            keys.add(clause.keys[1])
    made = {key: example(rule.fields[key]) for key in rule.fields if key in keys}
    return agreeing(rule, made)


def agreeing(rule: Object, made: dict[str, Any]) -> dict[str, Any]:
    """Return `made` with those values changed that must agree with others."""
    for clause in rule.clauses:
        if isinstance(clause, agreements.Among) and clause.keys[0] in made:
            chosen = made[clause.keys[0]]
            made["options"] = copy.deepcopy(chosen if isinstance(chosen, list) else [chosen])
            made["options"] = made["options"] or [example(rule.fields["options"].item)]  # type: ignore[attr-defined]
            made.pop("option_groups", None)
        elif isinstance(clause, agreements.UniqueBy) and clause.keys[0] in made:
            for index, item in enumerate(made[clause.keys[0]]):
                item[clause.name] = item[clause.name][:10] + str(index)
        elif isinstance(clause, agreements.PointPerCategory):
            _plot(made)
        elif isinstance(clause, agreements.EqualLengths):
            width = max(map(len, made["rows"]))
            made["rows"] = [(row * width)[:width] for row in made["rows"]]
        elif isinstance(clause, agreements.ColumnOf) and clause.keys[0] in made:
            made[clause.keys[0]] = min(made[clause.keys[0]], len(made["rows"][0]) - 1)
        elif isinstance(clause, agreements.Shallow):
            made[clause.keys[0]] = {"id": 1}
    return made


def _plot(made: dict[str, Any]) -> None:
    longest = max((series["data"] for series in made["series"]), key=len)
    categories = made["axis_config"]["categories"]
    size = max(len(longest), len(categories))
    labels = (categories * size)[:size] if len(categories) > 1 else [p["label"] for p in longest]
    made["axis_config"]["categories"] = labels
    for series in made["series"]:
        series["data"] = [{"label": label, "value": 1} for label in labels]


class Walk:
    """Makes the cases of a rule and of all below it; each named object is entered once."""

    def __init__(self) -> None:
        self.entered: set[Rule] = set()

    def cases(self, rule: Rule) -> Iterator[Case]:
        match rule:
            case String():
                yield from _strings(rule)
            case Number():
                yield from _numbers(rule)
            case Boolean() | Enum():
                yield from _fixed(rule)
            case Nullable():
                yield Case("null", None, SOUND)
                yield from self.cases(rule.rule)
            case StringOr():
                yield from self.cases(rule.string)
                yield from (case for case in self.cases(rule.rule) if case.value != "x")
            case Elsewhere():
                yield Case("elsewhere", True, BROKEN)
            case ListOf():
                yield from self._lists(rule)
            case Object():
                yield from self._objects(rule)
            case Typed():
                yield from self._types(rule)
            case _:
                return

    def _lists(self, rule: ListOf) -> Iterator[Case]:
        yield Case("no list", {}, BROKEN)
        one = example(rule.item)
        if not rule.unique:
            yield from _counts(rule, one)
        fill = [copy.deepcopy(one) for _ in range(max(rule.minimum - 1, 0))]
        for case in self.cases(rule.item):
            value = [*copy.deepcopy(fill), case.value]
            yield Case(f"[].{case.label}", value, case.verdict, (len(fill), *case.at))

    def _objects(self, rule: Object) -> Iterator[Case]:
        if rule.name and rule in self.entered:
            return
        self.entered.add(rule)
        base = whole(rule, ())
        yield Case("smallest", base, SOUND)
        yield Case("unknown key", base | {"no_such_key": 1}, BROKEN, ("no_such_key",))
        yield Case("no object", "x", BROKEN)
        for key in (*rule.required, *rule.advised):
            less = {name: value for name, value in base.items() if name != key}
            yield Case(f"no {key}", less, BROKEN if key in rule.required else DOUBTED)
        yield from _presence(rule)
        for key, field in rule.fields.items():
            if isinstance(field, TypeName):
                continue
            for case in self.cases(field):
                made = whole(rule, (key,) if not isinstance(field, Elsewhere) else ())
                made[key] = case.value
                if case.verdict != BROKEN:
                    made = agreeing(rule, made)
                yield Case(f"{key}.{case.label}", made, case.verdict, (key, *case.at))

    def _types(self, rule: Typed) -> Iterator[Case]:
        yield Case("no object", [], BROKEN)
        yield Case("unknown type", {"type": "no_such_type"}, BROKEN, ("type",))
        yield Case("type is a number", {"type": 1}, BROKEN, ("type",))
        if not rule.default:
            yield Case("no type", {}, BROKEN)
        for name in sorted(rule.doubtful - rule.known):
            yield Case(f"doubtful {name}", {"type": name}, DOUBTED, ("type",))
        for name in rule.allowed:
            chosen = rule.find(name)
            verdict = DOUBTED if name in rule.doubtful else SOUND
            at = ("type",) if verdict == DOUBTED else ()
            yield Case(f"{name}", example(chosen), verdict, at)
            if verdict == SOUND:
                for case in self.cases(chosen):
                    yield case._replace(label=f"{name}.{case.label}")


def _presence(rule: Object) -> Iterator[Case]:
    base = whole(rule, ())
    for clause in rule.clauses:
        if isinstance(clause, clauses.ExactlyOne):
            both = {key: example(rule.fields[key]) for key in clause.keys}
            yield Case("both", base | both, BROKEN)
        if isinstance(clause, (clauses.ExactlyOne, clauses.AtLeastOne)):
            none = {key: value for key, value in base.items() if key not in clause.keys}
            yield Case("neither", none, BROKEN)


def _strings(rule: String) -> Iterator[Case]:
    yield Case("no string", 7, BROKEN)
    yield Case("null", None, BROKEN)
    shortest = sized(rule, rule.minimum)
    yield Case("shortest", shortest, SOUND)
    if rule.minimum:
        yield Case("too short", shortest[: rule.minimum - 1], BROKEN)
    for wrong in _WRONG.get(rule.format, []):
        yield Case(f"spelled {wrong!r}", wrong, BROKEN)
    if rule.format == "url":
        yield Case("no scheme", "example.com/path", DOUBTED)
        yield Case("nothing", "", BROKEN if rule.minimum else DOUBTED)
    if rule.contested is not None:
        yield Case("longest uncontested", sized(rule, rule.contested), SOUND)
        yield Case("contested", sized(rule, rule.contested + 1), DOUBTED)
    if rule.maximum is not None:
        verdict = SOUND if rule.contested is None else DOUBTED
        yield Case("longest", sized(rule, rule.maximum), verdict)
        yield Case("too long", sized(rule, rule.maximum + 1), BROKEN)


def _numbers(rule: Number) -> Iterator[Case]:
    for wrong in ("1", True, None, float("nan"), float("inf"), *([1.5] if rule.whole else [])):
        yield Case(f"no number {wrong}", wrong, BROKEN)
    for limit, step in ((rule.minimum, -1), (rule.maximum, 1)):
        if limit is not None:
            yield Case(f"{limit}", limit, SOUND)
            yield Case(f"beyond {limit}", limit + step, BROKEN)
    if rule.above is not None:
        yield Case("not above", rule.above, BROKEN)
        yield Case("just above", rule.above + 0.001, SOUND)


def _fixed(rule: Boolean | Enum) -> Iterator[Case]:
    values = [True, False] if isinstance(rule, Boolean) else rule.values
    for value in values:
        yield Case(f"{value}", value, SOUND)
    for wrong in ("no such value", 1, None):
        yield Case(f"not {wrong}", wrong, BROKEN)


def _counts(rule: ListOf, one: Any) -> Iterator[Case]:
    def items(size: int) -> list[Any]:
        numbered = not isinstance(rule.item, Enum)
        return [_numbered(one, index) if numbered else one for index in range(size)]

    yield Case("fewest", items(rule.minimum), SOUND)
    if rule.minimum:
        yield Case("too few", items(rule.minimum - 1), BROKEN)
    if rule.contested is not None:
        yield Case("most uncontested", items(rule.contested), SOUND)
        yield Case("contested", items(rule.contested + 1), DOUBTED)
    if rule.maximum is not None:
        verdict = SOUND if rule.contested is None else DOUBTED
        yield Case("most", items(rule.maximum), verdict)
        yield Case("too many", items(rule.maximum + 1), BROKEN)


def _numbered(one: Any, index: int) -> Any:
    if isinstance(one, str):
        return f"{one[:10]}{index}"
    if isinstance(one, dict) and "action_id" in one:
        return copy.deepcopy(one) | {"action_id": f"a{index}"}
    return copy.deepcopy(one)
