"""The shapes of credentials that must not stand in clear: Slack's tokens and webhooks, age's keys.

Placeholders of documentation (`xoxb-...`, `xoxb-your-token-here`, `T00000000/B00000000/XXXXXXXX`)
and encrypted values are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

REDACTED = "[redacted]"

# https://docs.slack.dev/authentication/tokens; xoxc and xoxd are a browser's session.
_KINDS = {
    "xoxb": "a Slack bot token",
    "xoxp": "a Slack user token",
    "xoxa": "a Slack app token",
    "xoxo": "a Slack app token",
    "xoxr": "a Slack refresh token",
    "xoxe": "a Slack refresh token",
    "xoxs": "a Slack session token",
    "xoxc": "a Slack session token",
    "xoxd": "a Slack session cookie",
    "xapp": "a Slack app-level token",
    "xwfp": "a Slack workflow token",
    "hook": "a Slack webhook URL",
    "age-": "an age identity",
}
_TRACES = ("xox", "xapp-", "xwfp-", "hooks.slack", "age-secret-key-")
_SLASH = r"(?:/|\\/|%2f)"
# Strings: most commands meet nothing to redact, and compiling them takes 2 ms.
_SHAPE = (
    r"(?<![a-z0-9])(?:"
    r"(?P<token>(?:xox[abceoprs](?:\.xox[abp])?|xapp|xwfp)-(?P<body>[a-z0-9-]{12,})"
    r"|xoxd-(?P<cookie>[a-z0-9%/+=_.-]{16,}))"
    rf"|(?P<url>(?:https?:{_SLASH}{_SLASH})?hooks\.slack(?:-gov)?\.com{_SLASH}"
    rf"(?:services|workflows|triggers)(?P<path>(?:{_SLASH}[a-z0-9_-]+){{2,}}))"
    r"|age-secret-key-1(?P<identity>[a-z0-9]{40,})"
    r")"
)
# What stands between the hyphens of an invented token, and never in a real one.
_WORDS = frozenset(
    (
        "your",
        "bot",
        "user",
        "token",
        "secret",
        "here",
        "example",
        "sample",
        "placeholder",
        "redacted",
        "removed",
        "hidden",
        "masked",
        "dummy",
        "changeme",
        "replace",
        "todo",
        "url",
    )
)
_DIGITS = 4  # a token names its workspace and its user by number
_RANDOM = 16  # characters of a run that nobody types
_VARIED = 6  # different characters that such a run has at least


class Span(NamedTuple):
    """Characters `start` to `end` of a text look like a credential; `kind` says of which kind."""

    start: int
    end: int
    kind: str


def find(text: str) -> Iterator[Span]:
    """Yield every run of characters that looks like a credential."""
    lowered = text.lower()
    if not any(trace in lowered for trace in _TRACES):
        return
    for found in re.finditer(_SHAPE, text, re.IGNORECASE):
        if _is_real(found):
            yield Span(found.start(), found.end(), _KINDS[_kind(found)])


_LOADED: set[str] = set()
_SHORTEST = 8  # characters; a shorter secret would take words with it


def remember(secret: str) -> None:
    """Let `redact` know a secret that was loaded, whatever it looks like."""
    for part in {secret, *secret.split()}:
        if len(part) >= _SHORTEST:
            _LOADED.add(part)


def forget() -> None:
    """Forget the secrets that were loaded, as at the start of a program."""
    _LOADED.clear()


def loaded() -> bool:
    """Return whether any secret was loaded."""
    return bool(_LOADED)


def redact(text: str) -> str:
    """Return the text without secrets: those loaded, and what looks like a credential.

    Of one that has a known shape the first characters stay.
    """
    # The longest first: one secret may be the beginning of another.
    for secret in sorted(_LOADED, key=len, reverse=True):
        text = text.replace(secret, REDACTED)
    pieces: list[str] = []
    at = 0
    for start, end, _ in find(text):
        shown = text[start : start + 5] if text[start] in "xX" else ""
        pieces += [text[at:start], shown, REDACTED]
        at = end
    return "".join([*pieces, text[at:]])


def _kind(found: re.Match[str]) -> str:
    return "hook" if found["url"] else found[0][:4].lower()


def _is_real(found: re.Match[str]) -> bool:
    if found["identity"]:
        return _varied(found["identity"])
    if found["url"]:
        *_, last = parts = re.split(_SLASH, found["path"], flags=re.IGNORECASE)
        return _varied(last) and not _WORDS & set(re.split("[/_-]", "/".join(parts).lower()))
    if found["cookie"]:
        return _varied(found["cookie"])
    parts = found["body"].split("-")
    if _WORDS & {part.lower() for part in parts}:
        return False
    digits = sum(character.isdigit() for character in found["body"])
    longest = max(parts, key=len)
    return _varied(found["body"]) and (digits >= _DIGITS or len(longest) >= _RANDOM)


def _varied(run: str) -> bool:
    """Tell a random run from one that is all X, or 000-111."""
    return len(set(run)) >= _VARIED
