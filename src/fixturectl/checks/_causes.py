"""Which text makes a string of a message as long as it is, or leaves it empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.checks import Finding
from fixturectl.rendering.breaches import cause_of
from fixturectl.rendering.pieces import Leaf

if TYPE_CHECKING:
    from fixturectl.checks import Rendered
    from fixturectl.rendering.breaches import Cause
    from fixturectl.store.yaml_nodes import Node
    from fixturectl.texts.lookup import Text


def translation(subject: Rendered, value: Any) -> Cause | None:
    """Return the translated text or phrase that takes at least half of a string, None if none does.

    A text of the source locale is no translation: who writes it chose the field as well.
    """
    if subject.source is None or not isinstance(value, Leaf):
        return None
    found = cause_of(value)
    if found is None or found.kind == "value":
        return None
    source = subject.source.tenant.source_locale
    at_source = f"/{source}/" in found.place.path or found.place.path.endswith(f"/{source}.po")
    return None if at_source else found


def empty(text: Text) -> Finding | None:
    """Return the finding of a text that says nothing, None for one that does, and for a plural."""
    single = text.single
    if single is None or single.sealed or single.scalar.value.strip():
        return None
    message = f"the text {text.key.value} is empty"
    return Finding("text-missing", single.scalar.place, message, "write it, or remove it")


def unsaid(subject: Rendered, node: Node | None) -> Finding | None:
    """Return the finding of an empty text that is used by the leaf at `node`, or by any leaf."""
    if subject.source is None:
        return None
    tenant, fixture, composition, renderer = subject.source
    wording = renderer.wording(tenant, fixture.name, subject.message.locale)
    used = (
        wording.text(use.key)
        for leaf in composition.outline.leaves
        if node is None or leaf.scalar is node
        for use in leaf.uses.texts
    )
    return next(filter(None, (empty(text) for text in used if text is not None)), None)
