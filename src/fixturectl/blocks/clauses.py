"""The rules about several keys of one object: which exclude, need or must match each other.

A clause is told only about objects whose keys named in `keys` are sound: one fault, one finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.blocks.faults import Fault, constraint, missing

if TYPE_CHECKING:
    from fixturectl.diagnostics import Level


class Clause:
    """A rule about the keys `keys` of an object; it reads the values of `reads`."""

    __slots__ = ("keys",)

    def __init__(self, *keys: str) -> None:
        self.keys = keys

    @property
    def reads(self) -> tuple[str, ...]:
        return self.keys

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        """Return what is wrong with `value`, or None."""
        raise NotImplementedError


class _Presence(Clause):
    __slots__ = ()

    @property
    def reads(self) -> tuple[str, ...]:
        return ()


class AtLeastOne(_Presence):
    """One of the keys must be there."""

    __slots__ = ()

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        for key in self.keys:
            if key in value:
                return None
        return [missing(self.keys)]


class ExactlyOne(_Presence):
    """One of the keys must be there, and only one."""

    __slots__ = ()

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        present = [key for key in self.keys if key in value]
        if len(present) == 1:
            return None
        if not present:
            return [missing(self.keys)]
        return [
            Fault(
                "block-choice",
                f"may have only one of {' and '.join(present)}",
                constraint=constraint("one_of", list(self.keys), present),
            )
        ]


class NotTogether(Clause):
    """`key` is refused, or contested, where `other` is true."""

    __slots__ = ("level",)

    def __init__(self, key: str, other: str, level: Level) -> None:
        super().__init__(key, other)
        self.level = level

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        key, other = self.keys
        if value.get(key) is not True or value.get(other) is not True:
            return None
        text = f"is not used together with {other}"
        return [Fault("block-choice", text, at=(key,), level=self.level)]


class Needs(Clause):
    """`key`, if true, needs `other` to be true."""

    __slots__ = ("level",)

    def __init__(self, key: str, other: str, level: Level) -> None:
        super().__init__(key, other)
        self.level = level

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        key, other = self.keys
        if value.get(key) is not True or value.get(other) is True:
            return None
        return [Fault("block-choice", f"needs {other}: true", at=(key,), level=self.level)]


class Doubtful(Clause):
    """`key` may be refused where it is `what`: a warning."""

    __slots__ = ("what", "why")

    def __init__(self, key: str, what: str, why: str) -> None:
        super().__init__(key)
        self.what = what
        self.why = why

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        (key,) = self.keys
        if value.get(key) != self.what:
            return None
        return [Fault("block-choice", f"{self.what} {self.why}", at=(key,), level="warning")]
