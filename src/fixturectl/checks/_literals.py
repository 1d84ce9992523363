"""Which literals a template compares a name with, though the name never stands for one of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Source
from fixturectl.checks._uses import place_in
from fixturectl.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from fixturectl.rendering.composing import Composition
    from fixturectl.rendering.expressions.faults import Comparison
    from fixturectl.rendering.outline import LeafUse
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant

    # What a name may stand for in a tenant's fixture.
    Values = Callable[[Tenant, Fixture], Collection[str]]


@lru_cache(maxsize=16)
def comparisons(composition: Composition) -> tuple[tuple[LeafUse, Comparison], ...]:
    """Return every comparison of a name with a literal, in the order of the source."""
    leaves = composition.outline.leaves
    return tuple([(leaf, one) for leaf in leaves for one in leaf.uses.comparisons])


def never_equal(subject: Source, check: str, name: str, values: Values) -> Iterator[Finding]:
    """Yield the comparisons of `name` with what it never is: nothing shows, or nothing is left out.

    Tenants share templates: what the name may be for one of those who have this one is no mistake.
    """
    known = values(subject.tenant, subject.fixture)
    for leaf, one in comparisons(subject.composition) if known else ():
        if (
            one.name == name
            and one.literal not in known
            and not _is_shared(subject, leaf, one, values)
        ):
            message = f'{name} is never "{one.literal}"'
            hint = nearest(one.literal, known) or f"it may be {', '.join(known)}"
            place = place_in(leaf, one.offset)
            yield Finding(check, place, message, hint, level="warning", same=message)


def _is_shared(subject: Source, leaf: LeafUse, one: Comparison, values: Values) -> bool:
    """Tell whether the name may be the literal for another tenant that has the template."""
    renderer, name = subject.renderer, subject.fixture.name
    owner = leaf.scalar.source.path.split("/")[1]  # fixtures/TENANT/FIXTURE.yaml
    for other in map(renderer.tenant, renderer.tree.tenants()):
        fixture = renderer.fixture(other.id, name) if owner in other.lineage else None
        if fixture is not None and one.literal in values(other, fixture):
            return True
    return False
