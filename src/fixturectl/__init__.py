"""Slack alert messages of many tenants and languages, as YAML files in git."""

__version__ = "0.1.0"
