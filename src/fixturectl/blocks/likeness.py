"""Whether a part of a message is sound because one like it is: only strings differ in it.

Two samples give blocks of the same make. Of the second one only the strings that differ are held
against their rules; whatever cannot be told from one string by itself is not told here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from fixturectl.blocks import tally
from fixturectl.blocks.checking import check
from fixturectl.blocks.rules import ListOf, Object, Rule, String, Typed

if TYPE_CHECKING:
    from collections.abc import Callable

    # Of a sound value, another one, and the list that the strings which differ are added to.
    Alike: TypeAlias = "Callable[[Any, Any, list[tuple[str, int]]], bool]"

# Their values are compared across a block or a message.
_COMPARED = frozenset(("type", "block_id", "action_id", "focus_on_load"))
_HOLDING = (ListOf, Object, Typed)
_made: dict[Rule, Alike] = {}


def alike(rule: Rule) -> Alike:
    """Return the function that tells whether a value is as sound as another one under `rule`.

    It is given a sound value, the other one and a list. True: only strings differ, each of which
    its own rule allows; they are in the list then, with the characters that readers see more of.
    """
    made = _made.get(rule)
    if made is None:
        made = _made[rule] = _MAKERS.get(type(rule), _same)(rule)
    return made


def _same(_rule: Rule) -> Alike:
    return _equal


def _equal(old: Any, new: Any, _news: list[tuple[str, int]]) -> bool:
    return isinstance(old, str) and isinstance(new, str) and old == new


def _string(rule: String) -> Alike:
    faults = check(rule)

    def string(_old: Any, new: Any, news: list[tuple[str, int]]) -> bool:
        if faults(new) is not None:
            return False
        news.append((new, 0))
        return True

    return string


def _seen(rule: String) -> Alike:
    """Make the function for a string whose characters count among those that readers see."""
    faults = check(rule)

    def string(old: Any, new: Any, news: list[tuple[str, int]]) -> bool:
        if faults(new) is not None:
            return False
        news.append((new, len(new) - len(old)))
        return True

    return string


def _list(rule: ListOf) -> Alike:
    if rule.unique:
        return _equal
    item: Alike | None = None

    def items(old: Any, new: Any, news: list[tuple[str, int]]) -> bool:
        nonlocal item
        if not isinstance(new, list) or len(new) != len(old):
            return False
        if item is None:
            item = alike(rule.item)
        for was, now in zip(old, new, strict=True):
            if was is not now and not item(was, now, news):
                return False
        return True

    return items


def _object(rule: Object) -> Alike:
    members: dict[str, Alike] = {}
    apart = _COMPARED.union(*(clause.reads for clause in rule.clauses))

    def learn(key: str) -> Alike:
        members[key] = _member(key, rule.fields[key]) if key not in apart else _equal
        return members[key]

    def members_alike(old: Any, new: Any, news: list[tuple[str, int]]) -> bool:
        if not isinstance(new, dict) or len(new) != len(old):
            return False
        for (key, was), (name, now) in zip(old.items(), new.items(), strict=True):
            if key != name:
                return False
            if was is not now and not (members.get(key) or learn(key))(was, now, news):
                return False
        return True

    return members_alike


def _member(key: str, rule: Rule) -> Alike:
    if key in tally.COUNTED and not isinstance(rule, _HOLDING):
        return _seen(rule) if isinstance(rule, String) else _equal
    return _equal if key in tally.UNCOUNTED else alike(rule)


def _typed(rule: Typed) -> Alike:
    chosen: dict[str, Alike] = {}

    def typed(old: Any, new: Any, news: list[tuple[str, int]]) -> bool:
        # The type of an object that has none follows from the place, which is the same.
        name = old.get("type", rule.default)
        made = chosen.get(name)
        if made is None:
            made = chosen[name] = alike(rule.find(name))
        return made(old, new, news)

    return typed


_MAKERS: dict[type[Rule], Callable[[Any], Alike]] = {
    String: _string,
    ListOf: _list,
    Object: _object,
    Typed: _typed,
}
