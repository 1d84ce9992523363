"""One call of `validate --fix` or `--diff`: mend what takes no thought, or show how."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from fixturectl.cli import streams, validating
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from fixturectl.actions.fixing import Contents, Fixes
    from fixturectl.cli.session import Session
    from fixturectl.cli.validating import Call

CHANGES = 1


def run(session: Session, call: Call, *, writes: bool) -> int:
    """Mend files and validate them again, or without `writes` print a diff; return the status."""
    from fixturectl.actions.fixing import fixes

    _refuse(call, writes=writes)
    made = fixes(session.root(), validating.found(session, replace(call, online=False)))
    if not writes:
        if made.files:
            streams.write("".join(map(_diff, made.files, made.files.values())))
        _tell(made, "would fix")
        return CHANGES if made.files else 0
    if made.files:
        made.write(session.root())
    _tell(made, "fixed")
    return validating.run(session, call)


def _refuse(call: Call, *, writes: bool) -> None:
    """Raise UsageError for what makes no sense together."""
    validating.refuse(call)
    name = "--fix" if writes else "--diff"
    if call.blocks or call.stdin_filename:
        hint = "leave out --blocks and -"
        raise UsageError(f"{name} mends the files of a store", hint=hint)
    if call.update_baseline:
        hint = "fix first, then update the baseline"
        raise UsageError(f"{name} and --update-baseline both change files", hint=hint)
    if not writes and (call.form != "text" or call.output is not None):
        raise UsageError("--diff prints a diff, not findings", hint="leave out --format, --output")


def _tell(made: Fixes, done: str) -> None:
    """Say which checks' findings were mended in which files, and which could not be."""
    for path in sorted(made.files):
        counts = Counter(one.check for one in made.mended if one.path == path)
        checks = ", ".join(f"{count} {check}" for check, count in sorted(counts.items()))
        streams.say(f"{done} {path}: {checks or 'what it says of source texts'}")
    for one in made.left:
        streams.say(f"left {one.place}: mending {one.check} would lead to another finding")
    if not made.files:
        streams.say("nothing to fix")
        return
    findings, files = len(made.mended), len(made.files)
    counted = f"{findings} finding{'s' if findings != 1 else ''}"
    streams.say(f"{done} {counted} in {files} file{'s' if files != 1 else ''}")


def _diff(path: str, contents: Contents) -> str:
    """Return how a file would change, as `git apply` takes it."""
    from difflib import unified_diff

    before, after = (re.findall("[^\n]*\n|[^\n]+", one.decode()) for one in contents)
    lines = unified_diff(before, after, f"a/{path}", f"b/{path}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
