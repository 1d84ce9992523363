"""What in a text may not be cut apart: links, entities, emoji, code, bold and other pairs.

A span is a pair of marks with text between them: it may be cut if its end follows. An atom is kept
whole or left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.rendering.pieces import FieldKind

# More closing marks than these are not tried: `*a *a *a ...` must not cost the square of its size.
_TRIES = 50
# Marks of direction end an address or a name: an isolate must not be kept without its end.
_TURNS = r"\u202a-\u202e\u2066-\u2069"
_EMOJI = re.compile(rf":[^\s:<>&`|*{_TURNS}]{{1,100}}:(?::skin-tone-[2-6]:)?")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_URL = re.compile(rf"https?://[^\s<>|`*{_TURNS}]+")
_ANGLE = re.compile(r"<([^<>|\n]*)(\|[^<>\n]*)?>")
_LINK = re.compile(r"(!?\[)((?:\\.|[^\[\]\\\n])*)(\]\([^()\n]*\))")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`\n]*\n")
_LONE_TICK = re.compile(r"(?<!`)`(?!`)")
_TICKS = re.compile(r"`+")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_CALLS = ("!", "@", "#")


class Found(NamedTuple):
    """An atom ends at `end`; a span's opening mark ends there and its closing mark is `close`.

    `literal` says that nothing inside but emoji and entities is markup.
    """

    end: int
    close: tuple[int, int] | None = None
    literal: bool = False


def at(text: str, index: int, end: int, kind: FieldKind | None) -> Found | None:
    """Return the atom or span that begins at `index`, closed before `end`; None for plain text."""
    if kind not in ("mrkdwn", "markdown"):
        return _token(text, index, end)
    read = (_MRKDWN if kind == "mrkdwn" else _MARKDOWN).get(text[index])
    found = read(text, index, end) if read is not None else None
    return found or _token(text, index, end)


def inside(text: str, index: int, end: int) -> Found | None:
    """Return the atom that begins at `index` within a label or code."""
    if text[index] == "<":
        found = _ANGLE.match(text, index, end)
        return Found(found.end()) if found else None
    return _token(text, index, end)


def url(text: str, index: int, end: int) -> Found | None:
    """Return a bare address as an atom: half of it would lead somewhere else."""
    found = _URL.match(text, index, end) if text[index] == "h" else None
    return Found(found.end()) if found else None


def _token(text: str, index: int, end: int) -> Found | None:
    if text[index] == ":":
        found = _EMOJI.match(text, index, end)
    elif text[index] == "&":
        found = _ENTITY.match(text, index, end)
    else:
        return None
    return Found(found.end()) if found else None


def _angle(text: str, index: int, end: int) -> Found | None:
    found = _ANGLE.match(text, index, end)
    if found is None:
        return None
    label = found[2]
    # A mention's label only stands in for a name: the mention is kept whole.
    if label is None or len(label) == 1 or found[1].startswith(_CALLS):
        return Found(found.end())
    return Found(found.start(2) + 1, (found.end() - 1, found.end()), literal=True)


def _ticks(text: str, index: int, end: int) -> Found | None:
    """Read code between backticks: three of them span lines, one stays on its own."""
    if text.startswith("```", index):
        close = text.find("```", index + 4, end)
        return Found(index + 3, (close, close + 3), literal=True) if close > 0 else None
    if not _LONE_TICK.match(text, index, end):
        return None
    found = _LONE_TICK.search(text, index + 2, _line_end(text, index, end))
    return Found(index + 1, found.span(), literal=True) if found else None


def _pair(text: str, index: int, end: int) -> Found | None:
    """Read bold, italic or strike as Slack does: hugging its text, between words, on one line."""
    mark = text[index]
    if not _may_open(text, index, 1):
        return None
    last = _line_end(text, index, end)
    close = index
    for _ in range(_TRIES):
        close = text.find(mark, close + 1, last)
        if close < 0:
            return None
        if close > index + 1 and _may_close(text, index, close, 1):
            return Found(index + 1, (close, close + 1))
    return None


def _may_open(text: str, index: int, size: int) -> bool:
    follows = text[index + size : index + size + 1]
    before = text[index - 1] if index else " "
    return bool(follows) and not follows.isspace() and not before.isalnum()


def _may_close(text: str, index: int, close: int, size: int) -> bool:
    follows = text[close + size : close + size + 1]
    if text[close - 1].isspace() or follows.isalnum():
        return False
    # A mark within code or within a link closes nothing outside of it.
    in_code = text.count("`", index, close) % 2 == 1
    return not in_code and text.rfind("<", index, close) <= text.rfind(">", index, close)


def _line_end(text: str, index: int, end: int) -> int:
    found = text.find("\n", index, end)
    return end if found < 0 else found


# -- Markdown


def _strong(text: str, index: int, end: int) -> Found | None:
    mark = text[index]
    if not text.startswith(mark * 2, index):
        return _pair(text, index, end) if mark != "~" else None
    if not _may_open(text, index, 2):
        return None
    close = text.find(mark * 2, index + 3, _line_end(text, index, end))
    if close < 0 or not _may_close(text, index, close, 2):
        return None
    return Found(index + 2, (close, close + 2))


def _code(text: str, index: int, end: int) -> Found | None:
    fenced = _fence(text, index, end)
    if fenced is not None or text[index] == "~":
        return fenced or _strong(text, index, end)
    found = _TICKS.match(text, index, end)
    ticks = found[0] if found else "`"
    start = index + len(ticks)
    for close in _TICKS.finditer(text, start, _paragraph_end(text, start, end)):
        if close[0] == ticks:
            return Found(start, close.span(), literal=True)
    return Found(start)


def _paragraph_end(text: str, index: int, end: int) -> int:
    found = text.find("\n\n", index, end)
    return end if found < 0 else found


def _fence(text: str, index: int, end: int) -> Found | None:
    found = _FENCE.match(text, index, end) if index == 0 or text[index - 1] == "\n" else None
    if found is None:
        return None
    close = text.find("\n" + found[1], found.end() - 1, end)
    if close < 0:
        return None
    return Found(found.end(), (close, close + 1 + len(found[1])), literal=True)


def _link(text: str, index: int, end: int) -> Found | None:
    found = _LINK.match(text, index, end)
    if found is None:
        return None
    if text[index] == "!" or not found[2]:
        return Found(found.end())
    return Found(found.end(1), found.span(3), literal=True)


def _escape(text: str, index: int, end: int) -> Found | None:
    found = _ESCAPE.match(text, index, end)
    return Found(found.end()) if found else None


_MRKDWN: dict[str, Callable[[str, int, int], Found | None]] = {
    "<": _angle,
    "`": _ticks,
    **dict.fromkeys("*_~", _pair),
}
_MARKDOWN: dict[str, Callable[[str, int, int], Found | None]] = {
    "<": inside,
    "`": _code,
    "~": _code,
    "*": _strong,
    "_": _strong,
    "[": _link,
    "!": _link,
    "\\": _escape,
}
