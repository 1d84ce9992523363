"""Slack's mrkdwn read into paragraphs of spans, as Slack shows it.

Source: docs.slack.dev, "Formatting message text". A mark opens after a space or punctuation and
closes before one; emphasis never crosses a line; nothing is read inside code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.reports.spans import PLAIN, Paragraph, Span, emphasized

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"```(.+?)```", re.DOTALL)
_MARK = re.compile(
    r"<(?P<angle>[^<>\n]+)>"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?<![\w*])\*(?=[^\s*])(?P<bold>(?>(?:<[^<>\n]*>|[^*\n])+))(?<!\s)\*(?![\w*])"
    r"|(?<!\w)_(?=[^\s_])(?P<italic>(?>(?:<[^<>\n]*>|[^_\n])+))(?<!\s)_(?!\w)"
    r"|(?<![\w~])~(?=[^\s~])(?P<strike>(?>(?:<[^<>\n]*>|[^~\n])+))(?<!\s)~(?![\w~])"
    r"|:(?P<emoji>[a-z0-9_+'-]+(?:::skin-tone-[2-6])?):"
)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))
_QUOTE = re.compile(r"(?:>|&gt;)(?!>|&gt;) ?")
_QUOTE_REST = re.compile(r"(?:>>>|&gt;&gt;&gt;) ?")


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of mrkdwn `text`: ordinary lines, quotes and fenced code."""
    found: list[Paragraph] = []
    position = 0
    for fence in _FENCE.finditer(text):
        found += _lines(text[position : fence.start()].removesuffix("\n"))
        code = _decoded(fence[1].strip("\n"))
        found.append(Paragraph((Span(code, "code"),), "code"))
        position = fence.end()
        position += text.startswith("\n", position)
    return found + _lines(text[position:])


def spans(text: str, style: Span = PLAIN) -> list[Span]:
    """Return the spans of one stretch of mrkdwn; emphasis is added to that of `style`."""
    found: list[Span] = []
    position = 0
    for match in _MARK.finditer(text):
        if match.start() > position:
            found.append(style._replace(text=_decoded(text[position : match.start()])))
        found += _marked(match, style)
        position = match.end()
    if position < len(text):
        found.append(style._replace(text=_decoded(text[position:])))
    return found


def _lines(text: str) -> list[Paragraph]:
    if not text:
        return []
    quoted: list[str] = []
    ordinary: list[str] = []
    found: list[Paragraph] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if rest := _QUOTE_REST.match(line):
            quoted += [line[rest.end() :], *lines[number + 1 :]]
            break
        if quote := _QUOTE.match(line):
            found += _paragraph(ordinary, "text")
            quoted.append(line[quote.end() :])
        else:
            found += _paragraph(quoted, "quote")
            ordinary.append(line)
    found += _paragraph(ordinary, "text")
    return found + list(_paragraph(quoted, "quote"))


def _paragraph(lines: list[str], kind: str) -> Iterator[Paragraph]:
    """Yield the paragraph of the lines gathered so far, if any, and begin anew."""
    if lines:
        read = tuple(spans("\n".join(lines)))
        yield Paragraph(read, "quote" if kind == "quote" else "text")
        lines.clear()


def _marked(match: re.Match[str], style: Span) -> list[Span]:
    kind, inner = match.lastgroup, match[match.lastgroup or 0]
    if kind == "angle":
        return [_angle(inner, style)]
    if kind == "code":
        return [style._replace(text=_decoded(inner), kind="code")]
    if kind == "emoji":
        return [style._replace(text=inner, kind="emoji")]
    return spans(inner, emphasized(style, str(kind)))


def _angle(inner: str, style: Span) -> Span:
    target, bar, label = (_decoded(part) for part in inner.partition("|"))
    if target.startswith("!date^"):
        return _date(target, label, style)
    if target.startswith(("@", "#", "!")):
        return style._replace(text=_mention(target, label), kind="mention")
    text = label if bar and label else target.removeprefix("mailto:")
    return style._replace(text=text, kind="link", url=target)


def _mention(target: str, label: str) -> str:
    sign = "#" if target[0] == "#" else "@"
    name = label or target[1:].removeprefix("subteam^")
    return sign + name.removeprefix(sign)


def _date(target: str, fallback: str, style: Span) -> Span:
    """Read `<!date^TIMESTAMP^FORMAT^LINK|FALLBACK>`; Slack shows it in the reader's own zone."""
    parts = target.split("^")
    url = parts[3] if len(parts) > 3 else ""  # noqa: PLR2004 - the fourth part is the link
    return style._replace(text=fallback or parts[1], kind="date", url=url)


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda match: _ENTITIES[match[0]], text) if "&" in text else text
