"""Changes to a message's tree, made in a copy of what they touch; the rest stays shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from fixturectl.rendering.pieces import Arr, Obj

if TYPE_CHECKING:
    from collections.abc import Iterable

Owner: TypeAlias = "dict[str, Any] | list[Any]"

_GONE = object()


class Edits:
    """What is to be changed: for the value at a key of an object or list, its replacement."""

    __slots__ = ("_changes",)

    def __init__(self) -> None:
        # Objects can't be keys of a dict; every one of them lives as long as the tree does.
        self._changes: dict[tuple[int, str | int], Any] = {}

    def __bool__(self) -> bool:
        return bool(self._changes)

    def drop(self, owner: Owner, key: str | int) -> None:
        """Leave out what stands at `key` of `owner`."""
        self._changes[id(owner), key] = _GONE

    def replace(self, owner: Owner, key: str | int, value: Any) -> None:
        """Put `value` at `key` of `owner`, unless that is left out."""
        self._changes.setdefault((id(owner), key), value)

    def made(self, value: Any) -> Any:
        """Return `value` with all changes below it; itself where there are none."""
        if isinstance(value, dict):
            return self._object(value)
        return self._list(value) if isinstance(value, list) else value

    def _object(self, value: dict[str, Any]) -> dict[str, Any]:
        kept, changed = self._kept(value, value.items())
        return _like(value, dict(kept)) if changed else value

    def _list(self, value: list[Any]) -> list[Any]:
        kept, changed = self._kept(value, enumerate(value))
        return _like(value, [item for _, item in kept]) if changed else value

    def _kept(self, owner: Owner, members: Iterable[tuple[Any, Any]]) -> tuple[list[Any], bool]:
        kept, changed = [], False
        for key, member in members:
            at = (id(owner), key)
            new = self._changes[at] if at in self._changes else self.made(member)
            changed |= new is not member
            if new is not _GONE:
                kept.append((key, new))
        return kept, changed


def _like(old: Any, new: Any) -> Any:
    """Return `new` as an object or list of the message, made from what `old` was made from."""
    if not isinstance(old, Obj | Arr):
        return new
    made: Obj | Arr = Obj(new) if isinstance(old, Obj) else Arr(new)
    made.node = old.node
    return made


def beginning(items: list[Any], size: int) -> list[Any]:
    """Return the first `size` items of a list of the message."""
    kept: list[Any] = _like(items, items[:size])
    return kept
