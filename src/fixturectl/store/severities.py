"""The severities of a tenant, most urgent first, put together from the files of its lineage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.diagnostics import nearest
from fixturectl.store.inheritance import Layer, is_null
from fixturectl.store.schema import problem
from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.yaml_nodes import Node


class Severity(NamedTuple):
    """How urgent an alert is; empty strings where nothing is set.

    `node` is the nearest file's entry; `channel_node` where its channel is written.
    """

    name: str
    emoji: str
    channel: str
    node: Mapping
    channel_node: Scalar | None = None


def ordered(
    layers: Sequence[Layer], same_team: int
) -> tuple[dict[str, Severity], tuple[Diagnostic, ...]]:
    """Return the severities that `layers` (self first) amount to, and what is wrong with them.

    Channels count only in the first `same_team` layers: the farther ones post to another team.
    """
    found: dict[str, Severity] = {}
    problems: list[Diagnostic] = []
    for distance in range(len(layers) - 1, -1, -1):
        root = layers[distance].root
        node = root.get("severities") if root else None
        if isinstance(node, Mapping):
            first = not found
            for key, value in node:
                found = _applied(found, key, value, first, problems)
        if distance == same_team:
            found = {
                name: severity._replace(channel="", channel_node=None)
                for name, severity in found.items()
            }
    return found, tuple(problems)


def _applied(
    found: dict[str, Severity], key: Scalar, node: Node, first: bool, problems: list[Diagnostic]
) -> dict[str, Severity]:
    """Return `found` with one entry of one file applied; `first`: the order is that file's."""
    name = key.value
    if is_null(node):
        if name not in found:
            hint = nearest(name, found) or "remove this line"
            message = f'there is no severity "{name}" to remove'
            problems.append(problem(key, message, hint, check="severity"))
        return {other: severity for other, severity in found.items() if other != name}
    if not isinstance(node, Mapping):
        return found
    severity = _overridden(found.get(name), name, node)
    anchors = [side for side in ("before", "after") if side in node]
    if not anchors:
        if name not in found and not first:
            known = ", ".join(found)
            hint = f"add before: or after: one of {known}"
            like = nearest(name, found)
            message = f'the new severity "{name}" does not say where it stands'
            problems.append(problem(key, message, like or hint, check="severity"))
        return {**found, name: severity}
    return _placed(found, severity, anchors, problems)


def _overridden(inherited: Severity | None, name: str, node: Mapping) -> Severity:
    emoji = inherited.emoji if inherited else ""
    channel = inherited.channel if inherited else ""
    channel_node = inherited.channel_node if inherited else None
    if "emoji" in node:
        emoji = text(node.get("emoji"))
    if "channel" in node:
        given = node.get("channel")
        channel = text(given)
        channel_node = given if isinstance(given, Scalar) and channel else None
    return Severity(name, emoji, channel, node, channel_node)


def text(node: Node | None) -> str:
    """Return the text of a scalar that can be read without a key; else an empty string."""
    if not isinstance(node, Scalar) or is_null(node) or is_sealed(node):
        return ""
    return node.value


def _placed(
    found: dict[str, Severity],
    severity: Severity,
    anchors: list[str],
    problems: list[Diagnostic],
) -> dict[str, Severity]:
    """Return `found` with `severity` before or after the one that it names."""
    side = anchors[0]
    anchor = severity.node.get(side)
    others = {name: other for name, other in found.items() if name != severity.name}
    if len(anchors) > 1:
        second = severity.node.key("after") or severity.node
        message = f'severity "{severity.name}" says before: and after:'
        problems.append(problem(second, message, "keep one of the two", check="severity"))
    name = text(anchor)
    if name not in others:
        if anchor is not None and name:
            hint = nearest(name, others) or f"the tenant has {', '.join(others)}"
            message = f'there is no severity "{name}" to stand {side}'
            problems.append(problem(anchor, message, hint, check="severity"))
        return {**found, severity.name: severity}
    order: dict[str, Severity] = {}
    for other, known in others.items():
        if other == name and side == "before":
            order[severity.name] = severity
        order[other] = known
        if other == name and side == "after":
            order[severity.name] = severity
    return order
