"""What a change does, as a comment on a pull request: folded, at most 60,000 characters.

The words of messages stand in `<pre>` and `<code>` only, with `& < >` as entities and a word joiner
behind each `@`: there neither Markdown nor the mentions, references and links of GitHub, GitLab and
Gitea are read. The first line is a comment by which a program finds its own comment again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.diagnostics import LEVELS
from fixturectl.reports.differences import counted, reach
from fixturectl.reports.differences._ways import MOST, ways
from fixturectl.reports.differences.text import totals
from fixturectl.reports.visible import visible
from fixturectl.reports.wording import around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.words import Run
    from fixturectl.reports.differences import Difference, Entry
    from fixturectl.reports.differences._ways import Way
    from fixturectl.reports.page import Page

MARK = "<!-- fixturectl diff -->"
LONGEST = 60_000  # characters: GitHub takes 65,536, and whoever posts it may add some
_MOST_FINDINGS = 30
_LONGEST_LINE = 300  # characters of a finding
_ROOM = 400  # characters kept for what counts the rest
# What Markdown reads in no other way inside a paragraph.
_NAME = re.compile(r"[\w./@{}^~-]+")
_ENTITIES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "`": "&#96;",
        "|": "&#124;",
        "@": "&#64;\u2060",
    }
)


def write(difference: Difference, _page: Page) -> str:
    """Return the difference as Markdown; what has no room is counted."""
    found = f"{MARK}\n{totals(difference)}{_revision(difference)}\n"
    pieces = [
        *_findings("new", difference.found),
        *(_entry(entry) for entry in difference.entries),
        *_findings("fixed", difference.mended),
        *_unseen(difference),
    ]
    left = 0
    for piece in pieces:
        if len(found) + len(piece) + _ROOM > LONGEST:
            left += 1
        else:
            found += f"\n{piece}"
    if left:
        parts = counted(left, "part is", "parts are")
        found += f"\n{parts} not shown here: fixturectl diff shows all.\n"
    return found


def _revision(difference: Difference) -> str:
    name = difference.revision
    return f", compared with <code>{_safe_line(name)}</code>" if _NAME.fullmatch(name) else ""


def _entry(entry: Entry) -> str:
    lead = "" if entry.kind == "changed" else f"{entry.kind}: "
    head = f"{lead}<code>{_safe_line(entry.cause)}</code>: {_safe_line(reach(entry.messages))}"
    parts = [] if entry.place is None else [_safe(str(entry.place))]
    parts += [f"{what}: {_safe(why)}" for what, why in entry.faults]
    found = ways(entry)
    parts += ["\n".join(_way(way)) for way in found[:MOST]]
    if len(found) > MOST:
        parts.append(f"… {len(found) - MOST} more like these")
    return _folded(head, "\n\n".join(parts))


def _way(way: Way) -> Iterator[str]:
    for sign, tag, found in (("-", "del", way.before), ("+", "ins", way.after)):
        if found is not None:
            yield f"{sign} " + "".join(_run(run, tag) for run in around(found))


def _run(run: Run, tag: str) -> str:
    # An empty line would end nothing inside <pre>; indented like the rest it reads better.
    said = _safe(run.text).replace("\n", "\n  ")
    return f"<{tag}>{said}</{tag}>" if run.changed else said


def _findings(what: str, findings: Sequence[Diagnostic]) -> Iterator[str]:
    if findings:
        ordered = sorted(findings, key=lambda one: (LEVELS.index(one.level), one.place))
        lines = [f"{one.place}: {one.level}: {one.message} [{one.check}]" for one in ordered]
        if len(lines) > _MOST_FINDINGS:
            lines[_MOST_FINDINGS:] = [f"… {len(lines) - _MOST_FINDINGS} more"]
        told = "\n".join(line[:_LONGEST_LINE] for line in lines)
        number = counted(len(findings), f"{what} finding")
        yield _folded(number, _safe(told), is_open=what == "new")


def _unseen(difference: Difference) -> Iterator[str]:
    if difference.unseen:
        lines = [
            f"{one.place}: {one.cause}{f' ({one.reason})' if one.reason else ''}"
            for one in difference.unseen
        ]
        count = counted(len(lines), "change")
        yield _folded(f"{count} in no message shown", _safe("\n".join(lines)))


def _folded(head: str, content: str, *, is_open: bool = False) -> str:
    """Return what is seen after a click.

    The empty lines matter: `<pre>` at the start of a line, and nothing but it, is read by no
    Markdown until it ends, whatever empty lines are in it.
    """
    shown = " open" if is_open else ""
    return (
        f"<details{shown}><summary>{head}</summary>\n\n<pre>{content}</pre>\n\n</details>\n"
        if content
        else f"<details{shown}><summary>{head}</summary></details>\n"
    )


def _safe(text: str) -> str:
    return visible(text).translate(_ENTITIES)


def _safe_line(text: str) -> str:
    return " ".join(_safe(text).split())
