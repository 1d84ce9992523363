"""The words in which Block Kit's rules are written: texts, numbers, lists, objects and choices.

Every limit is inclusive and counts Unicode code points or items. `contested` is the limit above
which the sources disagree: what lies above it is a warning, what lies above `maximum` an error.

Plain classes, not dataclasses: every command that renders pays for this module, and a dozen frozen
dataclasses take longer to create than the rest of it takes to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from fixturectl.blocks.clauses import Clause

Kind: TypeAlias = Literal["mrkdwn", "plain", "url", "markdown", "raw"]


class Rule:
    """What a value must be; compared by identity and never changed once written."""

    __slots__ = ()


class String(Rule):
    """A string of `minimum` to `maximum` code points, in one of the `formats`."""

    __slots__ = ("contested", "format", "kind", "maximum", "minimum")

    def __init__(
        self,
        minimum: int = 0,
        maximum: int | None = None,
        *,
        kind: Kind = "raw",
        format: str = "",  # noqa: A002 - JSON Schema's word for it
        contested: int | None = None,
    ) -> None:
        self.minimum = minimum
        self.maximum = maximum
        self.kind = kind
        self.format = format
        self.contested = contested


class Number(Rule):
    """A number from `minimum` to `maximum`, or above `above`; a whole one if `whole`."""

    __slots__ = ("above", "maximum", "minimum", "whole")

    def __init__(
        self,
        minimum: int | None = None,
        maximum: int | None = None,
        *,
        above: int | None = None,
        whole: bool = False,
    ) -> None:
        self.minimum = minimum
        self.maximum = maximum
        self.above = above
        self.whole = whole


class Boolean(Rule):
    """true or false."""

    __slots__ = ()


class Enum(Rule):
    """One of the strings `values`."""

    __slots__ = ("known", "values")

    def __init__(self, *values: str) -> None:
        self.values = values
        self.known = frozenset(values)


class TypeName(Rule):
    """The `type` by which this object was chosen."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class Nullable(Rule):
    """What `rule` allows, or null."""

    __slots__ = ("rule",)

    def __init__(self, rule: Rule) -> None:
        self.rule = rule


class StringOr(Rule):
    """A string, or an object in its place."""

    __slots__ = ("rule", "string")

    def __init__(self, string: String, rule: Rule) -> None:
        self.string = string
        self.rule = rule


class Elsewhere(Rule):
    """What is legal on another surface only, whatever its value."""

    __slots__ = ("surface",)

    def __init__(self, surface: str) -> None:
        self.surface = surface


class Anything(Rule):
    """Any JSON value: what is in it is the app's own business."""

    __slots__ = ()


class ListOf(Rule):
    """A list of `minimum` to `maximum` items, each different if `unique`."""

    __slots__ = ("contested", "item", "maximum", "minimum", "unique")

    def __init__(
        self,
        item: Rule,
        minimum: int = 0,
        maximum: int | None = None,
        *,
        contested: int | None = None,
        unique: bool = False,
    ) -> None:
        self.item = item
        self.minimum = minimum
        self.maximum = maximum
        self.contested = contested
        self.unique = unique


class Field:
    """A key of an object: the rule of its value and whether it must be there."""

    __slots__ = ("presence", "rule")

    def __init__(self, rule: Rule, presence: Literal["advised", "required"]) -> None:
        self.rule = rule
        self.presence = presence


class Object(Rule):
    """A mapping with these keys and no others; `clauses` are its rules about several keys."""

    __slots__ = ("advised", "clauses", "fields", "name", "required")

    def __init__(self, name: str, /, *clauses: Clause, **fields: Rule | Field) -> None:
        self.name = name
        self.clauses = clauses
        self.fields: dict[str, Rule] = {}
        for key, field in fields.items():
            self.fields[key] = field.rule if isinstance(field, Field) else field
        self.required = _with(fields, "required")
        self.advised = _with(fields, "advised")


def _with(fields: Mapping[str, Rule | Field], presence: str) -> tuple[str, ...]:
    return tuple(
        key
        for key, field in fields.items()
        if isinstance(field, Field) and field.presence == presence
    )


class Typed(Rule):
    """An object whose `type` chooses its rule: one of `allowed`, read with `find`.

    `elsewhere` holds the types that are legal in this place on other surfaces (name -> surface);
    `doubtful` those that sources disagree about, which warn, and with a `*` behind it all
    that begin like this; `default` the type of an object that
    has none. `what` names the choice for people ("block", "element of actions").
    """

    __slots__ = (
        "allowed",
        "beginnings",
        "default",
        "doubtful",
        "elsewhere",
        "find",
        "known",
        "what",
    )

    def __init__(
        self,
        what: str,
        allowed: Iterable[str],
        find: Callable[[str], Rule],
        *,
        default: str = "",
        elsewhere: Mapping[str, str] | None = None,
        doubtful: Collection[str] = (),
    ) -> None:
        self.what = what
        self.allowed = tuple(allowed)
        self.known = frozenset(self.allowed)
        self.find = find
        self.default = default
        self.elsewhere = elsewhere or {}
        self.doubtful = frozenset(name for name in doubtful if not name.endswith("*"))
        self.beginnings = tuple(name[:-1] for name in doubtful if name.endswith("*"))


def required(rule: Rule) -> Field:
    """Return the field of a key that must be there."""
    return Field(rule, "required")


def advised(rule: Rule) -> Field:
    """Return the field of a key that some sources require: without it there is a warning."""
    return Field(rule, "advised")


def integer(minimum: int | None = None, maximum: int | None = None) -> Number:
    return Number(minimum, maximum, whole=True)


def typed(name: str, /, *clauses: Clause, **fields: Rule | Field) -> Object:
    """Return the rule of an object whose `type` is `name`."""
    return Object(name, *clauses, type=TypeName(name), **fields)


def block(name: str, /, *clauses: Clause, **fields: Rule | Field) -> Object:
    """Return the rule of the block `name`, which like every block may have a `block_id`."""
    return typed(name, *clauses, **fields, block_id=ID)


def interactive(name: str, /, *clauses: Clause, **fields: Rule | Field) -> Object:
    """Return the rule of the interactive element `name`, which may have an `action_id`."""
    fields.setdefault("action_id", ID)
    return typed(name, *clauses, **fields)


ID = String(1, 255)
BOOLEAN = Boolean()
