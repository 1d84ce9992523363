"""Finds the rule of a type by name: the folders of this room are its registry."""

from __future__ import annotations

from functools import cache

from fixturectl import registry
from fixturectl.blocks.rules import Rule, Typed

FOLDERS = ("layout", "elements", "rich_text")
_ROOM = "fixturectl.blocks"


@cache
def types(folder: str) -> frozenset[str]:
    """Return the types that have a file in `folder` ("layout", "elements", "rich_text")."""
    return frozenset(name.replace("-", "_") for name in registry.names(f"{_ROOM}.{folder}"))


@cache
def every_type() -> frozenset[str]:
    """Return the types of all folders, and those of text objects."""
    names = ("plain_text", "mrkdwn", "raw_text", "raw_number")
    return frozenset(names).union(*(types(folder) for folder in FOLDERS))


@cache
def load(folder: str, name: str) -> Rule:
    """Return the rule of the type `name`; its file is imported when it is first asked for."""
    rule = registry.load(f"{_ROOM}.{folder}", name).RULE
    if not isinstance(rule, Rule):
        raise TypeError(f"{folder}/{name}.py: RULE is not a rule")
    return rule


def block(name: str) -> Rule:
    """Return the rule of a block."""
    return load("layout", name)


def element(name: str) -> Rule:
    """Return the rule of a block element."""
    return load("elements", name)


def rich(name: str) -> Rule:
    """Return the rule of a part or leaf of rich text."""
    return load("rich_text", name)


def blocks(what: str, *names: str) -> Typed:
    return Typed(what, names, block)


def elements(what: str, *names: str) -> Typed:
    return Typed(what, names, element)


def parts(what: str, *names: str) -> Typed:
    return Typed(what, names, rich)
