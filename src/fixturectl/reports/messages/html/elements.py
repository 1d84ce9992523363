"""Elements as HTML: buttons, menus, pickers, boxes to tick, fields to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.elements import BOXES, BUTTONS, buttons, choices, chosen, face, target
from fixturectl.reports.messages.html.images import thumbnail
from fixturectl.reports.messages.html.markup import Markup, address, element, joined
from fixturectl.reports.messages.html.paragraphs import one_line
from fixturectl.reports.tree import Node, kind, string

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLES = frozenset(("primary", "danger"))
_MARKS = {"checkboxes": ("☑", "☐"), "radio_buttons": ("◉", "○")}


def row(elements: Iterable[Node]) -> Markup:
    """Return elements in rows, as an `actions` block has them."""
    return element("div", joined(drawn(one) for one in elements), class_="actions")


def drawn(one: Node) -> Markup:
    """Return an element; feedback buttons are two."""
    name = kind(one)
    if name == "image":
        return thumbnail(one)
    if name in BUTTONS:
        return joined(_button(button) for button in buttons(one))
    if name == "overflow":
        return element("span", "⋯", class_="button overflow", title=_offered(one))
    if name in BOXES:
        return _ticks(one)
    return _field(one)


def wide(one: Node) -> Markup:
    """Return what an input is filled in with."""
    return drawn(one) if kind(one) in BOXES else element("div", _field(one), class_="wide")


def _button(one: Node) -> Markup:
    style = string(one.get("style"))
    look = f"button {style}" if style in _STYLES else "button"
    said = one_line(one.get("text")) or one_line(face(one) or kind(one))
    leads = target(one)
    if href := address(leads):
        return element("a", said, class_=look, href=href, title=href, rel="noreferrer nofollow")
    return element("span", said, class_=look, title=leads)


def _field(one: Node) -> Markup:
    """Return a menu, a picker or a field: what it holds, or quietly its placeholder or type."""
    name = kind(one)
    said = face(one) or name.replace("_", " ")
    menu = name.endswith("_select") or "picker" in name
    look = f"field{'' if chosen(one) else ' quiet'}{' menu' if menu else ''}"
    return element("span", element("span", said, dir="auto"), class_=look, title=_offered(one))


def _offered(one: Node) -> str:
    """Return what is seen only after a click."""
    return "\n".join(choice.text for choice in choices(one))


def _ticks(one: Node) -> Markup:
    yes, no = _MARKS[kind(one)]
    lines = []
    for choice in choices(one):
        more = element("span", choice.description, class_="quiet") if choice.description else ""
        said = joined([element("span", choice.text), more])
        mark = element("span", yes if choice.chosen else no, class_="mark")
        lines.append(element("div", mark, element("div", said), class_="tick"))
    return element("div", joined(lines), class_="ticks")
