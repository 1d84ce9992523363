"""HTML that says what was meant and nothing else: any text stays text, wherever it comes from."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from fixturectl.reports.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a browser opens without asking what else it might do.
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\"'<>\\^`{|}]+", re.IGNORECASE)
_VOID = frozenset(("br", "hr", "input", "link", "meta"))


class Markup(str):
    """Text that is HTML already; any other string is escaped where it is put into HTML."""

    __slots__ = ()


def html(text: str) -> Markup:
    """Return the HTML that shows `text`: controls become signs, so nothing unseen gets in."""
    return text if isinstance(text, Markup) else Markup(escape(visible(text)))


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return the HTML of several parts one behind the other."""
    return Markup(between.join(html(part) for part in parts))


def element(tag: str, *content: str, **attributes: str | bool) -> Markup:
    """Return an element; an attribute that is false or empty is left out.

    A name that Python keeps for itself has an underscore behind it: `class_`.
    """
    told = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID:
        return Markup(f"<{tag}{told}>")
    return Markup(f"<{tag}{told}>{joined(content)}</{tag}>")


def address(text: str) -> str:
    """Return an address that may be followed from a page, or an empty string."""
    return text if _ADDRESS.fullmatch(text) else ""


def _attribute(name: str, value: str | bool) -> str:
    name = name.rstrip("_").replace("_", "-")
    if isinstance(value, bool) or not value:
        return f" {name}" if value else ""
    return f' {name}="{html(value)}"'
