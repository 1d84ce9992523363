"""Prevents a token from getting into git, where everyone who has the history has the token.

A Slack token or webhook URL lets anybody post in the workspace. It is found by its shape, wherever
it stands: in a value, in a comment, in a catalog. The finding never shows it.

To mend it, revoke it at Slack first: it counts as known from the first push on. Then put the new
one into the file encrypted, with `fixturectl set` or `fixturectl edit`.

PASS: an encrypted token, and a placeholder in a comment

    fixtures/acme/tenant.yaml:
        # the bot token, xoxb-..., is made at https://api.slack.com/apps
        slack:
          team_id: T0123456
          token: ENC[AES256_GCM,data:cZV2,iv:ME4=,tag:nGM=,type:str]
        severities: {critical: {channel: C0123456789}, warning: {channel: C0123456789}}

FAIL: a token in a comment

    fixtures/acme/tenant.yaml:
        name: Acme
        # xoxb-1234567890-abcdefgh  # <- token-in-clear

FAIL: a webhook URL in a template

    fixtures/acme/ping.yaml:
        severity: warning
        text: "https://hooks.slack.com/services/T012/B012/a1B2c3D4"  # <- token-in-clear
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl import token_shapes
from fixturectl.checks import File, Finding
from fixturectl.store.yaml_nodes import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.rendering.renderer import Renderer

CHECKS: dict[str, Level] = {"token-in-clear": "error"}
_HINT = "revoke it, then encrypt the new one: fixturectl set"
_FOLDER = "locales"


def file(subject: File) -> Iterator[Finding]:
    yield from _found(subject.document.source)


def store(subject: Renderer) -> Iterator[Finding]:
    """Look at the catalogs and at the glossary, which belong to no tenant."""
    for entry in subject.tree.entries(_FOLDER):
        path = f"{_FOLDER}/{entry.name}"
        content = None if entry.is_dir or entry.is_link else subject.tree.content(path)
        if content is not None:
            yield from _found(Source(path, content.decode("utf-8", "replace")))


def _found(source: Source) -> Iterator[Finding]:
    for start, _, kind in token_shapes.find(source.text):
        yield Finding("token-in-clear", source.place(start), f"{kind} in clear", _HINT)
