"""One call of `push`, from what changed to the address where it is reviewed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from fixturectl.cli import streams
from fixturectl.errors import FindingsError
from fixturectl.reports.visible import visible_line

if TYPE_CHECKING:
    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.push import Plan, Pushed, Wanted
    from fixturectl.cli.session import Session

_SHOWN = 20  # files of a commit that are named
_SHORT = 10  # characters of a commit's id


def on_terminal() -> bool:
    """Tell whether somebody is there to answer: both ends are a terminal's."""
    streams_ = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams_)


def run(session: Session, wanted: Wanted, *, opens: bool, dry_run: bool) -> int:
    """Push, say what was done, and return the exit status."""
    from fixturectl.actions import push
    from fixturectl.actions.opening import OpenStore
    from fixturectl.cli import findings

    store = OpenStore(session.root())
    plan = push.plan(store, wanted)
    if not plan.is_news:
        return _nothing(store, plan, opens=opens)
    session.note(f"looking at {len(plan.changes)} changed files and what depends on them")
    status = findings.say(session, push.findings(store, plan))
    if status:
        streams.say("fixturectl: nothing was pushed")
        return status
    for path in plan.ignored:
        streams.say(f"note: git ignores {visible_line(path)}: it stays here")
    if dry_run:
        _tell(plan, "would commit", "would push")
        return 0
    body = _body(store, plan) if opens else ""
    try:
        done = push.carry_out(store, plan, wanted)
    except FindingsError as error:
        return _broken_together(session, plan, error)
    _say_done(done)
    if opens:
        _open(done.plan, body)
    return 0


def _broken_together(session: Session, plan: Plan, error: FindingsError) -> int:
    """Say what is wrong with two people's changes together."""
    from fixturectl.cli import findings

    status = findings.say(session, error.diagnostics)
    name = plan.clone.remote.name
    streams.say(f"fixturectl: this breaks with what others pushed to {name}; nothing was pushed")
    streams.say("hint: git pull --rebase --autostash, mend it, and push again")
    return status


def _say_done(done: Pushed) -> None:
    """Say what was pushed, and where it is reviewed."""
    _tell(done.plan, f"committed {done.commit[:_SHORT]}", "pushed")
    for note in done.notes:
        streams.say(f"note: {visible_line(note)}")
    page = done.plan.page
    if page:
        streams.write(page)
    else:
        for line in done.said:
            streams.say(f"{done.plan.clone.remote.name}: {visible_line(line)}")


def _body(store: OpenStore, plan: Plan) -> str:
    """Return what the review's changes do to messages, in Markdown."""
    from fixturectl.actions.diff import diff
    from fixturectl.reports.differences import markdown
    from fixturectl.reports.page import Page

    return markdown.write(diff(store, plan.clone.base).difference, Page())


def _open(plan: Plan, body: str) -> None:
    """Open a request for review and print its address; say how to where that can't be done."""
    from fixturectl.actions.pushing import requests
    from fixturectl.errors import FixturectlError

    if not plan.clone.heads.default:
        hint = "name it to the forge, then run push --open again"
        raise FixturectlError(f"{plan.clone.remote.name} has no default branch yet", hint=hint)
    title = plan.message.partition("\n")[0] or plan.proposal.branch
    request = requests.Request(plan.proposal.branch, plan.clone.heads.default, title, body)
    streams.write(requests.opened(plan.clone.root, plan.home, request))


def _nothing(store: OpenStore, plan: Plan, *, opens: bool) -> int:
    from fixturectl.actions.push import settle

    where = f"{plan.clone.remote.name}/{plan.proposal.branch}"
    if plan.proposal.remote_tip is None:
        where = f"{plan.clone.remote.name}/{plan.clone.heads.default}"
    streams.say(f"nothing to push: {where} has all of the store")
    for note in settle(plan):
        streams.say(f"note: {note}")
    if plan.proposal.remote_tip is not None and plan.changes and plan.page:
        streams.write(plan.page)
    if opens and plan.changes and plan.proposal.remote_tip is not None:
        _open(plan, _body(store, plan))
    return 0


def _tell(plan: Plan, committed: str, pushed: str) -> None:
    """Say which files go where."""
    proposal, clone = plan.proposal, plan.clone
    if proposal.changes:
        streams.write(f"{committed}: {visible_line(plan.message.partition(chr(10))[0])}")
        for change in proposal.changes[:_SHOWN]:
            streams.write(f"  {change.status} {visible_line(clone.inside(change.path))}")
        if len(proposal.changes) > _SHOWN:
            streams.write(f"  and {len(proposal.changes) - _SHOWN} more files")
    streams.write(f"{pushed} to {clone.remote.name}, branch {proposal.branch}")
    for name in proposal.beside:
        streams.say(f"note: {name} is under review with changes of the same files")
        streams.say(f"hint: --branch {name} goes on there")
