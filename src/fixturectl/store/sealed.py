"""Tell a value that is encrypted in its file, and stand in for it where it can't be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeAlias

from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from fixturectl.store.yaml_nodes import Node

MARK = "ENC[AES256_GCM,"


def is_sealed(node: Node | None) -> bool:
    """Tell whether `node` is a scalar that holds what SOPS writes for an encrypted value."""
    return isinstance(node, Scalar) and node.value.startswith(MARK)


def covers_clear(root: Mapping) -> bool:
    """Tell whether a file is sealed so that what it has in clear can't be changed without a key.

    The MAC of SOPS covers all values, unless it says that it covers the encrypted ones only.
    """
    seal = root.get("sops")
    only = seal.get("mac_only_encrypted") if isinstance(seal, Mapping) else None
    return seal is not None and not (isinstance(only, Scalar) and only.resolve() is True)


class Sealed(str):
    """The text `[sealed]`, and in `node` the encrypted scalar that it stands for."""

    __slots__ = ("node",)

    node: Scalar

    def __new__(cls, node: Scalar) -> Self:
        made = super().__new__(cls, "[sealed]")
        made.node = node
        return made


Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"


def plain(node: Node) -> Value:
    """Return the value of `node` by YAML 1.2's core schema; Sealed for what is encrypted."""
    if isinstance(node, Scalar):
        return Sealed(node) if node.value.startswith(MARK) else node.resolve()
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node}
