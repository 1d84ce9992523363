"""Block Kit's rules as JSON Schema 2020-12, for editors: what it can say of them.

It cannot say: which ids are unique, which two values must match, how long all texts are together,
and what only warns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from fixturectl.blocks import folders, message
from fixturectl.blocks.agreements import PlainFirstRow
from fixturectl.blocks.clauses import AtLeastOne, Clause, ExactlyOne
from fixturectl.blocks.formats import FORMATS
from fixturectl.blocks.rules import (
    Anything,
    Boolean,
    Elsewhere,
    Enum,
    ListOf,
    Nullable,
    Number,
    Object,
    Rule,
    String,
    StringOr,
    Typed,
    TypeName,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Schema: TypeAlias = "dict[str, Any]"


def schema() -> Schema:
    """Return the schema of a list of blocks, of {"blocks": [...]} and of a message's body."""
    writer = Writer()
    blocks = writer.write(message.block_list())
    body = writer.write(message.body())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Slack message",
        "if": {"type": "array"},
        "then": {**blocks, "minItems": 1},
        "else": body,
        "$defs": writer.definitions,
    }


class Writer:
    """Writes rules as schemas; those that have a file of their own become definitions."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self.names = {
            folders.load(folder, name): f"{folder}-{name}"
            for folder in folders.FOLDERS
            for name in folders.types(folder)
        }

    def write(self, rule: Rule) -> Schema:
        write: Callable[[Rule], Schema] = getattr(self, _WRITERS[type(rule)])
        name = self.name(rule)
        if not name:
            return write(rule)
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = write(rule)
        return {"$ref": f"#/$defs/{name}"}

    def name(self, rule: Rule) -> str:
        """Return the name of the rule's definition, "" if it is written where it is used."""
        return self.names.get(rule, "")

    def string(self, rule: String) -> Schema:
        form = FORMATS.get(rule.format)
        told: Schema = {"type": "string", "minLength": rule.minimum or None}
        told["maxLength"] = rule.maximum
        if form and form.level == "error":
            told["pattern"] = f"^({form.pattern})$"
        return _said(told)

    def number(self, rule: Number) -> Schema:
        return _said(
            {
                "type": "integer" if rule.whole else "number",
                "minimum": rule.minimum,
                "exclusiveMinimum": rule.above,
                "maximum": rule.maximum,
            }
        )

    def boolean(self, _rule: Boolean) -> Schema:
        return {"type": "boolean"}

    def enum(self, rule: Enum) -> Schema:
        return {"enum": list(rule.values)}

    def type_name(self, rule: TypeName) -> Schema:
        return {"const": rule.name}

    def nullable(self, rule: Nullable) -> Schema:
        return {"anyOf": [{"type": "null"}, self.write(rule.rule)]}

    def string_or(self, rule: StringOr) -> Schema:
        return {
            "if": {"type": "object"},
            "then": self.write(rule.rule),
            "else": self.write(rule.string),
        }

    def elsewhere(self, rule: Elsewhere) -> Schema:
        return {"not": {}, "description": f"legal only in {rule.surface}"}

    def anything(self, _rule: Anything) -> Schema:
        return {}

    def list_of(self, rule: ListOf) -> Schema:
        return _said(
            {
                "type": "array",
                "items": self.write(rule.item),
                "minItems": rule.minimum or None,
                "maxItems": rule.maximum,
                "uniqueItems": rule.unique or None,
            }
        )

    def object(self, rule: Object) -> Schema:
        told: Schema = {
            "type": "object",
            "properties": {key: self.write(field) for key, field in rule.fields.items()},
            "required": list(rule.required),
            "additionalProperties": False,
        }
        clauses = [clause for one in rule.clauses for clause in _clause(one)]
        return told | ({"allOf": clauses} if clauses else {})

    def typed(self, rule: Typed) -> Schema:
        if len(rule.allowed) == 1 and not rule.doubtful:
            one = self.write(rule.find(rule.allowed[0]))
            return one if rule.default else {"allOf": [{"required": ["type"]}, one]}
        known = [*rule.allowed, *sorted(rule.doubtful - rule.known)]
        return {
            "type": "object",
            "required": ["type"],
            "properties": {"type": _among(known, rule.beginnings)},
            "allOf": [
                {
                    "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
                    "then": self.write(rule.find(name)),
                }
                for name in rule.allowed
            ],
        }


def _among(names: list[str], beginnings: tuple[str, ...]) -> Schema:
    if not beginnings:
        return {"enum": names}
    return {"anyOf": [{"enum": names}, {"type": "string", "pattern": f"^({'|'.join(beginnings)})"}]}


def _said(told: Schema) -> Schema:
    return {word: value for word, value in told.items() if value is not None}


def _clause(clause: Clause) -> list[Schema]:
    present = [{"required": [key]} for key in clause.keys]
    if isinstance(clause, ExactlyOne):
        return [{"oneOf": present}]
    if isinstance(clause, AtLeastOne):
        return [{"anyOf": present}]
    if isinstance(clause, PlainFirstRow):
        cell = {"properties": {"type": {"not": {"const": "rich_text"}}}}
        row = {"prefixItems": [{"items": cell}]}
        return [{"properties": {clause.keys[0]: row}}]
    return []


_WRITERS: dict[type[Rule], str] = {
    String: "string",
    Number: "number",
    Boolean: "boolean",
    Enum: "enum",
    TypeName: "type_name",
    Nullable: "nullable",
    StringOr: "string_or",
    Elsewhere: "elsewhere",
    Anything: "anything",
    ListOf: "list_of",
    Object: "object",
    Typed: "typed",
}
