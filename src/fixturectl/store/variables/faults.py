"""The diagnostics of values: a wrong one, a missing one, one for a variable that isn't there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.diagnostics import Diagnostic, Place, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.store.variables.variable import Problem, Variable
    from fixturectl.store.yaml_nodes import Node


UNKNOWN = "variable-unknown"


def value_fault(found: Problem, fallback: Node | None = None) -> Diagnostic:
    """Return the diagnostic of a value that doesn't fit its type.

    It stands where the value stands; one that comes from no file is reported at `fallback`, if any.
    """
    path, line, column = _place(found.node or fallback)
    message = f"{found.path}: {found.message}"
    return Diagnostic("variable-value", found.level, message, found.hint, path, line, column)


def unknown_fault(
    name: str, known: Iterable[str], node: Node | None, where: str = ""
) -> Diagnostic:
    """Return the diagnostic of a value for a variable that is not declared."""
    known = list(known)
    listed = f"the fixture has {', '.join(known)}" if known else "the fixture declares no variables"
    path, line, column = _place(node)
    message = f'{where}unknown variable "{name}"'
    hint = nearest(name, known) or listed
    return Diagnostic(UNKNOWN, "error", message, hint, path, line, column)


def missing_example(variable: Variable) -> Diagnostic:
    """Return the diagnostic of a required variable that no preview has a value for."""
    path, line, column = _place(variable.key or variable.node)
    message = f"the required variable {variable.name} has no example"
    hint = "add example:, which previews and checks show, or default:"
    return Diagnostic("variable-missing", "error", message, hint, path, line, column)


def missing_value(variable: Variable) -> Diagnostic:
    """Return the diagnostic of a required variable that a delivery has no value for."""
    message = f"no value for the required variable {variable.name} ({variable.type})"
    hint = f"give it: --var {variable.name}=..."
    return Diagnostic("variable-missing", "error", message, hint)


def _place(node: Node | None) -> Place:
    return node.place if node is not None else Place("")
