"""Follows JSON pointers (RFC 6901) into a message."""

from __future__ import annotations

from typing import Any, TypeAlias

Path: TypeAlias = "tuple[str | int, ...]"


def path_of(payload: Any, pointer: str) -> Path | None:
    """Return the keys of a JSON pointer into `payload`, None if it leads nowhere."""
    path: list[str | int] = []
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        key: str | int = int(name) if isinstance(payload, list) and name.isdigit() else name
        try:
            payload = payload[key]
        except (LookupError, TypeError):
            return None
        path.append(key)
    return tuple(path)


def value_at(payload: Any, path: Path) -> Any:
    """Return the value at `path`."""
    for key in path:
        payload = payload[key]
    return payload
