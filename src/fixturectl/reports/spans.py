"""A run of text that looks one way: what every markup of a message is read into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fixturectl.reports.emoji import emoji

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["text", "code", "link", "mention", "emoji", "date"]


class Span(NamedTuple):
    """A run of text; `url` is the target of a link or a dated link, without a label also its text.

    `text` of an emoji is its short code without colons.
    """

    text: str
    kind: Kind = "text"
    url: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False


PLAIN = Span("")


class Paragraph(NamedTuple):
    """A piece of a text that stands on lines of its own; line feeds inside it are kept.

    `prefix` is the sign of a list's item or of a heading's level, drawn before its first line.
    """

    spans: tuple[Span, ...]
    kind: Literal["text", "quote", "code", "heading", "item", "rule"] = "text"
    indent: int = 0
    prefix: str = ""


def emphasized(style: Span, how: str) -> Span:
    """Return `style` with bold, italic or strike added; anything else adds nothing."""
    return style._replace(
        bold=style.bold or how == "bold",
        italic=style.italic or how == "italic",
        strike=style.strike or how == "strike",
    )


def plain(spans: Iterable[Span]) -> str:
    """Return the text of `spans` as one reads it: links as `label <url>`, emoji as themselves."""
    return "".join(_plain(span) for span in spans)


def _plain(span: Span) -> str:
    if span.kind == "emoji":
        return emoji(span.text)
    if span.url and span.url != span.text:
        return f"{span.text} <{span.url}>"
    return span.text
