r"""Prevents words that run into each other, or stand apart, in one language only.

A text that begins or ends with a blank is put together with something; a translation that doesn't
is glued to it. Blanks that are doubled, tabs, and lines that got lost show in the message.

To mend it, write the blanks and the line breaks as the source text has them.

PASS: one blank between words

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"

FAIL: a blank at the end, and two in the middle

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de  {host} est presque plein "  # <- double-space, edge-whitespace

FAIL: a line break that got lost

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host}\nalmost full"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"  # <- newline-count
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.checks._comparing import Remark, Side, compared
from fixturectl.store.yaml_edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {
    "double-space": "warning",
    "tab": "warning",
    "newline-count": "warning",
    "edge-whitespace": "error",
}
_DOUBLE = re.compile(r"(?<=\S)  +(?=\S)")
_TAB = re.compile(r" *\t[ \t]*")
_FULL_WIDTH = "：。、，；！？）」』】"
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def compare(source: Side, target: Side) -> Iterator[Remark]:
    yield from _edges(source.value, target.value)
    doubled = _DOUBLE.search(target.value)
    if doubled and not _DOUBLE.search(source.value):
        edits = _single(target.value, _DOUBLE)
        said = ("two blanks in a row", "write one")
        yield Remark("double-space", doubled.start(), *said, edits=edits)
    if "\t" in target.value and "\t" not in source.value:
        edits = _single(target.value, _TAB)
        yield Remark("tab", target.value.index("\t"), "a tab", "write a blank", edits=edits)
    ours, theirs = target.value.strip().count("\n"), source.value.strip().count("\n")
    if ours != theirs:
        message = f"{ours} line breaks, where the source text has {theirs}"
        yield Remark("newline-count", 0, message, "break the lines as the source text does")


def _single(text: str, blanks: re.Pattern[str]) -> tuple[Edit, ...]:
    """Return edits that leave one blank of several, none at a line's edge, and code as it is."""
    code = [found.span() for found in _CODE.finditer(text)]
    return tuple(
        Edit(*found.span(), " " if _between(text, *found.span()) else "")
        for found in blanks.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in code)
    )


def _between(text: str, start: int, end: int) -> bool:
    """Tell whether blanks stand between two words of a line."""
    return text[start - 1 : start] not in ("", "\n") and text[end : end + 1] not in ("", "\n")


def _edges(source: str, target: str) -> Iterator[Remark]:
    if not target.strip() or not source.strip():
        return
    hint = "begin and end as the source text does"
    if source[0].isspace() is not target[0].isspace():
        kind = "a blank at the beginning" if target[0].isspace() else "no blank at the beginning"
        blanks = source[: len(source) - len(source.lstrip())]
        edit = Edit(0, len(target) - len(target.lstrip()), blanks)
        said = (f"{kind}, unlike the source text", hint)
        yield Remark("edge-whitespace", 0, *said, edits=(edit,))
    # A full-width sign brings its own blank.
    if source[-1].isspace() is not target[-1].isspace() and target[-1] not in _FULL_WIDTH:
        kind = "a blank at the end" if target[-1].isspace() else "no blank at the end"
        edit = Edit(len(target.rstrip()), len(target), source[len(source.rstrip()) :])
        said = (f"{kind}, unlike the source text", hint)
        yield Remark("edge-whitespace", len(target) - 1, *said, edits=(edit,))


def text(subject: Wordings) -> Iterable[Finding]:
    return compared(subject, compare)
