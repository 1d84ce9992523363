"""The JSON Schema of one kind of file, for editors: from the models that `validate` holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from fixturectl.blocks import json_schema, source_schema
from fixturectl.store.schema import MODELS
from fixturectl.store.schema.json_schema import schema as of_model

if TYPE_CHECKING:
    from fixturectl.store.schema.json_schema import Schema

Kind = Literal["fixture", "tenant", "texts", "glossary", "blocks"]

_TITLES = {
    "fixture": "fixturectl: a fixture, one alert message without its language",
    "tenant": "fixturectl: the settings of a tenant",
    "texts": "fixturectl: the texts of a fixture in one locale",
    "glossary": "fixturectl: how the terms of a trade are said in each language",
}


def schema(kind: Kind) -> Schema:
    """Return the JSON Schema (2020-12) of a kind of file.

    "fixture", "tenant", "texts" and "glossary" are files of a store; "blocks" is what Slack takes:
    a list of blocks, {"blocks": [...]} or the body of chat.postMessage.
    """
    if kind == "blocks":
        return json_schema.schema()
    told: dict[str, Any] = of_model(MODELS[kind], _TITLES[kind], source_schema.schema())
    return told
