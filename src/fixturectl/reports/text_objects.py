"""Text objects read into paragraphs: mrkdwn with its marks, plain_text with nothing but emoji."""

from __future__ import annotations

import re

from fixturectl.reports import mrkdwn
from fixturectl.reports.spans import Paragraph, Span, plain
from fixturectl.reports.tree import kind, node, string

_EMOJI = re.compile(r":([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):")


def paragraphs(value: object) -> list[Paragraph]:
    """Return the paragraphs of a text object; a bare string is read as mrkdwn."""
    text = string(value)
    if not text:
        return []
    if kind(node(value)) != "plain_text":
        return mrkdwn.paragraphs(text)
    if node(value).get("emoji") is False:
        return [Paragraph((Span(text),))]
    return [Paragraph(tuple(_plain_text(text)))]


def line(value: object) -> str:
    """Return a text object as one line of plain text, as it is read."""
    return " ".join(read(value).split())


def read(value: object) -> str:
    """Return a text object as plain text; quotes begin with `> `."""
    return "\n".join(_read(paragraph) for paragraph in paragraphs(value))


def _read(paragraph: Paragraph) -> str:
    text = plain(paragraph.spans)
    return "> " + text.replace("\n", "\n> ") if paragraph.kind == "quote" else text


def _plain_text(text: str) -> list[Span]:
    pieces = _EMOJI.split(text)
    return [
        Span(piece, "emoji" if number % 2 else "text")
        for number, piece in enumerate(pieces)
        if piece
    ]
