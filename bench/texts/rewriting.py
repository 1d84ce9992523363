"""From the notation of gettext catalogs to that of a store's texts; the wording stays.

`%(name)s`, `{0}` and their kin become `{name}`, `& < >` entities, and French blanks those that
don't break, as `validate --fix` sets them. What has no counterpart in an alert is left out: HTML,
reST, texts of several lines, menus with accelerators, keys in place of source texts.
"""

from __future__ import annotations

import html
import re

LONGEST = 500  # characters: more is documentation
_SLOT = re.compile(
    r"%\((?P<name>\w+)\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]"
    r"|%(?P<place>\d+)\$[#0\- +']*\d*(?:\.\d+)?[hlLzjt]*[a-zA-Z]"
    r"|(?P<percent>%%)"
    r"|%[#0\-+']*\d*(?:\.\d+)?[hlLzjt]*[diouxXeEfFgGcrsap](?![a-zA-Z])"
    r"|\$?\{(?P<braces>\w*)(?:![rsa])?(?::[^{}]*)?\}"
)
_FOREIGN = re.compile(
    r"</?[A-Za-z!]|``|:\w+:`|`_|[\n\t\r\x00-\x1f\x7f]|\\[nt]|%[^%\s\w),.;:!?\ufffc]|[{}]|\*\*|\|"
)
_ENTITY = re.compile(r"&(?:#\d+|[a-z]+);")
_ACCELERATOR = re.compile(r"(?<![\w&])[_&](?=[A-Za-z])|(?<=[A-Za-z])&(?=[A-Za-z])|\(&?_?[A-Z]\)$")
_KEY = re.compile(r"[\w.-]*_[\w.-]*|[a-z]+(?:\.[a-z]+)+")  # some catalogs have keys for texts
_LETTERS = re.compile(r"[^\W\d_]{2}")
_FRENCH = re.compile(
    r"(?<=[^\s\u00a0\u202f;!?:«(])[ \u00a0\u202f]?([;!?:])(?=\s|$|[\u00a0\u202f»)])"
)
_OPENED, _CLOSED = re.compile(r"«[ \u00a0\u202f]?"), re.compile(r"[ \u00a0\u202f]?»")


class UnfitError(ValueError):
    """A text that has no counterpart in a store of alerts."""


def names_of(text: str, among: list[str] | None = None) -> list[str]:
    """Return the names that a text's slots get: their own, or by their place.

    `among` are the names of the source text, by which an unnamed slot is called.
    """
    names: list[str] = []
    for found in _SLOT.finditer(text):
        if not found["percent"]:
            names.append(_name(found, len(names), among))
    return names


def _name(found: re.Match[str], index: int, among: list[str] | None) -> str:
    named = found["name"] or found["braces"] or ""
    if named and not named.isdigit():
        return re.sub(r"\W|^(?=\d)", "_", named.lower()).strip("_") or "value"
    place = int(named) if named else int(found["place"]) - 1 if found["place"] else index
    if among is not None and place < len(among):
        return among[place]
    return f"value_{place}"


def rewritten(text: str, names: list[str], locale: str = "en-US") -> str:
    """Return a text with `{name}` for its slots; UnfitError where that can't be done."""
    if not text or len(text) > LONGEST or not _LETTERS.search(text) or _KEY.fullmatch(text):
        raise UnfitError
    plain = html.unescape(text) if _ENTITY.search(text) else text
    slots = [found for found in _SLOT.finditer(plain) if not found["percent"]]
    bare = _SLOT.sub(lambda found: "%" if found["percent"] else "\ufffc", plain)
    if _FOREIGN.search(bare) or _ACCELERATOR.search(bare):
        raise UnfitError
    first, *rest = _escaped(_spaced(bare, locale)).split("\ufffc")
    named = [f"{{{_name(found, index, names)}}}" for index, found in enumerate(slots)]
    return first + "".join(name + part for name, part in zip(named, rest, strict=True))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _spaced(text: str, locale: str) -> str:
    if not locale.startswith("fr") or locale == "fr-CA":
        return text
    text = _FRENCH.sub("\u00a0\\1", text)
    return _CLOSED.sub("\u00a0»", _OPENED.sub("«\u00a0", text))
