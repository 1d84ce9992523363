"""What a test of routes expects of the messages that a payload amounts to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.routing import shown
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fixturectl.actions.routing import Routing


class Expectation(NamedTuple):
    """What a message must be: texts by field, as `fixture` or `variables.host`."""

    fields: Mapping[str, str]

    def __str__(self) -> str:
        return ",".join(f"{name}={wanted}" for name, wanted in self.fields.items())

    def differences(self, routing: Routing) -> list[str]:
        """Return in what a message is not as expected, as `channel is C1, not C2`."""
        found = ((name, wanted, _field(routing, name)) for name, wanted in self.fields.items())
        return [
            f"{name} is {is_ or 'not set'}, not {wanted or 'unset'}"
            for name, wanted, is_ in found
            if is_ != wanted
        ]


_NEXT = re.compile(r",(?=[a-z]+(?:\.[a-z][a-z0-9_]*)?=)")
_VARIABLE = re.compile(r"variables\.[a-z][a-z0-9_]*")
_FIELDS = ("route", "fixture", "status", "severity", "channel", "locale", "key", "alerts")


def expectation(text: str) -> Expectation:
    """Read `fixture=disk-full,channel=C0123,variables.host=db-1`; raises UsageError."""
    fields: dict[str, str] = {}
    for part in _NEXT.split(text):
        name, equals, wanted = part.partition("=")
        if not equals or not (name in _FIELDS or _VARIABLE.fullmatch(name)):
            hint = f"write NAME=VALUE,...; names are {', '.join(_FIELDS)}, variables.NAME"
            raise UsageError(f"--expect {text}: {part or 'nothing'} is no NAME=VALUE", hint=hint)
        fields[name] = wanted
    return Expectation(fields)


def _field(routing: Routing, name: str) -> str:
    first, dot, rest = name.partition(".")
    if not dot:
        return str(getattr(routing, first))
    value = shown(routing.variables.get(rest))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def unmet(messages: Sequence[Routing], expected: Sequence[Expectation]) -> list[str]:
    """Return in what messages are not as expected: each must meet one, each must be met.

    With one expectation, all messages must meet it.
    """
    if not expected:
        return []
    problems: list[str] = []
    for message in messages:
        closest = min((one.differences(message) for one in expected), key=len)
        problems += [f"{message.fixture or 'no fixture'}: {one}" for one in closest]
    problems += [
        f"no message is as expected: {one}"
        for one in expected
        if len(expected) > 1 and all(one.differences(message) for message in messages)
    ]
    return problems
