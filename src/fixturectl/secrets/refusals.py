"""The error of every refusal in this room: it names places and reasons, never a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from fixturectl.store.yaml_nodes import Source


class SecretsError(FixturectlError):
    """A file is refused, or no key opens it."""


def at(source: Source, index: int, message: str, hint: str = "") -> SecretsError:
    """Return the refusal of a file for what stands at a character of it."""
    return SecretsError(f"{source.place(index)}: {message}", hint=hint)


def shown(path: tuple[str, ...]) -> str:
    """Return a path of keys as people write it: `slack.token`."""
    return ".".join(path)
