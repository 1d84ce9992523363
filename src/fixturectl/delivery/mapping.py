"""The value of a fixture's variable, made from what alerts give as their routes say.

Where the alerts of one message differ, a text variable gets all their texts, a list of texts one
item for each, and everything else what the oldest alert gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.store.routes import KNOWN_AS, placeholders
from fixturectl.store.routes.reading import EACH
from fixturectl.store.routes.sources import NAMESPACES, OF_MESSAGES
from fixturectl.store.sealed import is_sealed
from fixturectl.store.variables import Spelled
from fixturectl.store.variables.spellings import clean
from fixturectl.store.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fixturectl.delivery.webhooks import Alert, Group
    from fixturectl.store.routes import Placeholder, Route
    from fixturectl.store.routes.sources import Source
    from fixturectl.store.variables import Variable
    from fixturectl.store.yaml_nodes import Node

_BETWEEN = ", "
_OMITTED = "…"


@dataclass(frozen=True, slots=True)
class Whole:
    """What is true of all alerts of a message; the names are those that placeholders use."""

    status: str
    count: int  # those that still fire; all of them once none does
    resolved: int
    ends_at: str
    truncated: int
    receiver: str
    group_key: str
    external_url: str
    title: str
    message: str


class Subject(NamedTuple):
    """One alert that a value is made from, and the message that it is told in."""

    alert: Alert
    whole: Whole


def whole(group: Group, alerts: Sequence[Alert]) -> Whole:
    """Return what is true of `alerts`, all of `group`, together."""
    firing = sum(not alert.resolved for alert in alerts)
    return Whole(
        "firing" if firing else "resolved",
        firing or len(alerts),
        len(alerts) - firing,
        "" if firing else max(alert.ends_at for alert in alerts),
        group.truncated,
        group.receiver,
        group.group_key,
        group.external_url,
        group.title,
        group.message,
    )


def said(text: str, subject: Subject) -> str | None:
    """Return a route's text with its placeholders filled; None where the alert lacks one."""
    parts = [
        part if isinstance(part, str) else _one(part, subject) for part in placeholders(text).parts
    ]
    if any(part is None for part in parts):
        return None
    return "".join(map(_spelled, parts))


def value(variable: Variable, members: Sequence[tuple[Route, Subject]]) -> object | None:
    """Return the value of a variable in a message that tells `members`, None where none is given.

    Each alert comes with its route. Texts of an alert are cut to what the variable takes.
    """
    found = (_given(variable, route, subject) for route, subject in members)
    given = [one for one in found if one is not None]
    if given:
        return _fitted(variable, _together(variable, given))
    defaults = (route.defaults.get(variable.name) for route, _ in members)
    return next((node for node in defaults if node is not None), None)


def _given(variable: Variable, route: Route, subject: Subject) -> object | None:
    node = route.variables.get(variable.name)
    if node is None:
        known = KNOWN_AS.get(variable.name, "")
        return _filled_text(known, subject) if known else None
    if isinstance(node, Mapping) and set(node.keys()) == {EACH}:
        item = _filled(node.pairs[EACH][1], subject)
        return None if item is None else [item]
    return _filled(node, subject)


def _filled(node: Node, subject: Subject) -> object | None:
    """Return a node with the placeholders in its texts filled; what can't be is left out."""
    if isinstance(node, Mapping):
        fields = {key.value: _filled(one, subject) for key, one in node}
        return {name: one for name, one in fields.items() if one is not None}
    if not isinstance(node, Scalar):
        return [one for one in (_filled(item, subject) for item in node) if one is not None]
    if is_sealed(node) or not any(mark in node.value for mark in "{}"):
        return node
    return _filled_text(node.value, subject)


def _filled_text(text: str, subject: Subject) -> object | None:
    alone = placeholders(text).alone
    if alone is not None:
        return _one(alone, subject)
    found = said(text, subject)
    return None if found is None else Spelled(found)


def _one(placeholder: Placeholder, subject: Subject) -> object | None:
    """Return the first that is there of what a placeholder names."""
    found = (_of(source, subject) for source in placeholder.sources)
    return next((one for one in found if one not in ("", [], None)), None)


def _of(source: Source, subject: Subject) -> object | None:
    name, key = source
    if name not in NAMESPACES:
        holder = subject.whole if name in OF_MESSAGES else subject.alert
        return _typeless(getattr(holder, name))
    named = getattr(subject.alert, name)
    if key:
        return _typeless(named.get(key))
    return [{"name": one, "value": _typeless(own)} for one, own in named.items()]


def _typeless(found: object) -> object | None:
    """Return a text as one that is read by the type of the variable it is for."""
    return Spelled(found) if isinstance(found, str) else found


def _spelled(found: object) -> str:
    if isinstance(found, list):
        return _BETWEEN.join(_spelled(one) for one in found)
    if isinstance(found, dict):
        return f"{found.get('name')}={found.get('value')}"
    return str(found)


def _together(variable: Variable, given: list[object]) -> object:
    """Return one value for what several alerts give, each different one once."""
    if variable.type == "list":
        items = [item for one in given for item in (one if isinstance(one, list) else [one])]
        if variable.of is not None and variable.of.type == "string":
            items = [Spelled(_spelled(item)) if isinstance(item, dict) else item for item in items]
        return _distinct(items)
    if variable.type == "string" and not isinstance(given[0], Scalar):
        return Spelled(_BETWEEN.join(_distinct([_spelled(one) for one in given])))
    return given[0]


def _distinct(items: Iterable[Any]) -> list[Any]:
    found: dict[str, Any] = {}
    for item in items:
        found.setdefault(repr(item), item)
    return list(found.values())


def _fitted(variable: Variable, given: object) -> object:
    """Cut texts and lists of alerts to what a variable takes, and leave out unknown fields."""
    if isinstance(given, Spelled) and variable.type == "string" and variable.max_length:
        text = clean(given)
        if len(text) > variable.max_length:
            return Spelled(text[: max(variable.max_length - 1, 0)] + _OMITTED)
    elif isinstance(given, list) and variable.of is not None:
        return [_fitted(variable.of, one) for one in given[: variable.max_items]]
    elif isinstance(given, dict) and variable.fields:
        fields = variable.fields
        return {name: _fitted(fields[name], one) for name, one in given.items() if name in fields}
    return given
