"""What people write in a text instead of a placeholder, and what to tell them: message and hint."""

from __future__ import annotations

import re
from typing import NamedTuple

from fixturectl.texts.formats.names import fault

NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_SHOWN = 40  # characters of a faulty placeholder that a message repeats
_BRACES = "write {name}, or {{ and }} for braces that are shown"
_PYTHON_FORMAT = r"%?[-+ #0-9,.]*[a-zA-Z%]?"

# By the character that follows the name; {0} is the placeholder as written, {1} its name.
_AFTER_NAME = {
    "!": ("{0}: no conversion in a text", "write {{{1}}}"),
    ",": (
        "{0}: a plural is not written inside the text",
        "write a mapping of forms instead of the text, one: ... and other: ...",
    ),
    ".": (
        "{0}: no attribute access in a text",
        "pass it from the fixture, t('key', {1}=...), and write {{{1}}}",
    ),
    "": ("{0} has spaces around its name", "write {{{1}}}"),
}
_AFTER_NAME["["] = _AFTER_NAME["."]
_EXPRESSION = ("{0}: no expression in a text", "compute it in the fixture and write {{{1}}}")


class Misspelling(NamedTuple):
    message: str
    hint: str


def expression(code: str, name: str) -> Misspelling:
    """`{{ name | filter }}`: right in a fixture, not in a text."""
    hint = f"write {{{name}}}" if name not in {"_", "t"} else "put it into the fixture's template"
    return Misspelling(f"{shorten(code)} is a template's expression, not a text's", hint)


def statement(code: str) -> Misspelling:
    """`{% if %}` and `{# note #}`: a text has no code at all."""
    return Misspelling(
        f"{shorten(code)} is template code, a text has none", "use when: in the fixture"
    )


def name(inside: str) -> Misspelling:
    """Say what is wrong with `{inside}`, whose part before the colon is not a plain name."""
    shown = shorten(f"{{{inside}}}")
    written = inside.partition(":")[0].strip()
    if not written:
        return Misspelling("a placeholder needs a name", _BRACES)
    if written.isdecimal():
        return Misspelling(f"{shown} is a number, placeholders have names", "write {name}")
    stem = re.match(NAME, written)
    if stem is None:
        return Misspelling(f"{shown} is no placeholder", _BRACES)
    following = written[stem.end() : stem.end() + 1]
    if following in "|(+-*/ <>=" and following:
        message, hint = _EXPRESSION
    elif following in _AFTER_NAME:
        message, hint = _AFTER_NAME[following]
    else:
        message, hint = "{0} is no placeholder", "a name has letters a to z, digits and _"
    return Misspelling(message.format(shown, stem[0]), hint.format(shown, stem[0]))


def format_spelling(name: str, written: str) -> Misspelling:
    """Say what is wrong with `{name:written}`, which doesn't look like a format."""
    if not written.strip():
        return Misspelling(
            "a format is missing after the colon", f"write {{{name}}} or {{{name}:number}}"
        )
    message = f"unknown format {shorten(written)!r}"
    if re.fullmatch(_PYTHON_FORMAT, written):
        return Misspelling(message, f"write {{{name}:number}}, the locale decides how it looks")
    if "%" in written:
        return Misspelling(
            message, f"write {{{name}:date}}, {{{name}:time}} or {{{name}:datetime}}"
        )
    return Misspelling(
        message, f"a format looks like {{{name}:number}} or {{{name}:currency(EUR)}}"
    )


def format_meaning(name: str, written: str, argument: str | None) -> Misspelling | None:
    """Say what is wrong with a well-spelled format: its name or what stands in parentheses."""
    if wrong := fault(written, argument or ""):
        return Misspelling(*wrong)
    if argument == "":
        return Misspelling(f"{written} has empty parentheses", f"write {{{name}:{written}}}")
    return None


def shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
