"""A tenant's settings: what its own file says, and what comes from the tenants it extends."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.locales import LocaleError, canonical
from fixturectl.store import schema, zones
from fixturectl.store.doubts import doubtful
from fixturectl.store.inheritance import Layer, Setting, merged, merged_values, setting
from fixturectl.store.lineages import trace
from fixturectl.store.schema.vocabulary import COLOR
from fixturectl.store.severities import Severity, ordered, text
from fixturectl.store.tenant_faults import fixture_faults, locale_faults, own_faults
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.sealed import Value
    from fixturectl.store.tree import Tree
    from fixturectl.store.yaml_nodes import Node

_WITHIN_TEAM = {"channels", "mentions"}
_WHOLE = {"slack", "secrets"}


class Status(NamedTuple):
    """A state of an alert; empty strings where nothing is set."""

    name: str
    color: str
    emoji: str
    node: Node


class Tenant:
    """A tenant as `load` puts it together. `slack` is for senders, never for templates."""

    __slots__ = (
        "channels",
        "default_locale",
        "doubtful",
        "fallback",
        "id",
        "layers",
        "lineage",
        "locales",
        "mentions",
        "name",
        "problems",
        "routes",
        "same_team",
        "severities",
        "source_locale",
        "statuses",
        "timezone",
        "values",
    )

    id: str
    layers: tuple[Layer, ...]  # the tenant.yaml files, self first
    lineage: tuple[str, ...]  # self first, the root last
    same_team: int  # how many layers, from self on, share the Slack workspace
    name: str
    source_locale: str
    locales: tuple[str, ...]
    default_locale: str
    timezone: str
    severities: dict[str, Severity]  # most urgent first
    statuses: dict[str, Status]
    channels: tuple[str, ...]
    mentions: tuple[str, ...]
    values: dict[str, Value]
    fallback: str
    routes: Node | None  # as they stand in the file; `fixturectl.store.routes` reads them
    problems: tuple[Diagnostic, ...]
    doubtful: frozenset[str]  # keys that a file may mean, but says wrongly

    def setting(self, key: str | tuple[str, ...]) -> Setting | None:
        """Return the values of a key such as "severities.critical.emoji", nearest first."""
        path = tuple(key.split(".")) if isinstance(key, str) else key
        return setting(_reach(self.layers, self.same_team, path), path)

    @property
    def zone(self) -> tzinfo:
        """The tenant's time zone; UTC where it names none that exists."""
        return zones.zone(self.timezone) or UTC

    @property
    def slack(self) -> Mapping | None:
        """The nearest tenant's `slack`, whole, as it stands in the file."""
        found = self.setting("slack")
        return found.node if found and isinstance(found.node, Mapping) else None


def load(tree: Tree, name: str) -> Tenant:
    """Return the tenant `name`. Whatever is wrong with its files is in `problems`."""
    lineage = trace(tree, name)
    tenant = Tenant()
    tenant.id = name
    tenant.layers = lineage.layers
    tenant.lineage = tuple(layer.tenant for layer in lineage.layers)
    tenant.same_team = _same_team(lineage.layers)
    tenant.severities, order_problems = ordered(tenant.layers, tenant.same_team)
    tenant.doubtful = doubtful("tenant", lineage.layers)
    _fill(tenant)
    tenant.problems = (
        *lineage.problems,
        *(fault for layer in tenant.layers for fault in own_faults(layer)),
        *order_problems,
        *(() if lineage.problems else _locale_faults(tenant)),
        *fixture_faults(tree, tenant.setting("fallback"), tenant.lineage),
        *fixture_faults(tree, tenant.setting("routes"), tenant.lineage),
    )
    return tenant


def _locale_faults(tenant: Tenant) -> Iterator[Diagnostic]:
    if not {"locales", "default_locale"} & tenant.doubtful:
        default, promised = tenant.setting("default_locale"), tenant.setting("locales")
        yield from locale_faults(default, promised, tenant.lineage)


def _fill(tenant: Tenant) -> None:
    tenant.name = _text(tenant, "name") or tenant.id
    tenant.source_locale = _tag(_text(tenant, "source_locale")) or "en-US"
    locales = tuple(dict.fromkeys(filter(None, map(_tag, _texts(tenant, "locales")))))
    tenant.default_locale = _tag(_text(tenant, "default_locale"))
    tenant.default_locale = tenant.default_locale or next(iter(locales), tenant.source_locale)
    tenant.locales = locales or (tenant.default_locale,)
    timezone = _text(tenant, "timezone")
    tenant.timezone = timezone if timezone and zones.zone(timezone) else "UTC"
    tenant.statuses = _statuses(tenant)
    tenant.channels = _texts(tenant, "channels")
    tenant.mentions = _texts(tenant, "mentions")
    tenant.values = merged_values(tenant.layers, "values")
    tenant.fallback = _text(tenant, "fallback")
    listed = tenant.setting("routes")
    tenant.routes = listed.node if listed else None


def _text(tenant: Tenant, key: str) -> str:
    found = tenant.setting(key)
    return text(found.node) if found else ""


def _texts(tenant: Tenant, key: str) -> tuple[str, ...]:
    found = tenant.setting(key)
    items = found.node if found else None
    if not isinstance(items, Sequence):
        return ()
    return tuple(filter(None, (text(item) for item in items)))


def _tag(tag: str) -> str:
    """Return the canonical tag; nothing for a wrong one, which is reported where it stands."""
    try:
        return canonical(tag) if tag else ""
    except LocaleError:
        return ""


def _statuses(tenant: Tenant) -> dict[str, Status]:
    found: dict[str, Status] = {}
    for name, (_, _, node) in merged(tenant.layers, "statuses").items():
        looks = []
        for key in ("color", "emoji"):
            value = tenant.setting(("statuses", name, key))
            looks.append(_look(key, text(value.node)) if value else "")
        found[name] = Status(name, looks[0], looks[1], node)
    return found


def _look(key: str, value: str) -> str:
    """Return a look of a status; nothing for a color that is none, as is reported there."""
    is_color = key != "color" or schema.compiled(COLOR.pattern).fullmatch(value)
    return value if is_color else ""


def _reach(layers: tuple[Layer, ...], same_team: int, path: tuple[str, ...]) -> tuple[Layer, ...]:
    """Return the layers from which the key at `path` is inherited."""
    if path[0] in _WITHIN_TEAM or (path[0] == "severities" and path[2:] == ("channel",)):
        return layers[:same_team]
    if path[0] in _WHOLE and len(path) > 1:
        owner = next((layer for layer in layers if layer.root and path[0] in layer.root), None)
        return (owner,) if owner else ()
    return layers


def _same_team(layers: tuple[Layer, ...]) -> int:
    """Return how many layers, from the tenant itself on, post to its Slack workspace.

    A tenant with `slack` of its own leaves its parent's team, unless they name the same one. A
    parent that names no team is anybody's.
    """
    teams = [_team(layers[distance:]) for distance in range(len(layers))]
    for distance, team in enumerate(teams[1:], start=1):
        if team and team != teams[distance - 1]:
            return distance
    return len(layers)


def _team(layers: tuple[Layer, ...]) -> str:
    """Return the team of the nearest `slack`, encrypted or not; empty if it names none."""
    found = setting(_reach(layers, len(layers), ("slack", "team_id")), ("slack", "team_id"))
    return found.node.value if found and isinstance(found.node, Scalar) else ""
