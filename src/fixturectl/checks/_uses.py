"""What a fixture's source reads, and who else reads it: shared by families that run nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.checks import Source
from fixturectl.store.inheritance import is_null
from fixturectl.store.yaml_nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Wordings
    from fixturectl.diagnostics import Place
    from fixturectl.rendering.composing import Composition
    from fixturectl.rendering.expressions.faults import TextUse
    from fixturectl.rendering.outline import LeafUse
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.yaml_nodes import Document

# What every expression and every text may name, besides variables and the names of loops.
ALWAYS_THERE = frozenset(("severity", "status", "tenant", "locale", "now"))
# After these faults nobody can tell what the fixture reads, or has.
_UNSETTLING = frozenset(("yaml", "schema", "extends", "patch"))


class Use(NamedTuple):
    """A leaf and the text that it asks for."""

    leaf: LeafUse
    text: TextUse

    @property
    def place(self) -> Place:
        return place_in(self.leaf, self.text.offset)


def place_in(leaf: LeafUse, offset: int) -> Place:
    """Return the place of character `offset` of what the leaf reads."""
    return leaf.scalar.at(min(offset + leaf.offset, len(leaf.scalar.value)))


@lru_cache(maxsize=16)
def text_uses(composition: Composition) -> dict[str, tuple[Use, ...]]:
    """Return where each text is used, in the order of the source."""
    found: dict[str, list[Use]] = {}
    for leaf in composition.outline.leaves:
        for text in leaf.uses.texts:
            found.setdefault(text.key, []).append(Use(leaf, text))
    return {key: tuple(uses) for key, uses in found.items()}


@lru_cache(maxsize=16)
def names_read(composition: Composition) -> frozenset[str]:
    """Return every name that an expression of the fixture reads."""
    return frozenset(name for leaf in composition.outline.leaves for name, _ in leaf.uses.names)


def known_names(fixture: Fixture) -> frozenset[str]:
    """Return the names that any expression of the fixture may read."""
    return ALWAYS_THERE.union(fixture.variables, fixture.body.broken)


def undeclared(subject: Source | Wordings) -> dict[str, list[tuple[LeafUse, int]]]:
    """Return the names that expressions read and nothing stands for, with each leaf and offset."""
    known = known_names(subject.fixture)
    found: dict[str, list[tuple[LeafUse, int]]] = {}
    for leaf in subject.composition.outline.leaves:
        for name, offset in leaf.uses.names:
            if name not in known and name not in leaf.bound:
                found.setdefault(name, []).append((leaf, offset))
    return found


def named_by(hint: str) -> str:
    """Return the name that a hint of `nearest` suggests."""
    return hint.removeprefix("did you mean ").rstrip("?")


def is_settled(subject: Source) -> bool:
    """Tell whether it is sure what the fixture reads: else nothing in it can be called unused."""
    problems = (*subject.fixture.problems, *subject.tenant.problems)
    return not any(
        fault.level == "error" and fault.check in _UNSETTLING for fault in problems
    ) and (all(leaf.fault is None for leaf in subject.composition.outline.leaves))


def can_be_read(document: Document | None) -> bool:
    """Tell whether a file of texts has what its author put there, or is not there at all."""
    if document is None:
        return True
    if document.problems or not isinstance(document.root, Mapping):
        return False
    texts = document.root.get("texts")
    if texts is None:  # none were written, unless their key is misspelt
        return document.root.keys() <= {"sources", "states", "sops"}
    return isinstance(texts, Mapping) or is_null(texts)


def heirs(subject: Source) -> Iterator[Source]:
    """Yield the fixture as the tenants below have it that change it or its texts."""
    renderer, owner, name = subject.renderer, subject.tenant.id, subject.fixture.name
    for other in renderer.tree.tenants():
        if other == owner or not _has_own(subject, other):
            continue
        tenant = renderer.tenant(other)
        fixture = renderer.fixture(other, name) if owner in tenant.lineage else None
        if fixture is not None:
            yield Source(tenant, fixture, renderer.composition(fixture), renderer)


def _has_own(subject: Source, tenant: str) -> bool:
    tree, name = subject.renderer.tree, subject.fixture.name
    return name in tree.fixtures(tenant) or any(
        name in tree.texts(tenant, locale) for locale in tree.locales(tenant)
    )
