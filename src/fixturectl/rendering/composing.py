"""A fixture read into a plan, and a plan run with values: the body of chat.postMessage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.rendering.layout import block_list, leaf
from fixturectl.rendering.mentions import denied
from fixturectl.rendering.outline import Outline
from fixturectl.rendering.pieces import Arr, Leaf, Obj
from fixturectl.store.yaml_nodes import Sequence

if TYPE_CHECKING:
    from fixturectl.rendering.outline import Portion
    from fixturectl.rendering.pieces import FieldKind
    from fixturectl.rendering.scope import Scope
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.yaml_nodes import Scalar


class Composition:
    """A fixture's message, read once: run it for any tenant's wording, values and locale."""

    __slots__ = ("_list", "blocks", "color", "node", "outline", "spare", "text")

    def __init__(self, fixture: Fixture) -> None:
        self.node = fixture.node
        self.outline = Outline()
        text, color = _given(fixture.text), _given(fixture.color)
        self.text = _string(text, "mrkdwn", self.outline)
        self.color = _string(color, "raw", self.outline)
        # Read again as plain text: a fallback has no markup. It uses what the text uses.
        self.spare = _string(text, "plain", Outline()) if color else None
        self.blocks = block_list(fixture.blocks, self.outline)
        self._list = _entry(fixture) or self.node

    def run(self, scope: Scope) -> Obj:
        """Return the body; faults are in `scope.problems`, and the body is then not whole."""
        scope.problems.extend(self.outline.faults)
        made = Arr()
        made.node = self._list
        for block in self.blocks:
            block.emit(scope, made)
        body = Obj()
        body.node = self.node
        color = _made(self.color, scope)
        if color:
            # With a colour bar the blocks travel in an attachment, and a text beside it would
            # be shown a second time.
            body["attachments"] = _attachment(self, scope, color, made)
        else:
            if self.text is not None:
                body["text"] = _made(self.text, scope)
            if made:
                body["blocks"] = made
        if scope.calls or self.outline.calls:
            scope.problems.extend(denied(body, scope.tenant.mentions))
        return body

    def fallback(self, scope: Scope) -> Leaf | None:
        """Return the text as notifications show it."""
        found = _made(self.spare, scope)
        return found if isinstance(found, Leaf) else None


def _string(node: Scalar | None, kind: FieldKind, outline: Outline) -> Portion | None:
    if node is None:
        return None
    build = leaf(node, kind, outline, frozenset())
    return outline.portion(node, lambda scope, made: made.append(build(scope)))


def _made(portion: Portion | None, scope: Scope) -> Any:
    made: list[Any] = []
    if portion is not None:
        portion.emit(scope, made)
    return made[0] if made else None


def _given(node: Scalar | None) -> Scalar | None:
    return None if node is None or node.is_null else node


def _entry(fixture: Fixture) -> Sequence | None:
    """Blocks of several files stand in one list: inheritance and patches put them together."""
    if not fixture.blocks:
        return None
    first = fixture.blocks[0]
    return Sequence(first.source, list(fixture.blocks), first.start, first.end)


def _attachment(composition: Composition, scope: Scope, color: Leaf, made: Arr) -> Arr:
    attachment = Obj(color=color)
    attachment.node = composition.node
    fallback = composition.fallback(scope)
    if fallback is not None:
        attachment["fallback"] = fallback
    attachment["blocks"] = made
    only = Arr([attachment])
    only.node = composition.node
    return only
