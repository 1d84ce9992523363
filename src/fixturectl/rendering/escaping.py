"""Escaping follows the field: a value from outside can never mention, link or break out."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from fixturectl.rendering.pieces import FieldKind

# Every ASCII punctuation character may be escaped by a backslash in Markdown (CommonMark 2.4).
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~=:@>])")
_URL_SAFE = "!$&'()*+,;=:@/?-._~%#[]"
_ISOLATE, _POP = "\u2068", "\u2069"


def escape(text: str, kind: FieldKind) -> str:
    """Return `text`, which came from outside, as it must stand in a field of `kind`."""
    if kind == "mrkdwn":
        return entities(text)
    if kind == "markdown":
        return _MARKDOWN.sub(r"\\\1", entities(text))
    if kind == "url":
        return quote(text, safe="")
    return text


def entities(text: str) -> str:
    """Slack's three entities (docs: formatting message text, "escaping text")."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def isolated(text: str) -> str:
    """Keep a value's own direction inside a right-to-left sentence (UAX 9, FSI ... PDI)."""
    return f"{_ISOLATE}{text}{_POP}" if text else text


def checked_url(text: str) -> str:
    """Return an absolute https URL, re-encoded so that it can't end a link; else ValueError."""
    try:
        parts = urlsplit(text.strip())
        host = parts.hostname
    except ValueError:
        host = None
        parts = urlsplit("")
    if parts.scheme != "https" or not host:
        raise ValueError("not an absolute https URL")
    if "@" in parts.netloc:
        raise ValueError("a URL with credentials")
    return quote(text.strip(), safe=_URL_SAFE)


def spelled(value: object) -> str:
    """Return a value as machines read it: for URLs and identifiers, the same in every language."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds():g}s"
    if isinstance(value, list | tuple):
        return ",".join(spelled(item) for item in value)
    return str(value)
