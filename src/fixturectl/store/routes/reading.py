"""Read a tenant's `routes:` from its nodes; what is broken in one route hides no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.routes.matchers import Matcher, matcher
from fixturectl.store.severities import text
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Node

EACH = "each"  # the one key of a mapping that makes a list: an item for each alert


class Route(NamedTuple):
    """One route; `node` is where it stands, None for what the tenant's `fallback` amounts to.

    `matchers` is None where what it matches can't be told: then it matches nothing. Texts are
    empty where nothing is set; `variables` and `defaults` hold nodes by variable.
    """

    node: Mapping | None
    matchers: tuple[Matcher, ...] | None = ()
    fixture: str = ""
    channel: str = ""
    severity: str = ""
    locale: str = ""
    key: str = ""
    description: str = ""
    variables: dict[str, Node] = {}  # noqa: RUF012 - never changed
    defaults: dict[str, Node] = {}  # noqa: RUF012 - never changed

    def covers(self, other: Route) -> bool:
        """Tell whether it surely matches every alert that `other` matches."""
        if self.matchers is None or other.matchers is None:
            return False
        asked = {one.label: one for one in other.matchers}
        return all(one.label in asked and one.covers(asked[one.label]) for one in self.matchers)


def routes(tenant: Tenant) -> tuple[Route, ...]:
    """Return the routes of a tenant, its own or those it inherits, in their order."""
    if not isinstance(tenant.routes, Sequence):
        return ()
    return tuple(_route(node) for node in tenant.routes if isinstance(node, Mapping))


def _route(node: Mapping) -> Route:
    return Route(
        node,
        _matchers(node.get("match")),
        **{name: text(node.get(name)) for name in _TEXTS},
        variables=_nodes(node.get("variables")),
        defaults=_nodes(node.get("defaults")),
    )


_TEXTS = ("fixture", "channel", "severity", "locale", "key", "description")


def _matchers(node: Node | None) -> tuple[Matcher, ...] | None:
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return ()
    if not isinstance(node, Mapping):
        return None
    found = [matcher(key.value, value) for key, value in node]
    known = tuple(one for one in found if one is not None)
    return known if len(known) == len(found) else None


def _nodes(node: Node | None) -> dict[str, Node]:
    return {key.value: value for key, value in node} if isinstance(node, Mapping) else {}
