"""What is encrypted on one side of a comparison is shown on neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.rendering.pieces import Leaf
from fixturectl.rendering.wording import SEALED

if TYPE_CHECKING:
    from fixturectl.actions.comparison.causes import Causes
    from fixturectl.rendering.pieces import Part as Run


def conceal(body: Any, causes: Causes, hidden: set[str]) -> None:
    """Put `[sealed]` in place of whatever a message got from a key that either side encrypts."""
    if isinstance(body, dict):
        for key, value in body.items():
            body[key] = _concealed(value, causes, hidden)
    elif isinstance(body, list):
        body[:] = [_concealed(value, causes, hidden) for value in body]


def _concealed(value: Any, causes: Causes, hidden: set[str]) -> Any:
    if not isinstance(value, Leaf):
        conceal(value, causes, hidden)
        return value
    runs = [_run(run, causes, hidden) for run in value.parts]
    return value if runs == list(value.parts) else Leaf(runs, value.kind, value.node)


def _run(run: Run, causes: Causes, hidden: set[str]) -> Run:
    return run._replace(text=SEALED) if causes.conceals(run, hidden) else run
