"""The variables of a fixture, as its file writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    from fixturectl.actions.listing import Stock
    from fixturectl.store.variables import Variable
    from fixturectl.store.yaml_nodes import Node

_RULES = ("minimum", "maximum", "max_length", "max_items", "pattern", "values", "of", "fields")


class VariableRecord(NamedTuple):
    """A typed input; `rules` are its constraints; what is sensitive or sealed is not shown."""

    variable: str
    type: str
    required: bool
    sensitive: bool
    example: str
    default: str
    rules: str
    description: str


def list_variables(stock: Stock, address: str) -> list[VariableRecord]:
    """Return the variables of `TENANT/FIXTURE`, inherited ones too."""
    return [_record(variable) for variable in stock.fixture(address).variables.values()]


def _record(variable: Variable) -> VariableRecord:
    node = variable.node
    found = [(name, node.get(name)) for name in _RULES] if isinstance(node, Mapping) else []
    masked = variable.any_sensitive
    return VariableRecord(
        variable.name,
        variable.type,
        variable.required,
        masked,
        _spelled(variable.example, masked=masked),
        _spelled(variable.default, masked=masked),
        ", ".join(f"{name} {_spelled(rule)}" for name, rule in found if rule is not None),
        variable.description,
    )


def _spelled(node: Node | None, *, masked: bool = False) -> str:
    if node is None:
        return ""
    if masked:
        return "[masked]"
    if isinstance(node, Scalar):
        shown = "null" if node.is_null else node.value
        return "[sealed]" if is_sealed(node) else shown
    return " ".join(node.spelling.split())
