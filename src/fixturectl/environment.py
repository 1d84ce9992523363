"""The environment as programs that are started get it: without the credentials in it."""

from __future__ import annotations

import os

# What opens secrets, talks to Slack or to Vault. Credentials for git's own remotes stay.
CREDENTIALS = frozenset(
    (
        "ENCRYPTION_KEY",
        "FIXTURECTL_SLACK_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_BOT_TOKEN",
        "SLACK_TOKEN",
        "SLACK_USER_TOKEN",
        "SLACK_WEBHOOK_URL",
        "SOPS_AGE_KEY",
        "VAULT_TOKEN",
    )
)
_OF_TENANTS = "SLACK_BOT_TOKEN_"  # and a tenant's name


def for_children() -> dict[str, str]:
    """Return the environment without credentials: no program we start has a use for them."""
    return {name: value for name, value in os.environ.items() if not _is_credential(name)}


def _is_credential(name: str) -> bool:
    return name in CREDENTIALS or name.startswith(_OF_TENANTS)
