"""Small stores for the tests of rendering: one fixture, whatever texts it needs, all types."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from fixturectl.actions.store import Store
from fixturectl.errors import FindingsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fixturectl.rendering.messages import Message
    from fixturectl.rendering.pieces import Leaf

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SEALED = "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]"
TENANT = """\
format: 1
store: acme
name: Acme & Co
source_locale: en-US
locales: [en-US, fr-FR, de-DE, ja-JP, ar]
default_locale: en-US
timezone: UTC
severities:
  critical: {emoji: ":rotating_light:", channel: C0CRIT01}
  info: {emoji: ":information_source:", channel: C0INFO01}
statuses: {firing: {color: "#D00000", emoji: ":fire:"}, resolved: {color: "#2EB67D"}}
mentions: [here, S0TEAM01]
values: {runbooks: "https://runbooks.example.com", limits: {low: 1}}
slack: {team_id: T0123, token: "xoxb-of-nobody"}
secrets: {pager: "hush"}
"""
VARIABLES = """\
variables:
  name: {type: string, example: cdn}
  region: {type: string, example: eu-west-1}
  empty: {type: string, example: ""}
  n: {type: integer, example: 5}
  zero: {type: integer, example: 0}
  rate: {type: number, example: 0.5}
  yes: {type: boolean, example: true}
  nothing: {type: string, default: null, example: null}
  started_at: {type: datetime, example: "2026-11-22T10:15:00Z"}
  lag: {type: duration, example: 90s}
  url: {type: url, example: "https://example.com/a?b=c"}
  who: {type: user, example: U012345}
  room: {type: channel, example: C012345}
  level: {type: enum, values: [low, high]}
  tags: {type: list, of: string, example: [b, a, B]}
  numbers: {type: list, of: integer, example: [3, 1, 2]}
  nobody: {type: list, of: string, example: [], default: []}
  owner:
    type: object
    fields: {name: {type: string, example: ada}, age: {type: integer, example: 36}}
  incidents:
    type: list
    of: {type: object, fields: {service: {type: string}, count: {type: integer}}}
    example: [{service: api, count: 2}, {service: cdn, count: 1}, {service: API, count: 0}]
  token: {type: string, sensitive: true, example: hunter2}
"""
# A block that holds one leaf of each kind of field, and where that leaf is in the message.
FIELDS = {
    "mrkdwn": ("{type: section, text: %s}", "/blocks/0/text/text"),
    "plain": ("{type: header, text: %s}", "/blocks/0/text/text"),
    "markdown": ("{type: markdown, text: %s}", "/blocks/0/text"),
    "url": (
        "{type: actions, elements: [{type: button, text: go, url: %s}]}",
        "/blocks/0/elements/0/url",
    ),
    "raw": (
        "{type: actions, elements: [{type: button, text: go, value: %s}]}",
        "/blocks/0/elements/0/value",
    ),
}


class Alerts:
    """Writes stores below one folder and renders them."""

    def __init__(self, root: Path) -> None:
        self.root = root / "store"

    def store(self, fixture: str, files: Mapping[str, str] | None = None) -> Store:
        """Write a store whose fixture is `default/alert`; `files` are given by their path."""
        written = {
            "fixtures/default/tenant.yaml": TENANT,
            "fixtures/default/alert.yaml": f"severity: critical\n{VARIABLES}{fixture}",
            **(files or {}),
        }
        for path, content in written.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode())
        return Store(self.root)

    def render(
        self, fixture: str, files: Mapping[str, str] | None = None, **options: Any
    ) -> Message:
        options.setdefault("now", NOW)
        return self.store(fixture, files).render("default/alert", **options)

    def blocks(self, blocks: str, files: Mapping[str, str] | None = None, **options: Any) -> Any:
        """Return the blocks of a message as plain data; `blocks` is their YAML."""
        message = self.render(f"text: x\nblocks:\n{blocks}", files, **options)
        return json.loads(message.to_json()).get("blocks", [])

    def leaf(
        self,
        leaf: str,
        kind: str = "mrkdwn",
        *,
        texts: str = "",
        files: Mapping[str, str] | None = None,
        **options: Any,
    ) -> Leaf:
        """Return what a leaf becomes in a field of `kind`; `texts` are those of en-US."""
        block, pointer = FIELDS[kind]
        fixture = f"text: x\nblocks:\n  - {block % json.dumps(leaf, ensure_ascii=False)}\n"
        given = dict(files or {})
        if texts:
            given["fixtures/default/en-US/alert.yaml"] = f"texts:\n{texts}"
        found = dict(self.render(fixture, given, **options).leaves())
        return found.get(pointer, found["/text"])

    def said(self, leaf: str, kind: str = "mrkdwn", **options: Any) -> str:
        return str(self.leaf(leaf, kind, **options))

    def faults(
        self, fixture: str, files: Mapping[str, str] | None = None, **options: Any
    ) -> list[str]:
        """Return what is wrong, as `FILE:LINE:COLUMN: MESSAGE [CHECK] HINT`, files shortened."""
        try:
            self.render(fixture, files, **options)
        except FindingsError as error:
            return [
                f"{one.path.removeprefix('fixtures/default/')}:{one.line}:{one.column}: "
                f"{one.message} [{one.check}] {one.hint}".strip()
                for one in error.diagnostics
            ]
        return []

    def fault(self, leaf: str, kind: str = "mrkdwn", **options: Any) -> str:
        """Return the one fault of a leaf: `COLUMN: MESSAGE [CHECK] HINT`, counted from its start.

        The columns are those of the leaf's characters; it is written in double quotes.
        """
        texts = options.pop("texts", "")
        files = {"fixtures/default/en-US/alert.yaml": f"texts:\n{texts}"} if texts else {}
        block, _ = FIELDS[kind]
        line = f"  - {block % json.dumps(leaf, ensure_ascii=False)}\n"
        found = self.faults(f"text: x\nblocks:\n{line}", files, **options)
        assert len(found) == 1, found
        place, _, rest = found[0].partition(": ")
        path, _, column = place.rpartition(":")
        if not path.startswith("alert.yaml"):
            return found[0]
        start = line.index(json.dumps(leaf, ensure_ascii=False)) + 2
        return f"{int(column) - start}: {rest}"
