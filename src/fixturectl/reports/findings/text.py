"""Findings for people: a line each, the line at fault with a caret, the hint, and the count.

    fixtures/acme/fr-FR/disk-full.yaml:12:7: error: unknown placeholder {nmae} [placeholder-extra]
        title: "Disque {nmae}"
                       ^
    hint: did you mean {name}?
    shown in acme/disk-full, locale fr-FR, sample quiet

Colours are plain escapes: loading a drawing library would cost more than the whole check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.diagnostics import LEVELS
from fixturectl.reports.excerpt import excerpt
from fixturectl.reports.findings import ordered
from fixturectl.reports.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.reports.findings import Sources
    from fixturectl.reports.page import Page

_INDENT = "    "
_BOLD, _DIM = "1", "2"
FIXABLE = "[*]"  # behind what --fix mends
_FIXABLE_COLOR = "1;32"
_LEVEL_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36"}


def write(diagnostics: Iterable[Diagnostic], sources: Sources, page: Page) -> str:
    """Return the findings as text, an empty line after each that shows more than its own line."""
    found = ordered(diagnostics)
    return "".join([*(told(one, sources, page) for one in found), summary(found), "\n"])


def told(found: Diagnostic, sources: Sources, page: Page) -> str:
    """Return one finding as text, with the line end and the empty line behind it."""
    lines = list(_told(found, sources, page))
    return "\n".join([*lines, "", ""] if len(lines) > 1 else [*lines, ""])


def _told(found: Diagnostic, sources: Sources, page: Page) -> Iterator[str]:
    def paint(text: str, color: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if page.colors else text

    where = paint(visible_line(str(found.place)), _BOLD) + ": " if found.path else ""
    level = paint(f"{found.level}:", _LEVEL_COLORS[found.level])
    check = paint(f"[{visible_line(found.check)}]", _DIM)
    mark = f" {paint(FIXABLE, _FIXABLE_COLOR)}" if found.edits else ""
    yield f"{where}{level} {visible_line(found.message)} {check}{mark}"
    source = sources.lines(found.path, found.line) if found.path else None
    if source is not None and source.strip():
        shown, offset = excerpt(source, found.column, page.width - len(_INDENT))
        yield _INDENT + shown
        yield _INDENT + " " * offset + paint("^", _LEVEL_COLORS[found.level])
    if found.hint:
        yield f"{paint('hint:', _BOLD)} {visible_line(found.hint)}"
    if example := _example(found):
        reach = _reach(found)
        yield paint(f"shown in {visible_line(example)}{reach and f'; reaches {reach}'}", _DIM)


def _example(found: Diagnostic) -> str:
    """Name the message that shows the fault."""
    name = "/".join(part for part in (found.tenant, found.fixture) if part)
    parts = [
        name,
        found.locale and f"locale {found.locale}",
        found.sample and f"sample {found.sample}",
    ]
    return ", ".join(part for part in parts if part)


def _reach(found: Diagnostic) -> str:
    """Count whom the finding reaches, where that is more than the message that shows it."""
    counts = ((found.tenants, "tenants"), (found.locales, "locales"))
    return ", ".join(f"{count} {what}" for count, what in counts if count > 1)


def summary(found: list[Diagnostic]) -> str:
    """Count the findings: `3 errors, 1 warning in 2 files`, and those that --fix mends."""
    fixable = sum(bool(one.edits) for one in found)
    mendable = f"\n{FIXABLE} {fixable} fixable with: fixturectl validate --fix" if fixable else ""
    return _counted(found) + mendable


def _counted(found: list[Diagnostic]) -> str:
    if not found:
        return "no findings"
    levels = [one.level for one in found]
    counts = [(levels.count(level), level) for level in LEVELS]
    said = ", ".join(
        f"{count} {level}{'s' if count != 1 and level != 'info' else ''}"
        for count, level in counts
        if count
    )
    files = len({one.path for one in found if one.path})
    if not files:
        return said
    return f"{said} in {files} file{'s' if files != 1 else ''}"
