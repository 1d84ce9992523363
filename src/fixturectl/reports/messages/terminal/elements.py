"""Elements drawn: buttons, menus, pickers, boxes to tick, fields to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from fixturectl.reports.elements import BOXES, BUTTONS, buttons, choices, chosen, face, target
from fixturectl.reports.messages.terminal.boxes import DANGER, LIGHT, PRIMARY, box, button
from fixturectl.reports.messages.terminal.lines import Area, Lines, flow, indent, wrap
from fixturectl.reports.messages.terminal.paragraphs import plain
from fixturectl.reports.tree import Node, kind, string

if TYPE_CHECKING:
    from collections.abc import Iterable

_OUTLINES = {"primary": PRIMARY, "danger": DANGER}
_MARKS = {
    "checkboxes": ("☑", "☐"),
    "radio_buttons": ("◉", "○"),
}
_FEW = 8


def row(elements: Iterable[Node], area: Area) -> Lines:
    """Draw elements in rows; below them what their menus offer and where their links lead."""
    boxes: list[Lines] = []
    below: Lines = []
    for element in elements:
        boxes += outlines(element, area)
        below += notes(element, area)
    return flow(boxes, area.width) + below


def outlines(element: Node, area: Area) -> list[Lines]:
    """Draw an element's outlines: feedback buttons are two, everything else is one."""
    name = kind(element)
    if name in BUTTONS:
        return [_button(one, area) for one in buttons(element)]
    if name == "overflow":
        return [button(Text("⋯"), LIGHT, area)]
    if name in BOXES:
        return [_ticks(element, area)]
    return [_field(element, area)]


def field(element: Node, area: Area) -> Lines:
    """Draw what an input is filled in with, over the whole width; then what it offers."""
    if kind(element) in BOXES or not face(element):
        return outlines(element, area)[0]
    lines = wrap(_face(element), area.inside(4))
    return box(lines, LIGHT, width=area.width) + notes(element, area)


def notes(element: Node, area: Area) -> Lines:
    """Draw what is seen only after a click: a menu's options, a link's address."""
    lines: Lines = []
    offered = [] if kind(element) in BOXES else choices(element)
    if offered:
        more = [f"… {len(offered) - _FEW} more"] if len(offered) > _FEW else []
        said = [choice.text for choice in offered[:_FEW]] + more
        sign = "⋯ " if kind(element) == "overflow" else "▾ "
        lines += _note(sign, " · ".join(said), area)
    for one in buttons(element) if kind(element) in BUTTONS else []:
        if target(one):
            lines += _note("↗ ", target(one), area)
    return lines


def _button(element: Node, area: Area) -> Lines:
    label = Text(face(element) or kind(element))
    if target(element):
        label.append(" ↗")
    return button(label, _OUTLINES.get(string(element.get("style")), LIGHT), area)


def _field(element: Node, area: Area) -> Lines:
    return button(_face(element), LIGHT, area)


def _face(element: Node) -> Text:
    """Return what stands in a field: what it holds, or quietly its placeholder or its type."""
    name = kind(element)
    said = face(element) or name.replace("_", " ")
    menu = name.endswith("_select") or "picker" in name
    return Text.assemble((said, "" if chosen(element) else "dim"), " ▾" if menu else "")


def _ticks(element: Node, area: Area) -> Lines:
    """Draw a line for each choice, marked where it is chosen from the start."""
    yes, no = _MARKS[kind(element)]
    lines: Lines = []
    for choice in choices(element):
        mark = Text(f"{yes if choice.chosen else no} ")
        room = area.inside(2)._replace(rtl=False)
        told = plain(choice.text, room) + plain(choice.description, room, "dim")
        lines += indent(told, mark, Text("  "))
    return lines or [Text(f"[{kind(element)}]", "dim")]


def _note(sign: str, text: str, area: Area) -> Lines:
    room = area.inside(2)._replace(rtl=False)
    return indent(plain(text, room, "dim"), Text(sign, "dim"), Text("  "))
