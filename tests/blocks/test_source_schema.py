"""Block Kit as a fixture's file may write it; what it takes is tested where files are."""

from __future__ import annotations

import json

import jsonschema  # type: ignore[import-untyped]

from fixturectl.blocks import source_schema


def test_it_is_a_schema_whose_definitions_are_all_used() -> None:
    blocks, definitions = source_schema.schema()
    whole = {**blocks, "$defs": definitions}
    text = json.dumps(whole)

    jsonschema.Draft202012Validator.check_schema(whole)
    assert [name for name in definitions if f'"#/$defs/{name}"' not in text] == []


def test_rules_of_one_name_that_differ_are_told_apart() -> None:
    _, definitions = source_schema.schema()
    limits = {
        name: json.dumps(told) for name, told in definitions.items() if name.startswith("text-")
    }

    assert len(limits) > 5
    assert len(set(limits.values())) > 5


def test_only_what_stands_in_a_list_may_be_repeated() -> None:
    _, definitions = source_schema.schema()

    for name, told in definitions.items():
        if "properties" in told:
            assert ("when" in told["properties"]) is name.endswith("-listed")
