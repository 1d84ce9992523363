"""The words in which the model of a store file is written: what may stand where, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


class Text(NamedTuple):
    """A string: matching `pattern` as a whole, or one of `choices`; `wanted` says so in words.

    Where `sealable` is false the value is needed without a key and must not be encrypted.
    """

    wanted: str = "a text"
    pattern: str = ""
    choices: tuple[str, ...] = ()
    sealable: bool = True


class Number(NamedTuple):
    """A number from `minimum` to `maximum`; without a fraction if `whole`."""

    wanted: str = "a number"
    whole: bool = False
    minimum: int | None = None
    maximum: int | None = None
    sealable: bool = True


class Flag(NamedTuple):
    """True or false."""

    wanted: str = "true or false"


class Anything(NamedTuple):
    """Whatever YAML holds; something else looks closer."""

    wanted: str = "a value"


class Items(NamedTuple):
    """A list, each item of the shape `of`."""

    of: Shape
    wanted: str = "a list"


class Key(NamedTuple):
    """One key of a mapping: what it holds and, in one sentence, what it is for."""

    shape: Shape
    description: str
    required: bool = False
    root_only: bool = False  # belongs to the tenant `default`


class Table(NamedTuple):
    """A mapping with the keys of `keys`; any that matches `names` too if `others` is given.

    `nulls`: null may stand for a value that is not required, and removes what is inherited.
    `title` names a mapping that may stand inside itself, for whoever writes the model down.
    """

    keys: Mapping[str, Key]
    others: Shape | None = None
    names: str = ""
    named: str = "a name"  # what `names` wants, in words
    nulls: bool = True
    wanted: str = "a mapping"
    title: str = ""


class Either(NamedTuple):
    """One of several shapes of different kinds (scalar, list, mapping)."""

    shapes: tuple[Shape, ...]
    wanted: str


Shape: TypeAlias = Text | Number | Flag | Anything | Items | Table | Either
