"""Which records answer a question about a store: the sections of a listing, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.actions.coverage import list_locales
from fixturectl.actions.inputs import list_variables
from fixturectl.actions.listing import list_fixtures, list_tenants
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fixturectl.actions.listing import Stock


def sections(stock: Stock, what: str | None, address: str | None) -> Mapping[str, Sequence[Any]]:
    """Return the records asked for: `what` is a section's name, None for an overview."""
    if what == "fixtures":
        return {what: list_fixtures(stock, address)}
    if what == "locales":
        return {what: list_locales(stock, address)}
    if what == "variables":
        if address is None:
            hint = "write: fixturectl list variables TENANT/FIXTURE"
            raise UsageError("which fixture's variables?", hint=hint)
        return {what: list_variables(stock, address)}
    if address is not None:
        hint = f"write: fixturectl list fixtures {address}"
        raise UsageError("tenants are listed all together", hint=hint)
    if what == "tenants":
        return {what: list_tenants(stock)}
    return {"tenants": list_tenants(stock), "locales": list_locales(stock, None)}
