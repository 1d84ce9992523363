"""One call of `send`: what is asked, shown and told around the sending itself."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from fnmatch import fnmatchcase
from threading import Timer
from typing import TYPE_CHECKING, Any

from fixturectl import registry
from fixturectl.actions.sending import Sent, Unsent, send, send_all
from fixturectl.actions.sending.drafts import draft, findings_of
from fixturectl.cli import given, notices, streams
from fixturectl.cli.findings import say
from fixturectl.delivery.receipts import UNDELIVERED, worst
from fixturectl.diagnostics import nearest
from fixturectl.errors import FixturectlError, UsageError
from fixturectl.reports.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.sending import Order, Way
    from fixturectl.cli.session import Session
    from fixturectl.delivery.receipts import Receipt
    from fixturectl.diagnostics import Diagnostic

_CELLS = 30
_PATIENCE = 1.0  # seconds in which a message is sent, most of the time
_WORDS = {
    "delivered": "sent",
    "waiting": "queued",
    "sending": "queued",
    "doubtful": "queued",
    "held": "held in doubt",
    "dead": "dead",
    "cancelled": "cancelled",
}


def addresses_of(store: OpenStore, names: Sequence[str], pattern: str | None) -> list[str]:
    """Return the addresses to send: those given, or of each tenant that matches `pattern`.

    With a pattern, `names` are fixtures; a tenant that has none of a name is left out. Raises
    UsageError where nothing is left.
    """
    if pattern is None:
        return list(dict.fromkeys(names))
    tenants = [name for name in store.tenants() if fnmatchcase(name, pattern)]
    if not tenants:
        hint = nearest(pattern, store.tenants()) or "see: fixturectl list tenants"
        raise UsageError(f"no tenant is called {pattern}", hint=hint)
    found = []
    for name in names:
        if "/" in name:
            hint = f"name the fixture alone: {name.rpartition('/')[2]}"
            raise UsageError(f"{name}: --tenants says whose it is already", hint=hint)
        owners = [tenant for tenant in tenants if name in store.fixtures(tenant)]
        if not owners:
            raise UsageError(f"no tenant called {pattern} has a fixture {name}")
        found += [f"{tenant}/{name}" for tenant in owners]
    return list(dict.fromkeys(found))


def variables(
    pairs: Sequence[str] | None, file: Path | None, *, person: bool
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """Return the values of `--vars` and `--var`, and what of them could not be read.

    For a person that is an error. A program's alert is sent degraded, with the values that can be.
    """
    if person:
        return given.variables(pairs, file), ()
    found: dict[str, Any] = {}
    faults: list[Diagnostic] = []
    for one in (None, *(pairs or ())):
        try:
            found |= given.variables(None, file) if one is None else given.variables([one], None)
        except FixturectlError as error:
            faults += findings_of(error)
    return found, tuple(faults)


def confirmed(store: OpenStore, orders: Sequence[Order]) -> bool:
    """Ask a person once before alerts of the most urgent severity; True where there are none.

    What is wrong with any of them is said before: raises what `drafts.draft` raises.
    """
    urgent = []
    for order in orders:
        entry = draft(store, order).entry
        if entry.severity == next(iter(store.tenant(entry.tenant).severities), None):
            urgent.append(entry)
    if not urgent:
        return True
    first = urgent[0]
    what = f"{first.address} to {first.channel}" if len(urgent) == 1 else f"{len(urgent)} alerts"
    said = f"send {what}, {first.status}, as {first.severity}? [y/N] "
    return streams.ask(visible_line(said)).lower() in {"y", "yes"}


def carry_out(
    session: Session, store: OpenStore, orders: Sequence[Order], way: Way, form: str
) -> int:
    """Send, print the receipts, say what is to be said, and return the exit status."""
    found: Sequence[Sent | Unsent]
    try:
        if len(orders) == 1:
            with _patience():
                found = [send(store, orders[0], way)]
        else:
            found = send_all(store, orders, way, _progress)
    except KeyboardInterrupt:
        # What was stored by then will be sent, though not by this call.
        notices.remind(store.root)
        raise
    say(session, list(dict.fromkeys(one for sent in found for one in sent.findings)))
    _say_unsent([one for one in found if isinstance(one, Unsent)])
    receipts = [one.receipt for one in found if isinstance(one, Sent)]
    if receipts or form == "json":
        streams.write(registry.load("fixturectl.reports.receipts", form).write(receipts))
    if len(found) > 1:
        streams.say(_summary(found))
    if way.wait is not None:
        _say_next(receipts)
    return _status(found, way)


def _say_next(receipts: Sequence[Receipt]) -> None:
    """Say what to do about alerts that are not delivered, once for each way that ended."""
    said = {}
    for one in receipts:
        identity, doctor = one.id[:8], f"fixturectl doctor {one.tenant}"
        if one.status == UNDELIVERED:
            said["wait"] = "it is stored; the next send goes on, or: fixturectl outbox flush"
        elif one.state == "held":
            hint = "look in the channel; then send it: fixturectl outbox retry"
            said["held"] = f"{hint} {identity}, or give it up: fixturectl outbox cancel {identity}"
        elif one.state == "dead":
            hint = f"see: {doctor}, fixturectl outbox show {identity}"
            said["dead"] = f"{hint}; once it is mended: fixturectl outbox retry {identity}"
        elif one.refused:
            said["refused"] = f"it is stored; see: {doctor}; then: fixturectl outbox flush"
    for hint in said.values():
        streams.say(f"hint: {hint}")


def _status(found: Sequence[Sent | Unsent], way: Way) -> int:
    statuses = [one.status for one in found]
    if way.wait is None:
        # Who only stores has done all there was to do.
        statuses = [0 if status == UNDELIVERED else status for status in statuses]
    return worst(statuses)


def _say_unsent(found: Sequence[Unsent]) -> None:
    for one in found:
        hint = f"; {one.error.hint}" if one.error.hint else ""
        streams.say(visible_line(f"fixturectl: {one.address}: {one.error.message}{hint}"))


def _summary(found: Sequence[Sent | Unsent]) -> str:
    counts = Counter(
        _WORDS[one.receipt.state] if isinstance(one, Sent) else "not sent" for one in found
    )
    degraded = sum(isinstance(one, Sent) and one.receipt.degraded for one in found)
    said = [f"{count} {word}" for word, count in counts.items()]
    return f"{len(found)} alerts: {', '.join(said)}{f' ({degraded} degraded)' if degraded else ''}"


def _progress(done: int, total: int) -> None:
    """Show on a terminal how far it is; the last call wipes it away."""
    filled = _CELLS * done // total
    bar = "#" * filled + "." * (_CELLS - filled)
    _draw(f"sending [{bar}] {done} of {total}" if done < total else "")


@contextmanager
def _patience() -> Iterator[None]:
    """Show on a terminal that Slack does not answer, where that takes longer than people expect."""
    if not _draws():
        yield
        return
    timer = Timer(_PATIENCE, _draw, ["waiting for Slack"])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        _draw("")


def _draws() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _draw(line: str) -> None:
    """Put a line in place of the one before, on a terminal."""
    if _draws():
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()


def rehearse(
    session: Session, store: OpenStore, orders: Sequence[Order], way: Way, form: str
) -> int:
    """Print the calls that sending would make, say what would come of them; the exit status."""
    from fixturectl.actions.sending.rehearsing import rehearse as rehearsal_of  # only for --dry-run

    found = [rehearsal_of(store, order, way) for order in orders]
    say(session, list(dict.fromkeys(one for each in found for one in each.findings)))
    streams.write(registry.load("fixturectl.reports.rehearsals", form).write(found))
    return int(any(one.degraded for one in found))
