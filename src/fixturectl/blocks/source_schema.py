"""Block Kit as JSON Schema as a fixture's file may write it: templates, shorthands, `when`, `for`.

A string that holds `{{` may become anything when it is rendered, and lists grow and shrink by `for`
and `when`: what only the rendered message can show is left to `validate`.
"""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from fixturectl.blocks import message
from fixturectl.blocks.json_schema import Schema, Writer
from fixturectl.blocks.rules import Object
from fixturectl.blocks.steps import object_at, shorthand

if TYPE_CHECKING:
    from fixturectl.blocks.rules import Boolean, Enum, ListOf, Number, Rule, String, Typed

_TEMPLATE: Schema = {"$ref": "#/$defs/template"}
_TEMPLATE_DEFINITION: Schema = {
    "type": "string",
    "pattern": r"\{\{|^ENC\[AES256_GCM,",
    "description": "Text with {{ expressions }}.",
}
# YAML reads `text: 12` as a number; in a field for text it is the text 12.
_SPELLED = ["string", "number", "boolean"]
_REPETITION: Schema = {
    "when": {"type": _SPELLED, "description": "An expression: left out where it is false."},
    "for": {
        "type": "string",
        "pattern": r"^\s*[A-Za-z_]\w*\s+in\s+\S",
        "description": "NAME in EXPRESSION: shown once for each item of a list.",
    },
}


def schema() -> tuple[Schema, dict[str, Schema]]:
    """Return the schema of a fixture's list of blocks, and the definitions that it refers to."""
    writer = _SourceWriter()
    blocks = writer.write(message.block_list())
    return blocks, {"template": _TEMPLATE_DEFINITION, **writer.definitions}


class _SourceWriter(Writer):
    """Writes rules as those of a source; `listed` while what stands in a list is written."""

    def __init__(self) -> None:
        super().__init__()
        self.listed = False

    def name(self, rule: Rule) -> str:
        if rule not in self.names and (name := _shared_name(rule)):
            # Rules of one name may differ in a limit: each gets a definition of its own.
            taken = set(self.names.values())
            numbered = (f"{name}-{number}" for number in count(2))
            self.names[rule] = next(one for one in chain([name], numbered) if one not in taken)
        name = super().name(rule)
        return f"{name}-listed" if name and self.listed else name

    def string(self, rule: String) -> Schema:
        told = super().string(rule)
        if "pattern" not in told:
            told["type"] = _SPELLED
        return _or_template(told) if len(told) > 1 else told

    def number(self, rule: Number) -> Schema:
        return _or_template(super().number(rule))

    def boolean(self, rule: Boolean) -> Schema:
        return _or_template(super().boolean(rule))

    def enum(self, rule: Enum) -> Schema:
        return _or_template(super().enum(rule))

    def typed(self, rule: Typed) -> Schema:
        told = super().typed(rule)
        shape = shorthand(rule)
        bare = object_at(rule, shape) if shape else None
        if bare is None:
            return told
        return {"if": {"type": "object"}, "then": told, "else": self.write(bare.fields["text"])}

    def list_of(self, rule: ListOf) -> Schema:
        kept, self.listed = self.listed, True
        told: Schema = {"type": "array", "items": self.write(rule.item)}
        self.listed = kept
        return told | ({"minItems": 1} if rule.minimum else {})

    def object(self, rule: Object) -> Schema:
        kept, self.listed = self.listed, False
        told = super().object(rule)
        self.listed = kept
        if kept:
            told["properties"] |= _REPETITION
        return told


def _shared_name(rule: Rule) -> str:
    """Return a name for what stands in many places of Block Kit, though it has no file."""
    if isinstance(rule, Object):
        return rule.name
    return f"text-{shorthand(rule)}" if shorthand(rule) else ""


def _or_template(told: Schema) -> Schema:
    return {"anyOf": [told, _TEMPLATE]}
