"""The first line of a store's file, by which editors find the JSON Schema that it keeps to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from fixturectl.actions.schema import schema

if TYPE_CHECKING:
    from fixturectl.store.changes import Changes
    from fixturectl.store.files import Files

FOLDER = "schemas"
KINDS: tuple[Literal["tenant", "fixture", "texts"], ...] = ("tenant", "fixture", "texts")


def schema_path(kind: str) -> str:
    """Return where a store keeps the schema of one kind of file, if it has any."""
    return f"{FOLDER}/{kind}.schema.json"


def schema_text(kind: Literal["tenant", "fixture", "texts"]) -> str:
    """Return the schema as `fixturectl schema` prints it."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def create_schemas(changes: Changes) -> None:
    """Give a new store the schemas that its files will name."""
    for kind in KINDS:
        changes.create(schema_path(kind), schema_text(kind))


def with_modeline(path: str, content: str | bytes, files: Files) -> bytes:
    """Return a file's content with the line that names its schema, if `files` have that schema.

    https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
    """
    text = content.encode() if isinstance(content, str) else content
    named = schema_path(_kind(path))
    if not files.exists(named):
        return text
    upwards = "../" * path.count("/")
    return f"# yaml-language-server: $schema={upwards}{named}\n".encode() + text


def _kind(path: str) -> str:
    """Return the kind of a file: fixtures/T/tenant.yaml, fixtures/T/F.yaml, fixtures/T/L/F.yaml."""
    folders = path.count("/")
    if folders == 2:  # noqa: PLR2004 - fixtures, tenant
        return "tenant" if path.endswith("/tenant.yaml") else "fixture"
    return "texts"
