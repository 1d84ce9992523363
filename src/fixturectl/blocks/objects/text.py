"""Text objects: plain_text, and mrkdwn with Slack's own markup."""

from __future__ import annotations

from functools import cache

from fixturectl.blocks.rules import BOOLEAN, Object, Rule, String, Typed, TypeName, required

TYPES = ("plain_text", "mrkdwn")


@cache
def plain_text(maximum: int = 3000, *, contested: int | None = None) -> Typed:
    """Return the rule of a plain_text object, its text 1 to `maximum` code points long."""
    return _choice(("plain_text",), maximum, contested)


@cache
def text(maximum: int = 3000) -> Typed:
    """Return the rule of a text object of either type."""
    return _choice(TYPES, maximum, None)


def _choice(allowed: tuple[str, ...], maximum: int, contested: int | None) -> Typed:
    made: dict[str, Rule] = {}

    def find(name: str) -> Rule:
        rule = made.get(name)
        if rule is None:
            rule = made[name] = text_object(name, maximum, contested)
        return rule

    return Typed("text object", allowed, find)


@cache
def text_object(name: str, maximum: int = 3000, contested: int | None = None) -> Object:
    """Return the rule of a text object of the type `name`."""
    rule = TypeName(name)
    if name == "plain_text":
        string = String(1, maximum, kind="plain", contested=contested)
        return Object("", type=rule, text=required(string), emoji=BOOLEAN)
    string = String(1, maximum, kind="mrkdwn", contested=contested)
    return Object("", type=rule, text=required(string), verbatim=BOOLEAN)
