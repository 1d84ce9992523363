"""A message as plain text: what a screen reader says or an e-mail shows.

Blocks are read generically, in the order of `_ORDER`, so that a block type of tomorrow is read too;
only what needs words of its own has a function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports import markdown, rich_text
from fixturectl.reports.elements import BOXES, BUTTONS, buttons, choices, face, target
from fixturectl.reports.spans import plain
from fixturectl.reports.text_objects import line, read
from fixturectl.reports.tree import Node, kind, mapped, node, nodes, string
from fixturectl.reports.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fixturectl.reports.messages import Preview
    from fixturectl.reports.page import Page

_ORDER = (
    "pretext", "author_name", "title", "rich_text_title", "label", "caption", "subtitle", "text",
    "body", "description", "fields", "value", "subtext", "accessory", "element", "elements",
    "actions", "hint", "child_blocks", "rows", "tasks", "details", "output", "sources", "chart",
    "segments", "series", "data", "icon", "hero_image", "alt_text", "title_url", "video_url",
    "image_url", "footer", "blocks",
)  # fmt: skip


def write(previews: Sequence[Preview], page: Page) -> str:
    """Return the messages as lines, each under its title when there are several."""
    several = len(previews) > 1 or page.by_locale
    return "\n".join(_message(preview, titled=several) for preview in previews)


def _message(preview: Preview, *, titled: bool) -> str:
    body = node(mapped(preview.body, visible))
    title = f"[{visible(preview.title)}]" if titled else ""
    attached = [_attachment(attachment) for attachment in nodes(body.get("attachments"))]
    blocks = [_said(block) for block in nodes(body.get("blocks"))]
    markdown_text = string(body.get("markdown_text"))
    parts = [title, read(body.get("text")), _markdown({"text": markdown_text}), *blocks, *attached]
    return "\n\n".join(part for part in parts if part) + "\n"


def _attachment(attachment: Node) -> str:
    blocks = [_said(block) for block in nodes(attachment.get("blocks"))]
    rest = {key: value for key, value in attachment.items() if key not in {"blocks", "fallback"}}
    said = [read(attachment.get("fallback")), _generic(rest), "\n\n".join(blocks)]
    return "\n\n".join(part for part in said if part)


def _said(value: object) -> str:
    """Return what a text object, an element, a block or a list of them says."""
    if isinstance(value, list):
        return "\n".join(part for part in map(_said, value) if part)
    if not isinstance(value, dict):
        return read(value)
    return _READERS.get(kind(value), _element)(value)


def _element(element: Node) -> str:
    """Read an element by its face and choices, and whatever has none by its parts."""
    if kind(element) in BOXES:
        marks = [(choice, "x" if choice.chosen else " ") for choice in choices(element)]
        return "\n".join(f"[{mark}] {choice.text}" for choice, mark in marks)
    options = [f"- {choice.text}" for choice in choices(element)]
    label = face(element)
    if not options and not label:
        return _generic(element)
    return "\n".join([f"[{label or kind(element)}]", *options])


def _generic(value: Node) -> str:
    parts = (_said(value[key]) for key in _ORDER if value.get(key) is not None)
    return "\n".join(part for part in parts if part)


def _button(element: Node) -> str:
    return "\n".join(
        f"[{face(button)}]" + (f" <{target(button)}>" if target(button) else "")
        for button in buttons(element)
    )


def _image(image: Node) -> str:
    said = [line(image.get("title")), line({"type": "plain_text", "text": image.get("alt_text")})]
    words = ", ".join(dict.fromkeys(word for word in said if word))
    return f"image: {words} <{target(image)}>" if target(image) else f"image: {words}"


def _markdown(block: Node) -> str:
    def lines() -> Iterator[str]:
        for paragraph in markdown.paragraphs(string(block.get("text"))):
            mark = "> " if paragraph.kind == "quote" else paragraph.prefix
            yield "  " * paragraph.indent + mark + plain(paragraph.spans)

    return "\n".join(lines()).strip("\n")


def _table(block: Node) -> str:
    rows = block.get("rows")
    lines = [
        "  ".join(" ".join(_said(cell).split()) for cell in row)
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, list)
    ]
    return "\n".join([part for part in [line(block.get("caption"))] if part] + lines)


_READERS: dict[str, Callable[[Node], str]] = {
    "mrkdwn": read,
    "plain_text": read,
    "divider": lambda _block: "---",
    "image": _image,
    "markdown": _markdown,
    "rich_text": rich_text.text,
    "table": _table,
    "data_table": _table,
    "raw_number": lambda cell: string(cell.get("text")) or string(cell.get("value")),
    **dict.fromkeys(BUTTONS, _button),
}
