"""Walks the rules beside a payload: what is expected at a key, and what kind of string."""

from __future__ import annotations

from typing import Literal

from fixturectl.blocks import folders
from fixturectl.blocks.objects.text import TYPES, text_object
from fixturectl.blocks.rules import (
    Anything,
    Enum,
    Kind,
    ListOf,
    Nullable,
    Object,
    Rule,
    String,
    StringOr,
    Typed,
    TypeName,
)


def step(rule: Rule, key: str | int, type_name: str | None) -> Rule | None:
    """Return the rule of what stands at `key` of a mapping or list governed by `rule`.

    `type_name` is the mapping's `type`, if it has one. None: nothing is known to stand there. A
    type that is not legal in this place is still followed, so that its texts are escaped rightly.
    """
    if isinstance(rule, (Nullable, StringOr)):
        rule = rule.rule
    if isinstance(rule, Typed):
        chosen = _chosen(rule, type_name)
        return chosen and step(chosen, key, type_name)
    if isinstance(rule, Object):
        return rule.fields.get(str(key))
    if isinstance(rule, ListOf):
        return rule.item
    return rule if isinstance(rule, Anything) else None


def _chosen(rule: Typed, type_name: str | None) -> Rule | None:
    name = type_name or rule.default
    if name in rule.known:
        return rule.find(name)
    if name in TYPES:
        return text_object(name)
    for folder in folders.FOLDERS:
        if name in folders.types(folder):
            return folders.load(folder, name)
    return None


def object_at(rule: Rule, type_name: str | None) -> Object | None:
    """Return the rule of a mapping governed by `rule` whose `type` is `type_name`, if known."""
    if isinstance(rule, (Nullable, StringOr)):
        rule = rule.rule
    chosen = _chosen(rule, type_name) if isinstance(rule, Typed) else rule
    return chosen if isinstance(chosen, Object) else None


def field_kind(rule: Rule) -> Kind | None:
    """Return what a string governed by `rule` is written in; None where no string is wanted."""
    if isinstance(rule, StringOr):
        rule = rule.string
    if isinstance(rule, String):
        return rule.kind
    return "raw" if isinstance(rule, (Enum, TypeName, Anything)) else None


def shorthand(rule: Rule) -> Literal["mrkdwn", "plain_text"] | None:
    """Return the text object that a bare string stands for; None where none is expected."""
    if not isinstance(rule, Typed):
        return None
    if "mrkdwn" in rule.known:
        return "mrkdwn"
    return "plain_text" if "plain_text" in rule.known else None


def limit(rule: Rule) -> int | None:
    """Return how many code points a string governed by `rule` may have; None: any number."""
    if isinstance(rule, StringOr):
        rule = rule.string
    return rule.maximum if isinstance(rule, String) else None
