"""How long a translation may be: what its field takes, less what else stands there.

The message is rendered with every sample that people wrote, in the locale that is translated. A
text may then be as much longer, as it is written, as its fullest field has room left; the values
that its placeholders became count as they came out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl import blocks
from fixturectl.rendering import samples
from fixturectl.rendering.pieces import Leaf
from fixturectl.rendering.renderer import Rendering
from fixturectl.store.yaml_nodes import Scalar
from fixturectl.texts.placeholders import Words, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from fixturectl.blocks.rules import Rule
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant


def limits(
    renderer: Renderer, tenant: Tenant, fixture: Fixture, locale: str, now: datetime
) -> dict[str, int]:
    """Return, by key, how many characters each text that is shown may have as it is written.

    A text that no sample shows, and one in fields of any length, is not among them. A text that
    stands in its field twice has half the room for each.
    """
    found: dict[str, int] = {}
    for sample in samples.names(fixture):
        values = samples.values(fixture, given={}, sample=sample, zone=tenant.zone)
        rendering = Rendering(tenant, fixture, locale, values.values, now, sample=sample)
        body, _ = renderer.render(rendering)
        for leaf, limit in _limited(body, blocks.message_rule()):
            for key, most in _rooms(leaf, limit):
                found[key] = min(most, found.get(key, most))
    return found


def _limited(value: Any, rule: Rule | None) -> Iterator[tuple[Leaf, int]]:
    """Yield the strings of a message that may not be of any length, each with its limit."""
    if rule is None:
        return
    if isinstance(value, Leaf):
        limit = blocks.limit(rule)
        if limit is not None:
            yield value, limit
    elif isinstance(value, dict):
        kind = value.get("type")
        for key, member in value.items():
            name = kind if isinstance(kind, str) else None
            yield from _limited(member, blocks.step(rule, key, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _limited(item, blocks.step(rule, index, None))


def _rooms(leaf: Leaf, limit: int) -> Iterator[tuple[str, int]]:
    """Yield each text of a string with the length that it may have as it is written."""
    shown: dict[int, tuple[str, Scalar, int]] = {}
    for part in leaf.parts:
        if (
            part.kind == "text"
            and isinstance(part.node, Scalar)
            and part.start == _first(part.node)
        ):
            key, node, times = shown.get(id(part.node), (part.name, part.node, 0))
            shown[id(part.node)] = key, node, times + 1
    for key, node, times in shown.values():
        yield key, max(len(node.value) + (limit - len(leaf)) // times, 1)


def _first(node: Scalar) -> int:
    """Return where the first words of a text begin, behind a placeholder if one opens it."""
    return next((part.start for part in parse(node.value).parts if isinstance(part, Words)), 0)
