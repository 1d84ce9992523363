"""A fixture read into a plan, and a plan run with values: the body of chat.postMessage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.rendering.layout import block_list, leaf
from fixturectl.rendering.mentions import denied
from fixturectl.rendering.outline import Outline
from fixturectl.rendering.pieces import Arr, Leaf, Obj
from fixturectl.store.yaml_nodes import Sequence

if TYPE_CHECKING:
    from fixturectl.rendering.layout import Build
    from fixturectl.rendering.scope import Scope
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.yaml_nodes import Scalar


class Composition:
    """A fixture's message, read once: run it for any tenant's wording, values and locale."""

    __slots__ = ("_blocks", "_color", "_fallback", "_text", "node", "outline")

    def __init__(self, fixture: Fixture) -> None:
        self.node = fixture.node
        self.outline = Outline()
        nothing: frozenset[str] = frozenset()
        text, color = _given(fixture.text), _given(fixture.color)
        self._text = leaf(text, "mrkdwn", self.outline, nothing) if text else None
        self._color = leaf(color, "raw", self.outline, nothing) if color else None
        # Read again as plain text: a fallback has no markup. It uses what the text uses.
        self._fallback = leaf(text, "plain", Outline(), nothing) if text and color else None
        self._blocks = _entry(self.outline, fixture) if fixture.blocks else None

    def run(self, scope: Scope) -> Obj:
        """Return the body; faults are in `scope.problems`, and the body is then not whole."""
        scope.problems.extend(self.outline.faults)
        made = self._blocks(scope) if self._blocks is not None else None
        if not isinstance(made, Arr):
            made = Arr()
            made.node = self.node
        body = Obj()
        body.node = self.node
        color = self._color(scope) if self._color is not None else None
        if color:
            # With a colour bar the blocks travel in an attachment, and a text beside it would
            # be shown a second time.
            body["attachments"] = _attachment(self, scope, color, made)
        else:
            if self._text is not None:
                body["text"] = self._text(scope)
            if made:
                body["blocks"] = made
        if scope.calls or self.outline.calls:
            scope.problems.extend(denied(body, scope.tenant.mentions))
        return body

    def fallback(self, scope: Scope) -> Leaf | None:
        """Return the text as notifications show it."""
        found = self._fallback(scope) if self._fallback is not None else None
        return found if isinstance(found, Leaf) else None


def _given(node: Scalar | None) -> Scalar | None:
    return None if node is None or node.is_null else node


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


def _entry(outline: Outline, fixture: Fixture) -> Build:
    """Blocks of several files stand in one list: inheritance and patches put them together."""
    first = fixture.blocks[0]
    together = Sequence(first.source, list(fixture.blocks), first.start, first.end)
    return block_list(together, outline)
