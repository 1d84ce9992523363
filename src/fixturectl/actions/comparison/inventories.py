"""What of one side is validated: only the tenants and fixtures that a change may reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.validation.inventory import Heirs, Inventory

if TYPE_CHECKING:
    from fixturectl.actions.comparison.reach import Reach
    from fixturectl.actions.validation.inventory import Group
    from fixturectl.actions.validation.selection import Selection
    from fixturectl.rendering.renderer import Renderer


class Concerned(NamedTuple):
    """Tenants whose settings are looked at, the fixtures by name, and who inherits from whom."""

    tenants: list[str]
    groups: list[Group]
    heirs: Heirs


def concerned(reach: Reach, renderer: Renderer, selection: Selection, *, now: bool) -> Concerned:
    """Return what is to be validated on one side."""
    there = reach.tenants[now]
    wanted = {name for part in selection.parts for name in (part.tenants or there)}
    asked = [name for name in there if name in wanted]
    lineages = {name: renderer.tenant(name).lineage for name in asked}
    heirs = Heirs(
        lineages | {one: _lineage(renderer, one) for each in lineages.values() for one in each}
    )
    inventory = Inventory(renderer.tree, [name for name in there if name in heirs.lineages])
    names = {part.fixture for part in selection.parts}
    groups = [
        group
        for name, group in inventory.groups.items()
        if ("" in names or name in names)
        and selection.tenants(name, heirs.of([*group.owners, *group.texts]))
    ]
    return Concerned(selection.tenants("", asked), groups, heirs)


def _lineage(renderer: Renderer, tenant: str) -> tuple[str, ...]:
    return renderer.tenant(tenant).lineage
