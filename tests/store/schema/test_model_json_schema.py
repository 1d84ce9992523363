"""JSON Schema and model judge every file alike, as far as JSON Schema can say it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from fixturectl.store import schema
from fixturectl.store.schema.json_schema import schema as of_model
from fixturectl.store.yaml_nodes import Mapping, plain, read
from fixturectl.store.yaml_writer import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).parents[3] / "fixtures"
KINDS = {
    "tenant": sorted(SAMPLES.glob("*/tenant.yaml")),
    "fixture": sorted(set(SAMPLES.glob("*/*.yaml")) - set(SAMPLES.glob("*/tenant.yaml"))),
    "texts": sorted(SAMPLES.glob("*/ja-JP/*.yaml")),
}
# A list of blocks as the model knows it: mappings with whatever in them.
BLOCKS = {"type": "array", "items": {"type": "object"}}
SCHEMAS = {kind: of_model(model, kind, (BLOCKS, {})) for kind, model in schema.MODELS.items()}
VALIDATORS = {kind: jsonschema.Draft202012Validator(told) for kind, told in SCHEMAS.items()}


def _verdicts(kind: str, text: str) -> tuple[bool, bool]:
    """Return what the model and what JSON Schema say of a file: whether it is sound."""
    document = read("fixtures/acme/x.yaml", text.encode())
    assert document.root is not None, document.problems
    by_model = not schema.check(document.root, schema.MODELS[kind])
    return by_model, VALIDATORS[kind].is_valid(plain(document.root))


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_one(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: str) -> None:
    described = SCHEMAS[kind]["properties"]

    assert described.keys() == schema.MODELS[kind].keys.keys()
    assert all(key["description"].endswith(".") for key in described.values())


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        pytest.param(kind, path, id=path.relative_to(SAMPLES).as_posix())
        for kind, paths in KINDS.items()
        for path in paths
    ],
)
def test_files_of_the_sample_store_are_sound(kind: str, path: Path) -> None:
    assert _verdicts(kind, path.read_text("utf-8")) == (True, True)


VARIABLE = "variables: {{a: {}}}"
CORPUS = [
    ("fixture", "severity: critical", True),
    ("fixture", "severity: null", True),
    ("fixture", "severity: [critical]", False),
    ("fixture", "severity: Critical!", False),
    ("fixture", "severity: ENC[AES256_GCM,data:x]", False),
    ("fixture", "text: ENC[AES256_GCM,data:x]", True),
    ("fixture", "text: 12", False),
    ("fixture", "text: yes", True),
    ("fixture", "txet: x", False),
    ("fixture", VARIABLE.format("null"), True),
    ("fixture", VARIABLE.format("string"), False),
    ("fixture", VARIABLE.format("{type: string}"), True),
    ("fixture", VARIABLE.format("{type: strin}"), False),
    ("fixture", VARIABLE.format("{type: null}"), False),
    ("fixture", VARIABLE.format("{type: 'ENC[AES256_GCM,data:x]'}"), False),
    ("fixture", VARIABLE.format("{example: x}"), False),
    ("fixture", VARIABLE.format("{type: string, max_length: 2.5}"), False),
    ("fixture", VARIABLE.format("{type: string, max_length: -1}"), False),
    ("fixture", VARIABLE.format("{type: string, max_length: true}"), False),
    ("fixture", VARIABLE.format("{type: string, sensitive: true}"), True),
    ("fixture", VARIABLE.format("{type: string, sensitive: 'true'}"), False),
    ("fixture", VARIABLE.format("{type: duration, maximum: 1h}"), True),
    ("fixture", VARIABLE.format("{type: duration, maximum: [1]}"), False),
    ("fixture", VARIABLE.format("{type: list, of: {type: list, of: string}}"), True),
    ("fixture", VARIABLE.format("{type: list, of: {type: list, of: strin}}"), False),
    ("fixture", VARIABLE.format("{type: object, fields: {b: {type: url}}}"), True),
    ("fixture", VARIABLE.format("{type: object, fields: {b: null}}"), False),
    ("fixture", "variables: {A: {type: string}}", False),
    ("fixture", "samples: {a-1: {b: [1, {c: null}]}}", True),
    ("fixture", "samples: {a-1: 1}", False),
    ("fixture", "blocks: [{type: divider}]", True),
    ("fixture", "blocks: {blocks: [{type: divider}]}", True),
    ("fixture", "blocks: {block: []}", False),
    ("fixture", "blocks: [divider]", False),
    ("fixture", "patch: [{after: a, blocks: []}]", True),
    ("fixture", "patch: [{behind: a, blocks: []}]", False),
    ("fixture", "tests: [{sample: a, mentions: none}]", True),
    ("fixture", "tests: [{sample: a, mentions: [here, S0123456]}]", True),
    ("fixture", "tests: [{sample: a, mentions: some}]", False),
    ("fixture", "tests: [{contains: a}]", False),
    ("tenant", "format: 1", True),
    ("tenant", "format: 0", False),
    ("tenant", "format: one", False),
    ("tenant", "locales: [fr-FR, 12]", False),
    ("tenant", "channels: [C0123456789]", True),
    ("tenant", "channels: ['#alerts']", False),
    ("tenant", "channels: ['ENC[AES256_GCM,data:x]']", True),
    ("tenant", "severities: {page: {before: critical, emoji: ':pager:'}}", True),
    ("tenant", "severities: {page: null}", True),
    ("tenant", "severities: {Page: {}}", False),
    ("tenant", "statuses: {firing: {color: red}}", False),
    ("tenant", "values: {a: {b: [1]}}", True),
    ("tenant", "values: {1a: x}", False),
    ("tenant", "on_doubt: hold", True),
    ("tenant", "on_doubt: wait", False),
    ("tenant", "checks: {text-unused: off, paths: {'a/*': {yaml: info}}, baseline: b.yaml}", True),
    ("tenant", "checks: {text-unused: none}", False),
    ("tenant", "checks: {paths: error}", False),
    ("tenant", "checks: {Text: off}", False),
    ("tenant", "owners: {'*': ['@acme/x']}", True),
    ("tenant", "owners: {'*': '@acme/x'}", False),
    ("tenant", "slack: {team_id: T0123, token: x, more: [1]}", True),
    ("tenant", "slack: {team_id: acme}", False),
    ("tenant", "sla: {p50: 2s, p95: 1500, success: 99.5}", True),
    ("tenant", "sla: {p50: soon}", False),
    ("tenant", "sla: {success: 101}", False),
    ("texts", "texts: {title: x, many: {one: a, other: b, '=0': c}}", True),
    ("texts", "texts: {title: null}", False),
    ("texts", "texts: {title: 12}", False),
    ("texts", "texts: {Title: x}", False),
    ("texts", "texts: {many: {ones: a}}", False),
    ("texts", "texts: {many: {one: null}}", False),
    ("texts", "sources: {title: '0a1b2c3d'}", True),
    ("texts", "sources: {title: abc}", False),
    ("texts", "states: {title: done}", False),
    ("texts", "texts: []", False),
]


@pytest.mark.parametrize(
    ("kind", "text", "sound"),
    [pytest.param(kind, text, sound, id=f"{kind}: {text}") for kind, text, sound in CORPUS],
)
def test_model_and_schema_judge_alike(kind: str, text: str, sound: bool) -> None:
    assert _verdicts(kind, text) == (sound, sound)


# Whatever a hand may put in place of a value.
SPOILED = ("null", "true", "1", "1.5", "-1", '"a B!"', "[]", "{}", "[x]", "{x: 1}", "[{x: 1}]")


@pytest.mark.parametrize("kind", KINDS)
def test_model_and_schema_judge_alike_whatever_is_spoiled(kind: str) -> None:
    different = [
        f"{path.name}: {text[start:end]!r} -> {spoiled}"
        for path in KINDS[kind][:3]
        for text, start, end, spoiled in _spoiled(path.read_text("utf-8"))
        if len(set(_verdicts(kind, text[:start] + spoiled + text[end:]))) == 2
    ]

    assert different == []


def _spoiled(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield the text with each key and each value within two levels replaced, one at a time."""
    document = read("x.yaml", text.encode())
    assert isinstance(document.root, Mapping)
    for key, value in _within(document.root, 3):
        yield text, key.start, key.end, quote(f"{key.value}x")
        if not isinstance(value, Mapping) or value.flow:
            yield from ((text, value.start, value.end, f" {spoiled}") for spoiled in SPOILED)


def _within(node: Mapping, depth: int) -> Iterator[tuple[Any, Any]]:
    for key, value in node:
        if key.value in {"blocks", "patch"}:
            continue
        if depth and isinstance(value, Mapping):
            yield from _within(value, depth - 1)
        if isinstance(value, Mapping) or value.source.text[value.start] not in "|>":
            yield key, value
