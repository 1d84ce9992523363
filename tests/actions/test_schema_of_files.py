"""The schemas that editors get: of all kinds of files, with Block Kit inside a fixture's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from fixturectl.actions.schema import Kind, schema
from fixturectl.store.yaml_nodes import plain, read

SAMPLES = Path(__file__).parents[2] / "fixtures"
KINDS: tuple[Kind, ...] = ("fixture", "tenant", "texts", "blocks")
FIXTURE = jsonschema.Draft202012Validator(schema("fixture"))


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_a_schema_and_says_what_of(kind: Kind) -> None:
    told = schema(kind)

    jsonschema.Draft202012Validator.check_schema(told)
    assert told["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert told["title"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_leads_somewhere_and_every_definition_is_used(kind: Kind) -> None:
    told = schema(kind)
    text = json.dumps(told)
    named = {f'"#/$defs/{name}"' for name in told["$defs"]}

    assert {name for name in named if name not in text} <= {'"#/$defs/sealed"'}
    assert text.count('"$ref"') == sum(text.count(f'"$ref": {name}') for name in named)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.yaml")), ids=lambda path: path.name)
def test_the_sample_store_is_sound(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(
        schema("tenant" if path.stem == "tenant" else "fixture")
    )
    root = read(path.name, path.read_bytes()).root

    assert root is not None
    assert [error.message for error in validator.iter_errors(plain(root))] == []


@pytest.mark.parametrize(
    ("block", "sound"),
    [
        pytest.param("{type: divider}", True, id="a block"),
        pytest.param("{type: dividr}", False, id="no block"),
        pytest.param("{type: divider, when: a > 1}", True, id="when"),
        pytest.param("{type: divider, for: a in b, when: a}", True, id="for"),
        pytest.param("{type: divider, for: a of b}", False, id="a for that can't be read"),
        pytest.param("{type: divider, wenn: a > 1}", False, id="an unknown key"),
        pytest.param("{type: section, text: x}", True, id="a bare string for a text object"),
        pytest.param("{type: section, text: 12}", True, id="a bare number for a text object"),
        pytest.param("{type: section, text: [x]}", False, id="a list for a text object"),
        pytest.param("{type: section, text: {type: mrkdwn, text: x}}", True, id="a text object"),
        pytest.param("{type: section, text: {type: mrkdwn}}", False, id="half a text object"),
        pytest.param(
            "{type: section, text: {type: mrkdwn, text: x, when: a}}", False, id="no list"
        ),
        pytest.param(
            "{type: section, fields: [{type: mrkdwn, text: x, when: a}]}", True, id="list"
        ),
        pytest.param("{type: header, text: 151 characters}", True, id="a short header"),
        pytest.param(f"{{type: header, text: {'x' * 151}}}", False, id="a long header"),
        pytest.param(f"{{type: header, text: '{{{{ {'x' * 151} }}}}'}}", True, id="a template"),
        pytest.param("{type: image, image_url: '{{ a }}', alt_text: x}", True, id="a URL"),
        pytest.param("{type: actions, elements: []}", False, id="an empty list"),
        pytest.param(
            "{type: actions, elements: [{type: button, text: x, style: '{{ a }}'}]}",
            True,
            id="a template for a word of a fixed set",
        ),
        pytest.param(
            "{type: actions, elements: [{type: button, text: x, style: red}]}",
            False,
            id="a word that is not of the set",
        ),
        pytest.param(
            "{type: section, text: {type: mrkdwn, text: x, verbatim: '{{ a }}'}}",
            True,
            id="a template for a boolean",
        ),
        pytest.param("{type: section, text: 'ENC[AES256_GCM,data:x]'}", True, id="sealed"),
    ],
)
def test_blocks_are_those_of_block_kit_with_templates(block: str, sound: bool) -> None:
    files: list[Any] = [f"blocks: [{block}]", f"blocks: {{blocks: [{block}]}}"]
    files.append(f"patch: [{{append: [{block}]}}, {{after: a, blocks: [{block}]}}]")

    roots = [read("x.yaml", text.encode()).root for text in files]

    assert [FIXTURE.is_valid(plain(root)) for root in roots if root] == [sound] * 3
