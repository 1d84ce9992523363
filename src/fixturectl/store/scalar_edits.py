"""Edits of some characters of a value, as edits of the file that spells it.

A value may be quoted, escaped or folded: an edit is there only where exactly the wanted value would
be read from the edited file, and every other byte stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.store.yaml_edits import Edit, apply
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence, read
from fixturectl.store.yaml_writer import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCKS = ("|", ">")
_HEADER = re.compile(r"[|>][0-9]?([-+]?)")
_BLANKS = "\u00a0\u202f"  # which look like any other where they are not escaped
_ESCAPE = re.compile(r"\\[uUx_]")
_BREAK = re.compile(r"[\r\n]")
# The MAC of such a file covers its values in clear too: without the key none may be changed.
_SOPS = re.compile(r"^[\"']?sops[\"']?\s*:", re.MULTILINE)
_SEALED_ONLY = re.compile(r"mac_only_encrypted[\"']?\s*:\s*true\b")


def within(scalar: Scalar, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits of the file's text that make `edits` in the value of `scalar`.

    There are none where the way the value is spelled doesn't allow them: a line break that is
    folded away, a plain value that would read as something else, a file whose MAC covers it.
    """
    edits = sorted(edits)
    text = scalar.source.text
    if _SOPS.search(text) and not _SEALED_ONLY.search(text):
        return ()
    wanted = apply(scalar.value, edits)
    found = tuple(_placed(scalar, edit) for edit in edits)
    if any(edit is None for edit in found):
        return ()
    placed = tuple(edit for edit in found if edit is not None)
    return placed if _reads(scalar, placed, wanted) else ()


def _placed(scalar: Scalar, edit: Edit) -> Edit | None:
    """Return where one edit of the value stands in the file, None where it can't."""
    text = scalar.source.text
    length = len(scalar.value)
    if scalar.style in _BLOCKS and (edit.end == length or not length):
        chomped = _chomped(scalar, edit)
        if chomped is not None:
            return chomped
    start, end = scalar.offset(edit.start), scalar.offset(edit.end)
    spelled = _spelled(scalar, edit.text)
    # Behind a block's last line break is no place in the value's own spelling.
    if end > scalar.end or _BREAK.search(text, start, end) or _BREAK.search(spelled):
        return None
    return Edit(start, end, spelled)


def _spelled(scalar: Scalar, text: str) -> str:
    """Return how `text` is written inside the scalar: with escapes where it has some already."""
    if scalar.style == "'":
        return text.replace("'", "''")
    if scalar.style != '"':
        return text
    spelled = quote(text)[1:-1]
    if _ESCAPE.search(scalar.spelling):
        return "".join(f"\\u{ord(one):04x}" if one in _BLANKS else one for one in spelled)
    return spelled


def _chomped(scalar: Scalar, edit: Edit) -> Edit | None:
    """Return the edit of a block's header that removes or adds the line break at its end."""
    header = _HEADER.match(scalar.source.text, scalar.start)
    goes = edit.text == "" and scalar.value[edit.start : edit.end] == "\n"
    comes = edit.text == "\n" and edit.start == edit.end
    if header is None or not (goes or (comes and header[1] == "-")):
        return None
    return Edit(*header.span(1), "-" if goes else "")


def _reads(scalar: Scalar, edits: tuple[Edit, ...], wanted: str) -> bool:
    """Tell whether `wanted` would be read from the scalar's spelling after `edits`."""
    start = scalar.start
    before = scalar.spelling
    after = apply(before, [Edit(one.start - start, one.end - start, one.text) for one in edits])
    if _alone(before) != scalar.value or _alone(after) != wanted:
        return False
    if scalar.style:
        return True
    # A plain value may stand in braces, where more characters end it.
    return _listed(before) != scalar.value or _listed(after) == wanted


def _alone(spelling: str) -> str | None:
    """Return the text that a spelling has behind a key."""
    root = read("", f"x: {spelling}\n".encode()).root
    return _text(root.get("x")) if isinstance(root, Mapping) else None


def _listed(spelling: str) -> str | None:
    """Return the text that a spelling has in brackets."""
    root = read("", f"[{spelling}]\n".encode()).root
    return _text(root.items[0]) if isinstance(root, Sequence) and len(root.items) == 1 else None


def _text(node: object) -> str | None:
    if isinstance(node, Scalar) and isinstance(node.resolve(), str):
        return node.value
    return None
