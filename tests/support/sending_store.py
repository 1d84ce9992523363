"""A store to send from, and the environment of those who do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from slack_server import Slack

TOKEN = "xoxb-not-a-real-one"  # noqa: S105 - nobody's
CRITICAL, WARNING, EXTRA = "C0CRITICAL", "C0WARNING", "C0EXTRA"

DEFAULT = f"""
format: 1
store: sending
name: Everybody
source_locale: en-US
locales: [en-US, fr-FR]
default_locale: en-US
severities:
  critical: {{emoji: ":fire:", channel: {CRITICAL}}}
  warning: {{emoji: ":warning:", channel: {WARNING}}}
  quiet: {{emoji: ":zzz:"}}
statuses: {{firing: {{color: "#D00000"}}, resolved: {{color: "#2EB67D"}}}}
channels: [{EXTRA}]
"""
FIXTURE = """
severity: critical
description: A disk is nearly full
variables:
  host: {type: string, example: db-1, max_length: 40}
  free: {type: integer, example: 3, default: 0}
  password: {type: string, example: hunter2, default: none, sensitive: true}
samples:
  small: {host: web-1}
text: "{{ t.title }}: {{ host }}"
blocks:
  - type: section
    text: "{{ t.title }}: {{ host }}, {{ free }} left, {{ status }}, {{ password }}"
"""
FILES = {
    "fixtures/default/tenant.yaml": DEFAULT,
    "fixtures/default/disk-full.yaml": FIXTURE,
    "fixtures/default/en-US/disk-full.yaml": "texts: {title: The disk is full}\n",
    "fixtures/default/fr-FR/disk-full.yaml": "texts: {title: Le disque est plein}\n",
    "fixtures/acme/tenant.yaml": "name: Acme\nextends: default\n",
}
ADDRESS = "acme/disk-full"

# Everything that is waited for, shortened; no rates. What only a slow machine would ever wait for,
# an answer or the end of a claim, is left long: whoever tests it, shortens it.
QUICK = {
    "WAIT": "90",
    "DEADLINE": "60",
    "LEASE": "60",
    "QUARANTINE": "0.15",
    "BACKOFF": "0.02",
    "BACKOFF_MOST": "0.1",
    "RETRY_AFTER_LEAST": "0.02",
    "RETRY_AFTER_MOST": "0.1",
    "LONG_WAIT": "0.05",
    "LONG_WAIT_MOST": "0.1",
    "CHANNEL_EVERY": "0",
    "TEAM_PER_MINUTE": "600000",
    "BREAKER_OPEN": "0.1",
}


def environment(slack: Slack | str, state: Path, **settings: str) -> dict[str, str]:
    """Return what a sender finds in its environment; `settings` are timings."""
    timings = {f"FIXTURECTL_SEND_{name}": value for name, value in {**QUICK, **settings}.items()}
    return {
        "FIXTURECTL_SLACK_API_URL": slack if isinstance(slack, str) else slack.url,
        "SLACK_BOT_TOKEN": TOKEN,
        "XDG_STATE_HOME": str(state),
        **timings,
    }


def write_store(root: Path, more: Mapping[str, str] | None = None) -> Path:
    for path, content in {**FILES, **(more or {})}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content)
    return root
