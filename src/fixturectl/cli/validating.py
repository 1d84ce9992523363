"""One call of `validate`, from what it was asked for to its exit status."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fixturectl.cli import streams, whole_files
from fixturectl.errors import FixturectlError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.actions.store import Store
    from fixturectl.actions.validate import Report
    from fixturectl.actions.validate_blocks import Payload
    from fixturectl.actions.validation.recalling import Recalled
    from fixturectl.actions.validation.targets import Request
    from fixturectl.cli.session import Session
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.reports.findings import Sources

FOUND = 1
_GRAVER = {"error": ("error",), "warning": ("error", "warning")}  # than `--fail-on`, itself too
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments and options of one call; empty is what was not given."""

    targets: tuple[str, ...]
    stdin_filename: str
    blocks: tuple[str, ...]
    changed_since: str
    online: bool
    pseudo: bool
    fail_on: str
    form: str
    output: Path | None
    update_baseline: bool


def run(session: Session, call: Call) -> int:
    """Validate, print the report and return the exit status."""
    refuse(call)
    fault: FixturectlError | None = None
    printed: list[Diagnostic] = []
    if call.blocks:
        findings, fault = _blocks(session, call)
    else:
        findings, fault = _store(session, call, printed)
    _print(session, call, findings, printed)
    if fault is not None:
        raise fault
    return FOUND if any(_counts(one, call.fail_on) for one in findings) else 0


def found(session: Session, call: Call) -> list[Diagnostic]:
    """Return what is found in a store, before anything of it is printed."""
    return _store(session, call, None)[0]


def refuse(call: Call) -> None:
    """Raise UsageError for what makes no sense together."""
    asked = call.targets or call.changed_since
    if (STDIN in call.targets) != bool(call.stdin_filename):
        hint = "write: fixturectl validate - --stdin-filename FILE"
        raise UsageError("- and --stdin-filename go together", hint=hint)
    if call.stdin_filename and len(call.targets) > 1:
        raise UsageError("- is validated alone", hint="leave out the other targets")
    if call.blocks and (asked or call.update_baseline or call.pseudo):
        raise UsageError("--blocks validates files that are in no store", hint="use it alone")
    if call.update_baseline and call.pseudo:
        hint = "accept them on their lines, by # fixturectl: ignore[NAME] and why"
        raise UsageError("--update-baseline takes no findings of --pseudo", hint=hint)
    if call.update_baseline and asked:
        hint = "leave out the targets and --changed-since"
        raise UsageError("--update-baseline needs all findings", hint=hint)


def _counts(found: Diagnostic, fail_on: str) -> bool:
    return found.level in _GRAVER.get(fail_on, (found.level,))


def _is_plain(call: Call) -> bool:
    """Whether all of the store is asked about, and nothing else."""
    narrowed = call.targets or call.changed_since
    return not (narrowed or call.online or call.pseudo or call.update_baseline)


# -- what is validated


def _store(
    session: Session, call: Call, printed: list[Diagnostic] | None
) -> tuple[list[Diagnostic], FixturectlError | None]:
    """Validate a store; where nothing has changed since the last run, hardly anything is loaded."""
    from time import time_ns

    from fixturectl.actions.validation import recalling

    root = session.root()
    began = time_ns()
    known = None if call.stdin_filename else recalling.recall(root)
    if known is not None and known.findings is not None and _is_plain(call):
        session.note("nothing has changed since the last run")
        return known.findings, None
    from fixturectl.actions.store import Store

    store = Store(root)
    if call.stdin_filename:
        _edit(store, call)
    report = _validated(session, call, store, known, printed)
    if known is not None and not call.update_baseline:
        recalling.keep(root, known.state, report, began)
    if call.update_baseline:
        _update_baselines(root, report)
        store = Store(root)
        report = _validated(session, call, store, known, printed)
    findings = [*report.findings, *_made_up(store, call)]
    if not call.online:
        return findings, None
    from fixturectl.cli import asking

    asked = asking.of_store(session, store)
    return [*findings, *asked.findings], asked.fault


def _made_up(store: Store, call: Call) -> list[Diagnostic]:
    """Return what messages show in pseudo-locales, if that is asked for."""
    if not call.pseudo:
        return []
    from fixturectl.actions.validation import made_up_locales

    return made_up_locales.findings(store, _request(store, call))


def _update_baselines(root: Path, report: Report) -> None:
    if not report.baselines:
        hint = "name its file in fixtures/default/tenant.yaml, as checks: {baseline: accepted.json}"
        raise UsageError("no tenant has a baseline", hint=hint)
    for path, content in report.baselines.items():
        whole_files.write(root / path, _encoded(content))
        streams.say(f"wrote {path}: {_accepted(content)} accepted")


def _accepted(baseline: str) -> str:
    import json

    count = len(json.loads(baseline)["findings"])
    return "1 finding" if count == 1 else f"{count} findings"


def _validated(
    session: Session,
    call: Call,
    store: Store,
    known: Recalled | None,
    printed: list[Diagnostic] | None,
) -> Report:
    from fixturectl.actions.validate import validate
    from fixturectl.cli.progress import Progress

    request = _request(store, call)
    prints = call.form == "text" and call.output is None and not call.update_baseline
    with Progress(session, printed if prints else None) as progress:
        return validate(
            store,
            request,
            state=known.state if known is not None else None,
            remembers=known is not None,
            watcher=progress,
        )


def _request(store: Store, call: Call) -> Request:
    from fixturectl.actions.validation.targets import Request

    if not call.stdin_filename:
        return Request(call.targets, call.changed_since)
    return Request(only=_in_store(store, call))


def _in_store(store: Store, call: Call) -> str:
    from pathlib import Path

    from fixturectl.actions.validation.targets import in_store

    return in_store(store.root, Path(call.stdin_filename))


def _edit(store: Store, call: Call) -> None:
    """Let the store have what an editor holds, in place of the file that - stands for."""
    from fixturectl.actions.validation.targets import edited

    edited(store, {_in_store(store, call): sys.stdin.buffer.read()})


def _blocks(session: Session, call: Call) -> tuple[list[Diagnostic], FixturectlError | None]:
    from fixturectl.actions import validate_blocks

    payloads = [validate_blocks.read(_payload(name)) for name in call.blocks]
    findings = list(validate_blocks.validate(payloads))
    if not call.online:
        return findings, None
    from fixturectl.cli import asking

    asked = asking.of_payloads(
        session, [(one.name, one.value) for one in payloads if one.fault is None]
    )
    return [*findings, *asked.findings], asked.fault


def _payload(name: str) -> Payload:
    """Read what `--blocks` names: a file, standard input, or the address of a message itself."""
    from fixturectl.actions.validate_blocks import Payload
    from fixturectl.blocks import builder_url
    from fixturectl.cli.given import content_of

    if builder_url.is_address(name):
        return Payload("", name)
    try:
        content = content_of(name)
    except OSError as error:
        message = f"--blocks {name}: {(error.strerror or str(error)).lower()}"
        hint = "name a file, - for standard input, or an address of Block Kit Builder"
        raise UsageError(message, hint=hint) from None
    return Payload("stdin" if name == STDIN else name, content.decode("utf-8", "replace"))


# -- what is printed


def _print(
    session: Session, call: Call, findings: list[Diagnostic], printed: list[Diagnostic]
) -> None:
    from fixturectl import registry
    from fixturectl.reports.page import page_of

    page = page_of(sys.stdout, color=session.color)
    report = registry.load("fixturectl.reports.findings", call.form)
    if printed:
        from fixturectl.reports.findings import ordered, text

        known = set(printed)
        rest = ordered(one for one in findings if one not in known)
        streams.write("".join(text.told(one, sources(session, call), page) for one in rest))
        streams.write(text.summary(findings))
        return
    content = report.write(findings, sources(session, call), page)
    if call.output is None:
        streams.write(content)
    else:
        whole_files.write(call.output, _encoded(content))


def sources(session: Session, call: Call) -> Sources:
    """Return where a report finds lines of files and manual pages."""
    from fixturectl.cli import findings, manuals
    from fixturectl.reports.findings import Sources

    if call.blocks:
        return Sources(manual=manuals.manual)
    return Sources(findings.lines(session), manuals.manual, _prefix(session))


def _prefix(session: Session) -> str:
    """Return the way from the repository's root to the store, "" where there is no repository."""
    from fixturectl import git

    root = session.root()
    try:
        prefix = root.relative_to(git.repository(root)).as_posix()
    except (FixturectlError, ValueError):
        return ""
    return "" if prefix == "." else prefix


def _encoded(content: str) -> bytes:
    return content.encode("utf-8", "backslashreplace")
