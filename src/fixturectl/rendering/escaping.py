"""Escaping follows the field: a value from outside can never mention, link or break out."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from fixturectl.rendering.expressions.faults import RefusedError
from fixturectl.store.sealed import Sealed
from fixturectl.store.variables.masking import Masked

if TYPE_CHECKING:
    from fixturectl.rendering.pieces import FieldKind

SEALED_URL: Final = "https://sealed.invalid/"  # where a sealed URL leads without its key
# Every ASCII punctuation character may be escaped by a backslash in Markdown (CommonMark 2.4).
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~=:@])")
_URL_SAFE = "!$&'()*+,;=:@/?-._~%#[]"
_UNRESERVED = re.compile(r"[A-Za-z0-9_.~-]*")  # RFC 3986, 2.3
_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::[0-9]{1,5})?")
_IN_HOST = re.compile(r"[A-Za-z0-9-]*")
_ISOLATE, _POP = "\u2068", "\u2069"


def escape(text: str, kind: FieldKind) -> str:
    """Return `text`, which came from outside, as it must stand in a field of `kind`."""
    if kind == "mrkdwn":
        return entities(text)
    if kind == "markdown":
        return _MARKDOWN.sub(r"\\\1", entities(text))
    if kind == "url":
        return text if _UNRESERVED.fullmatch(text) else quote(text, safe="")
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


def in_code(text: str) -> str:
    """Return a value between backticks: Slack has no escape for what ends the span."""
    return entities(" ".join(text.replace("`", "ˋ").split("\n")))


def in_label(text: str, kind: FieldKind) -> str:
    """Return a value behind a link's bar: one line, without the bar."""
    return escape(" ".join(text.split("\n")).replace("|", "¦"), kind)


def isolated(text: str) -> str:
    """Keep a value's own direction inside a right-to-left sentence (UAX 9, FSI ... PDI)."""
    return f"{_ISOLATE}{text}{_POP}" if text else text


def checked_url(value: object) -> str:
    """Return an absolute https URL, re-encoded so that it can't end a link; else RefusedError."""
    if isinstance(value, Sealed):
        return SEALED_URL
    if not isinstance(value, str):
        raise RefusedError("it begins a URL, so it must be one")
    return _encoded(str(value).strip())


@lru_cache(maxsize=1024)
def _encoded(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme != "https" or not parts.hostname:
        raise RefusedError("not an absolute https URL")
    if "@" in parts.netloc:
        raise RefusedError("a URL with credentials")
    return quote(text, safe=_URL_SAFE)


def host_part(value: object, *, joined: bool) -> str:
    """Return a value inside a URL's host name; RefusedError where it would name another host."""
    text = spelled(value)
    if (_IN_HOST if joined else _HOST).fullmatch(text):
        return text
    if isinstance(value, Masked | Sealed):
        return "hidden"
    if joined:
        raise RefusedError("it would change the URL's host: put / before it")
    raise RefusedError("it is no host name")


def spelled(value: object) -> str:
    """Return a value as machines read it: for URLs and identifiers, the same in every language."""
    if isinstance(value, str | Masked):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds():g}s"
    if isinstance(value, list):
        return ",".join(spelled(item) for item in value)
    if isinstance(value, dict):
        raise RefusedError("an object can't be shown: show one of its fields")
    if value is None:
        raise RefusedError("null can't be shown")
    return str(value)
