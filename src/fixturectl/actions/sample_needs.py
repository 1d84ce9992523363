"""What a fixture of the sample library asks of a store besides its own files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.rendering.composing import Composition
from fixturectl.store import fixtures, tenants
from fixturectl.store.lineages import ROOT

if TYPE_CHECKING:
    from fixturectl.store.sealed import Value
    from fixturectl.store.tree import Tree

_VALUE = re.compile(r"\btenant\.values\.([A-Za-z]\w*)")
_MENTION = re.compile(r"\bmention\('([^']+)'\)")


class Needs(NamedTuple):
    """Settings of the root tenant that the fixture reads, with the library's own values."""

    severity: str
    severities: dict[str, str]  # the library's, most urgent first, each with its emoji
    statuses: dict[str, dict[str, str]]  # the looks of each
    values: dict[str, Value]
    mentions: tuple[str, ...]
    phrases: frozenset[str]


def needs(library: Tree, name: str) -> Needs:
    """Return what the library's fixture `name` reads; it must be there."""
    tenant = tenants.load(library, ROOT)
    fixture = fixtures.load(library, tenant, name)
    if fixture is None:
        raise LookupError(name)
    uses = Composition(fixture).outline.leaves
    leaves = [use.scalar.value for use in uses]
    severity = fixture.severity.value if fixture.severity else ""
    labels = (severity, *tenant.statuses)  # `label` says them by their phrase
    return Needs(
        severity,
        {one.name: one.emoji for one in tenant.severities.values()},
        {one.name: {"emoji": one.emoji, "color": one.color} for one in tenant.statuses.values()},
        {key: tenant.values[key] for key in dict.fromkeys(_all(_VALUE, leaves))},
        tuple(dict.fromkeys(_all(_MENTION, leaves))),
        frozenset([*labels, *(phrase for use in uses for phrase, _ in use.uses.phrases)]),
    )


def _all(pattern: re.Pattern[str], leaves: list[str]) -> list[str]:
    return [found for leaf in leaves for found in pattern.findall(leaf)]
