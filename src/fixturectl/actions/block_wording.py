"""Takes the words out of native blocks, so that they can be translated, and leaves references.

What comes back, rendered with the words that were taken out, is the blocks as they were.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fixturectl import blocks
from fixturectl.rendering.markup import unclosed
from fixturectl.texts import placeholders

if TYPE_CHECKING:
    from fixturectl.blocks.rules import Kind, Rule

_SAID = ("mrkdwn", "plain", "markdown")  # fields that people read
_NO_WORDS = re.compile(r":[a-z0-9_+'-]+:|<[@#!][^>|]*>")  # emoji and mentions
_OPENING = re.compile(r"\{(?=[{%#])")
_WORD = re.compile(r"[a-z0-9]+")
_LABELLED = frozenset(("button", "option", "text"))  # roles whose own words make the best name
_WORDS = 3  # of a label, in a name
_ROLES = {
    "plain_text_input": "input",
    "workflow_button": "button",
    "static_select": "select",
    "rich_text_section": "text",
    "rich_text_quote": "quote",
    "rich_text_preformatted": "code",
    "raw_text": "cell",
    "raw_number": "cell",
}
_PLACES = {"fields": "field", "options": "option", "option_groups": "group", "alt_text": "alt"}


class Wording:
    """The words taken out so far: `texts` by key, ready for a file of texts."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._keys: dict[str, str] = {}  # one text, one key: what must agree stays so

    def block_list(self, native: list[Any]) -> list[Any]:
        """Return `native` with references in place of words."""
        made = self._value(native, blocks.block_list_rule(), "")
        return made if isinstance(made, list) else []

    def leaf(self, text: str, kind: Kind | None, role: str) -> str:
        """Return what stands in the fixture for `text` in a field of `kind`."""
        if _says_something(text) and _fits_a_text(text, kind):
            return f"{{{{ t.{self._key(text, role)} }}}}"
        # The opening of an expression, said by one.
        return _OPENING.sub("{{ '{' }}", text)

    def first(self) -> str:
        """Return the leaf of the first text that can stand in a notification, "" without one."""
        fitting = (key for text, key in self._keys.items() if _fits_a_text(text, "mrkdwn"))
        key = next(fitting, None)
        return f"{{{{ t.{key} }}}}" if key else ""

    def _value(self, value: Any, rule: Rule | None, role: str) -> Any:
        if isinstance(value, str):
            return self.leaf(value, blocks.field_kind(rule) if rule else None, role)
        if isinstance(value, list):
            return [self._value(item, _step(rule, 0, None), role) for item in value]
        if isinstance(value, dict):
            return self._object(value, rule, role)
        return value

    def _object(self, value: dict[str, Any], rule: Rule | None, role: str) -> dict[str, Any]:
        kind = value.get("type")
        name = kind if isinstance(kind, str) else None
        if name not in {None, "mrkdwn", "plain_text"}:
            role = _ROLES.get(str(name), str(name))
        return {
            key: self._value(item, _step(rule, key, name), _role(role, key))
            for key, item in value.items()
        }

    def _key(self, text: str, role: str) -> str:
        if text not in self._keys:
            self._keys[text] = self._free(_name(text, role))
            self.texts[self._keys[text]] = _escaped(text)
        return self._keys[text]

    def _free(self, name: str) -> str:
        number, free = 1, name
        while free in self.texts:
            number += 1
            free = f"{name}_{number}"
        return free


def _says_something(text: str) -> bool:
    """Tell a text with words or a brace that opens from ids, emoji, lines and blanks."""
    return any(map(str.isalpha, _NO_WORDS.sub("", text))) or bool(_OPENING.search(text))


def _fits_a_text(text: str, kind: Kind | None) -> bool:
    """Tell whether a file of texts can hold it, for a field of `kind` that people read.

    A text can't show a name in braces, since that is what people write who mean a placeholder, and
    a link in it must end: both can still stand in the fixture itself.
    """
    if kind not in _SAID or placeholders.parse(_escaped(text)).problems:
        return False
    return not unclosed(text, kind)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _role(role: str, key: str) -> str:
    """Return what the value at `key` of an object of `role` is, as a part of a name."""
    if key in {"text", "elements", "accessory", "element", "rows", "value"}:
        return role
    if key in _PLACES:
        return _PLACES[key]
    return f"{role}_{key}" if role else key


def _name(text: str, role: str) -> str:
    """Return a readable name for a text, as names of texts must be."""
    plain = "_".join(_WORD.findall(role.lower())) or "text"
    if role in _LABELLED:
        words = _WORD.findall(_NO_WORDS.sub("", text).lower())[:_WORDS]
        plain = "_".join([plain, *words])[:60]
    return plain if plain[0].isalpha() else f"text_{plain}"


def _step(rule: Rule | None, key: str | int, type_name: str | None) -> Rule | None:
    return blocks.step(rule, key, type_name) if rule is not None else None
