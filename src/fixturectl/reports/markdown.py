"""The standard Markdown of a `markdown` block, and of what it becomes, read into paragraphs.

Only what Slack draws: headings, emphasis, strike, code, links, images, lists, quotes, rules. A
table stays as it is written. Source: docs.slack.dev, "Markdown block".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.reports.spans import PLAIN, Paragraph, Span, emphasized

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6} +(.*?)(?: +#+)? *$")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_QUOTE = re.compile(r" {0,3}> ?(.*)$")
_ITEM = re.compile(r"( *)(?:[-*+]|(\d{1,9}[.)])) +(?:\[([ xX])\] +)?(.*)$")
_MARK = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`\n]+)`"
    r"|!?\[(?P<label>[^\[\]\n]*)\]\((?P<url>[^()\s]+)\)"
    r"|<(?P<bare>https?://[^<>\s]+)>"
    r"|\*\*(?=[^\s*])(?P<bold>(?>(?:[^*\n]|\*(?!\*))+))(?<!\s)\*\*"
    r"|(?<!\w)__(?=[^\s_])(?P<strong>(?>(?:[^_\n]|_(?!_))+))(?<!\s)__(?!\w)"
    r"|~~(?=[^\s~])(?P<strike>[^~\n]+)~~"
    r"|\*(?=[^\s*])(?P<italic>[^*\n]+)(?<!\s)\*"
    r"|(?<!\w)_(?=[^\s_])(?P<slanted>[^_\n]+)(?<!\s)_(?!\w)"
    r"|:(?P<emoji>[a-z0-9_+'-]+):"
)
_STYLES = {
    "bold": "bold",
    "strong": "bold",
    "strike": "strike",
    "italic": "italic",
    "slanted": "italic",
}


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of Markdown `text`, line by line; an open fence runs to the end."""
    return list(_paragraphs(iter(text.strip("\n").split("\n"))))


def spans(text: str, style: Span = PLAIN) -> list[Span]:
    """Return the spans of one stretch of Markdown; emphasis is added to that of `style`."""
    found: list[Span] = []
    position = 0
    for match in _MARK.finditer(text):
        if match.start() > position:
            found.append(style._replace(text=text[position : match.start()]))
        found += _marked(match, style)
        position = match.end()
    if position < len(text):
        found.append(style._replace(text=text[position:]))
    return found


def _paragraphs(lines: Iterator[str]) -> Iterator[Paragraph]:
    for line in lines:
        if fence := _FENCE.match(line):
            yield Paragraph((Span("\n".join(_fenced(lines, fence[1])), "code"),), "code")
        else:
            yield _paragraph(line)


def _fenced(lines: Iterator[str], fence: str) -> Iterator[str]:
    for line in lines:
        if line.strip().startswith(fence):
            return
        yield line


def _paragraph(line: str) -> Paragraph:
    if heading := _HEADING.match(line):
        return Paragraph(tuple(spans(heading[1], Span("", bold=True))), "heading")
    if _RULE.match(line):
        return Paragraph((), "rule")
    if quote := _QUOTE.match(line):
        return Paragraph(tuple(spans(quote[1])), "quote")
    if item := _ITEM.match(line):
        return _item(item)
    return Paragraph(tuple(spans(line)))


def _item(item: re.Match[str]) -> Paragraph:
    margin, number, box, rest = item.groups()
    sign = number or "•"
    if box:
        sign = "☐" if box == " " else "☑"
    return Paragraph(tuple(spans(rest)), "item", len(margin) // 2, f"{sign} ")


def _marked(match: re.Match[str], style: Span) -> list[Span]:
    kind = match.lastgroup or ""
    if kind in _STYLES:
        return spans(match[kind], emphasized(style, _STYLES[kind]))
    if kind == "url":
        return [style._replace(text=match["label"] or match["url"], kind="link", url=match["url"])]
    if kind == "bare":
        return [style._replace(text=match["bare"], kind="link", url=match["bare"])]
    if kind == "code":
        return [style._replace(text=match["code"], kind="code")]
    if kind == "emoji":
        return [style._replace(text=match["emoji"], kind="emoji")]
    return [style._replace(text=match[kind])]
