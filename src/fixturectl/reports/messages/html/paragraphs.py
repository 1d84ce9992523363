"""Paragraphs of any markup as HTML: a text object finds its direction, as it does in Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.emoji import emoji
from fixturectl.reports.messages.html.markup import Markup, address, element, html, joined
from fixturectl.reports.text_objects import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fixturectl.reports.spans import Paragraph, Span

_BROADCASTS = frozenset(("@here", "@channel", "@everyone"))
_DEEPEST = 8


def drawn(found: Iterable[Paragraph]) -> Markup:
    """Return paragraphs one below the other, in the direction of their first letter."""
    made = joined(_KINDS.get(paragraph.kind, _text)(paragraph) for paragraph in found)
    return element("div", made, class_="words", dir="auto") if made else made


def text_object(value: object) -> Markup:
    """Return a text object, or a bare string as mrkdwn."""
    return drawn(paragraphs(value))


def one_line(value: object) -> Markup:
    """Return a text object that stands within a line, such as a button's face."""
    return joined(spans(paragraph.spans) for paragraph in paragraphs(value))


def spans(found: Iterable[Span]) -> Markup:
    return joined(_span(span) for span in found)


def _span(span: Span) -> Markup:
    made = _SPANS.get(span.kind, _plain)(span)
    for tag, wanted in (("s", span.strike), ("i", span.italic), ("b", span.bold)):
        made = element(tag, made) if wanted else made
    return made


def _plain(span: Span) -> Markup:
    return html(span.text)


def _code(span: Span) -> Markup:
    return element("code", span.text)


def _link(span: Span) -> Markup:
    target = address(span.url)
    if not target:
        return element("span", span.text, class_="link", title=span.url)
    return element("a", span.text, href=target, title=target, rel="noreferrer nofollow")


def _date(span: Span) -> Markup:
    return _link(span) if span.url else html(span.text)


def _mention(span: Span) -> Markup:
    broadcast = " broadcast" if span.text in _BROADCASTS else ""
    return element("span", span.text, class_=f"mention{broadcast}", dir="auto")


def _emoji(span: Span) -> Markup:
    name = f":{span.text}:"
    shown = emoji(span.text)
    if shown == name:  # Slack shows a code that it doesn't know as it is
        return html(name)
    return element("span", _as_picture(shown), class_="emoji", title=name)


def _as_picture(sign: str) -> str:
    """Ask for the coloured form of a sign that has a black one too."""
    return f"{sign}\ufe0f" if len(sign) == 1 and ord(sign) < _COLORED else sign


_COLORED = 0x1F000  # from here on signs are pictures unless something else is asked for


def _text(paragraph: Paragraph) -> Markup:
    return element("p", spans(paragraph.spans))


def _quote(paragraph: Paragraph) -> Markup:
    return element("blockquote", spans(paragraph.spans))


def _block(paragraph: Paragraph) -> Markup:
    return element("pre", joined(span.text for span in paragraph.spans))


def _heading(paragraph: Paragraph) -> Markup:
    return element("p", spans(paragraph.spans), class_="heading")


def _item(paragraph: Paragraph) -> Markup:
    sign = element("span", paragraph.prefix.strip(), class_="sign")
    deep = f"item deep{min(paragraph.indent, _DEEPEST)}"
    return element("div", sign, element("p", spans(paragraph.spans)), class_=deep)


def _rule(_paragraph: Paragraph) -> Markup:
    return element("hr")


_SPANS: dict[str, Callable[[Span], Markup]] = {
    "code": _code,
    "link": _link,
    "date": _date,
    "mention": _mention,
    "emoji": _emoji,
}
_KINDS: dict[str, Callable[[Paragraph], Markup]] = {
    "quote": _quote,
    "code": _block,
    "heading": _heading,
    "item": _item,
    "rule": _rule,
}
