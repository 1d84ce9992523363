"""Checks a payload against the rules: every rule becomes one function, made when first needed.

A function returns None for a sound value, so that a valid payload costs neither paths nor lists;
only a fault, on its way up, collects the keys of its pointer.
"""

from __future__ import annotations

import sys
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeAlias

from fixturectl.blocks import limits, misfits
from fixturectl.blocks.faults import Fault, wrong_type
from fixturectl.blocks.formats import FORMATS
from fixturectl.blocks.rules import (
    Anything,
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
    from collections.abc import Callable

Faults: TypeAlias = "list[Fault] | None"
Check: TypeAlias = "Callable[[Any], Faults]"

_made: dict[Rule, Check] = {}


def check(rule: Rule) -> Check:
    """Return the function that checks a value against `rule`."""
    made = _made.get(rule)
    if made is None:
        made = _made[rule] = _MAKERS[type(rule)](rule)
    return made


def _string(rule: String) -> Check:
    low = rule.minimum
    high = rule.maximum if rule.contested is None else rule.contested
    edge = sys.maxsize if high is None else high
    form = FORMATS.get(rule.format)
    accepts = form.accepts if form else None

    def check_string(value: Any) -> Faults:
        if not isinstance(value, str):
            return [wrong_type("a string", value)]
        if not low <= len(value) <= edge:
            return limits.length(rule, value)
        if not value.isascii() and limits.HALF.search(value):
            return limits.half(value)
        if accepts is None or accepts(value):
            return None
        return limits.spelling(rule.format, value)

    return check_string


def _number(rule: Number) -> Check:
    wanted = "an integer" if rule.whole else "a number"

    def check_number(value: Any) -> Faults:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return [wrong_type(wanted, value)]
        if isinstance(value, float) and not isfinite(value):
            return [wrong_type("a finite number", value)]
        # To JSON 1.0 is an integer.
        if rule.whole and isinstance(value, float) and not value.is_integer():
            return [wrong_type(wanted, value)]
        return limits.size(rule, value)

    return check_number


def _boolean(_rule: Boolean) -> Check:
    def check_boolean(value: Any) -> Faults:
        return None if value is True or value is False else [wrong_type("a boolean", value)]

    return check_boolean


def _enum(rule: Enum) -> Check:
    known = rule.known

    def check_enum(value: Any) -> Faults:
        if not isinstance(value, str):
            return [wrong_type("a string", value)]
        return None if value in known else limits.choice(rule.values, value)

    return check_enum


def _anything(_rule: Rule) -> Check:
    return lambda _value: None


def _nullable(rule: Nullable) -> Check:
    inner = check(rule.rule)
    return lambda value: None if value is None else inner(value)


def _string_or(rule: StringOr) -> Check:
    string, other = check(rule.string), check(rule.rule)
    return lambda value: other(value) if isinstance(value, dict) else string(value)


def _elsewhere(rule: Elsewhere) -> Check:
    text = f"is legal only in {rule.surface}"
    return lambda _value: [Fault("block-surface", text, constraint=misfits.surface(rule.surface))]


def _list(rule: ListOf) -> Check:
    item_check: Check | None = None
    low = rule.minimum
    high = rule.maximum if rule.contested is None else rule.contested
    edge = sys.maxsize if high is None else high

    def check_list(value: Any) -> Faults:
        nonlocal item_check
        if not isinstance(value, list):
            return [wrong_type("a list", value)]
        if item_check is None:
            item_check = check(rule.item)
        faults = None
        for index, item in enumerate(value):
            found = item_check(item)
            if found is not None:
                faults = _gather(faults, found, index)
        if not low <= len(value) <= edge:
            faults = [*limits.count(rule, value), *(faults or ())]
        if rule.unique and faults is None:
            faults = limits.repeated(value)
        return faults

    return check_list


def _gather(faults: Faults, found: list[Fault], key: object) -> list[Fault]:
    for fault in found:
        fault.keys.append(key)
    return found if not faults else faults + found


def _object(rule: Object) -> Check:
    checks: dict[object, Check] = {}
    needed = frozenset((*rule.required, *rule.advised))
    clauses = [clause.check for clause in rule.clauses]

    def learn(key: object) -> Check:
        if key not in rule.fields:
            return _unsound
        checker = checks[key] = check(rule.fields[str(key)])
        return checker

    def check_object(value: Any) -> Faults:
        if not isinstance(value, dict):
            return [wrong_type("an object", value)]
        faults = None
        for key, child in value.items():
            checker = checks.get(key) or learn(key)
            found = checker(child)
            if found is not None:
                faults = _gather(faults, found, key)
        if faults is not None or not value.keys() >= needed:
            return _amend(rule, value, faults)
        for clause in clauses:
            if clause(value):
                return _amend(rule, value, None)
        return None

    return check_object


def _unsound(_value: object) -> Faults:
    return []  # an unknown key: named once all keys have been seen


def _amend(rule: Object, value: dict[str, Any], faults: Faults) -> Faults:
    """Return `faults` of the keys' values, and those of the object itself, under its name."""
    broken = {fault.keys[-1] for fault in faults or () if fault.level == "error"}
    every = [*(faults or ()), *misfits.keys(rule, value)]
    for clause in rule.clauses:
        if broken.isdisjoint(clause.reads):
            every += clause.check(value) or ()
    for fault in every:
        fault.name(rule.name)
    return every or None


def _typed(rule: Typed) -> Check:
    checks: dict[str, Check] = {}

    def check_typed(value: Any) -> Faults:
        if not isinstance(value, dict):
            return [wrong_type("an object", value)]
        name = value.get("type", rule.default)
        if not isinstance(name, str):
            return _gather(None, [wrong_type("a string", name)], "type")
        checker = checks.get(name)
        if checker is None:
            if name not in rule.known:
                return misfits.kind(rule, value, name)
            checker = checks[name] = _doubting(rule, name)
        return checker(value)

    return check_typed


def _doubting(rule: Typed, name: str) -> Check:
    sound = check(rule.find(name))
    if name not in rule.doubtful:
        return sound
    return lambda value: [*(sound(value) or ()), *misfits.doubt(name)]


_MAKERS: dict[type[Rule], Callable[[Any], Check]] = {
    String: _string,
    Number: _number,
    Boolean: _boolean,
    Enum: _enum,
    Anything: _anything,
    TypeName: _anything,
    Nullable: _nullable,
    StringOr: _string_or,
    Elsewhere: _elsewhere,
    ListOf: _list,
    Object: _object,
    Typed: _typed,
}
