"""Whether two sendings are the same message: by what was asked for, never by what it looks like."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Mapping as AnyMapping

    from fixturectl.actions.sending.orders import Order


def fingerprint(order: Order, locale: str) -> str:
    """Return what equal messages about one alert have in common, and others have not."""
    fixture = order.address.partition("/")[2]
    about = [fixture, locale, order.status, order.severity, order.sample]
    return _digest([*about, spelled(order.variables)])


def default_key(order: Order, channel: str) -> str:
    """Return the key of an alert that was given none: tenant, fixture, channel and variables."""
    return f"auto:{_digest([order.address, channel, spelled(order.variables)])}"


def _digest(parts: list[Any]) -> str:
    content = json.dumps(parts, sort_keys=True).encode()
    return blake2b(content, digest_size=16).hexdigest()


def spelled(variables: AnyMapping[str, Any]) -> dict[str, Any]:
    """Return given values as JSON has them; one typed on a command line equals one of a file."""
    return {name: _spelled(value) for name, value in variables.items()}


def _spelled(value: Any) -> Any:
    if isinstance(value, Scalar):
        return None if value.is_null else value.value
    if isinstance(value, Mapping):
        return {key.value: _spelled(member) for key, member in value}
    if isinstance(value, Sequence):
        return [_spelled(item) for item in value.items]
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _spelled(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [_spelled(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None else str(value)
