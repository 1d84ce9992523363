"""The model of a store file as JSON Schema 2020-12, for editors: the same keys, shapes and words.

It says what the model says, but for two things: a number without a fraction may be spelled 2.0, and
texts of more than one line that a pattern forbids may pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from fixturectl.store.schema.shapes import Anything, Either, Flag, Items, Number, Table, Text
from fixturectl.store.schema.vocabulary import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fixturectl.store.schema.shapes import Key, Shape

Schema: TypeAlias = "dict[str, Any]"

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SEALED: Schema = {"$ref": "#/$defs/sealed"}
_SEALED_DEFINITION: Schema = {
    "type": "string",
    "pattern": r"^ENC\[AES256_GCM,",
    "description": "An encrypted value, as SOPS writes it.",
}


def schema(model: Table, title: str, blocks: tuple[Schema, Mapping[str, Schema]]) -> Schema:
    """Return the schema of the files that `model` describes.

    `blocks` is the schema of a list of blocks, with the definitions that it needs: the model of a
    store file knows nothing of Block Kit.
    """
    writer = _Writer()
    told = writer.write(model)
    used = {"blocks": blocks[0], **blocks[1]} if writer.has_blocks else {}
    definitions = {"sealed": _SEALED_DEFINITION, **writer.definitions, **used}
    return {"$schema": DIALECT, "title": title, **told, "$defs": definitions}


class _Writer:
    """Writes shapes; a table with a title may stand inside itself and becomes a definition."""

    def __init__(self) -> None:
        self.has_blocks = False
        self.definitions: dict[str, Schema] = {}

    def write(self, shape: Shape) -> Schema:
        if shape is BLOCKS:
            self.has_blocks = True
            return {"$ref": "#/$defs/blocks"}
        write: Callable[[Any], Schema] = getattr(self, _WRITERS[type(shape)])
        title = shape.title if isinstance(shape, Table) else ""
        if not title:
            return write(shape)
        if title not in self.definitions:
            self.definitions[title] = {}
            self.definitions[title] = write(shape)
        return {"$ref": f"#/$defs/{title}"}

    def text(self, shape: Text) -> Schema:
        told: Schema = {"type": "string"}
        if shape.choices:
            told["enum"] = list(shape.choices)
        elif shape.pattern:
            told["pattern"] = f"^(?:{shape.pattern})$"
        elif not shape.sealable:
            told["not"] = _SEALED
        return _or_sealed(told) if shape.sealable and len(told) > 1 else told

    def number(self, shape: Number) -> Schema:
        told: Schema = {"type": "integer" if shape.whole else "number"}
        bounds = {"minimum": shape.minimum, "maximum": shape.maximum}
        told |= {word: bound for word, bound in bounds.items() if bound is not None}
        return _or_sealed(told)

    def flag(self, _shape: Flag) -> Schema:
        return _or_sealed({"type": "boolean"})

    def anything(self, _shape: Anything) -> Schema:
        return {}

    def items(self, shape: Items) -> Schema:
        return {"type": "array", "items": self.write(shape.of)}

    def either(self, shape: Either) -> Schema:
        told = [self.write(choice) for choice in shape.shapes]
        if any(isinstance(choice, Text) for choice in shape.shapes):
            # `{}` where a text may stand is a text that lacks its quotes.
            told = [one | {"minProperties": 1} if _is_mapping(one) else one for one in told]
        return {"anyOf": told}

    def table(self, shape: Table) -> Schema:
        told: Schema = {"type": "object"}
        if shape.keys:
            told["properties"] = {name: self.key(key, shape) for name, key in shape.keys.items()}
        required = [name for name, key in shape.keys.items() if key.required]
        if required:
            told["required"] = required
        if shape.others is None:
            return told | {"additionalProperties": False}
        others = _or_null(self.write(shape.others)) if shape.nulls else self.write(shape.others)
        if not shape.names:
            return told | {"additionalProperties": others}
        named = {f"^(?:{shape.names})$": others}
        # A key of the table's own may look like one of the others.
        own = [name for name in shape.keys if _could_be(name, shape)]
        if own:
            return told | {"additionalProperties": others, "propertyNames": _names(shape)}
        return told | {"patternProperties": named, "additionalProperties": False}

    def key(self, key: Key, table: Table) -> Schema:
        told = self.write(key.shape)
        if table.nulls and not key.required:
            told = _or_null(told)
        return {"description": key.description, **told}


def _is_mapping(told: Schema) -> bool:
    return told.get("type") == "object" and "required" not in told


def _could_be(name: str, shape: Table) -> bool:
    from fixturectl.store.schema.checking import compiled  # noqa: PLC0415 - shares its cache

    return compiled(shape.names).fullmatch(name) is not None


def _names(shape: Table) -> Schema:
    return {"anyOf": [{"enum": list(shape.keys)}, {"pattern": f"^(?:{shape.names})$"}]}


def _or_sealed(told: Schema) -> Schema:
    return {"anyOf": [told, _SEALED]}


def _or_null(told: Schema) -> Schema:
    if not told:
        return told
    if isinstance(told.get("type"), str) and "enum" not in told:
        return {**told, "type": [told["type"], "null"]}
    choices = told["anyOf"] if list(told) == ["anyOf"] else [told]
    return {"anyOf": [*choices, {"type": "null"}]}


_WRITERS: dict[type[Shape], str] = {
    Text: "text",
    Number: "number",
    Flag: "flag",
    Anything: "anything",
    Items: "items",
    Table: "table",
    Either: "either",
}
