"""Write YAML that every reader reads alike: texts quoted where a plain one could be mistaken."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Plain only what no version of YAML takes for anything but text: a letter first, then words.
_PLAIN = re.compile(r"[^\W\d_](?:[\w.,/()+-]| (?=[\w(]))*", re.ASCII)
# Words that YAML 1.1 or 1.2 reads as boolean or null.
_TAKEN = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
}
# All that must not, or had better not, stand in a file as itself: controls and invisible breaks.
# A string, since most commands write no YAML: compiling it takes longer than loading this module.
_ESCAPED = '["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]'


class Quoted(str):
    """A text that is written in quotes, on one line, even where a plain one could be read."""

    __slots__ = ()


def quote(text: str) -> str:
    """Return `text` as a double-quoted scalar on one line.

    A lone surrogate is no character; it becomes U+FFFD, since YAML has no way to write it.
    """
    return f'"{re.sub(_ESCAPED, _escaped, text)}"'


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")  # noqa: PLR2004 - one byte


def scalar(value: str | float | None) -> str:
    """Return one value as YAML writes it; a text is plain only where nothing can mistake it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _TAKEN
        plain = plain and not isinstance(value, Quoted)
        return value if plain else quote(value)
    return str(value) if isinstance(value, int) else _float(value)


def _float(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    # YAML 1.1 knows no exponent without a point: 1e+16 would be a text there.
    digits, mark, exponent = repr(value).partition("e")
    return (digits if "." in digits else digits + ".0") + mark + exponent


def write(value: object) -> str:
    """Return `value` (mappings, lists, texts, numbers, booleans, None) as a YAML file.

    Order is kept, two blanks indent, and texts of several lines become literal blocks. Raises
    TypeError for a value of another type or a key that is not a text.
    """
    if isinstance(value, str):
        return f"{scalar(value)}\n"
    return "".join(f"{line}\n" for line in _lines(value))


def flow(value: object) -> str:
    """Return `value` on one line, with braces and brackets; raises TypeError as `write` does."""
    if isinstance(value, dict):
        pairs = (f"{_flow_text(key)}: {flow(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return _flow_text(value) if isinstance(value, str) else next(_single(value))


def _flow_text(text: object) -> str:
    name = _name(text)
    return quote(str(text)) if "," in name and name[0] != '"' else name


def _name(key: object) -> str:
    if not isinstance(key, str):
        message = f"a key must be a text, not {type(key).__name__}"
        raise TypeError(message)
    return scalar(key)


def _lines(value: object) -> Iterator[str]:
    """Yield the lines of a value that stands at the left margin."""
    if isinstance(value, dict) and value:
        yield from _mapping(value)
    elif isinstance(value, list | tuple) and value:
        yield from _sequence(value)
    else:
        yield from _single(value)


def _mapping(value: Mapping[object, object]) -> Iterator[str]:
    for key, item in value.items():
        name = _name(key)
        if isinstance(item, dict | list | tuple) and item:
            yield f"{name}:"
            yield from _indented(_lines(item))
        else:
            first, *rest = _single(item)
            yield f"{name}: {first}"
            yield from _indented(iter(rest))


def _sequence(value: Sequence[object]) -> Iterator[str]:
    for item in value:
        first, *rest = _lines(item)
        yield f"- {first}"
        yield from _indented(iter(rest))


def _indented(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield f"  {line}" if line else line


def _single(value: object) -> Iterator[str]:
    """Yield the lines of a value that stands behind its key or dash."""
    if isinstance(value, dict | list | tuple):
        yield "[]" if not isinstance(value, dict) else "{}"
    elif isinstance(value, str) and not isinstance(value, Quoted) and _fits_block(value):
        body = value.rstrip("\n")
        yield "|" + {0: "-", 1: ""}.get(len(value) - len(body), "+")
        yield from body.split("\n")
        yield from [""] * (len(value) - len(body) - 1)
    elif value is None or isinstance(value, str | int | float):
        yield scalar(value)
    else:
        message = f"can't write {type(value).__name__} as YAML"
        raise TypeError(message)


def _fits_block(text: str) -> bool:
    """Tell a text whose lines can stand in a literal block as they are."""
    lines = text.rstrip("\n").split("\n")
    return (
        len(lines) > 1
        and lines[0][:1] not in {"", " "}
        and not any(line.endswith((" ", "\t")) for line in lines)
        and not re.search(_ESCAPED, re.sub(r'["\\\n]', "", text))
    )
