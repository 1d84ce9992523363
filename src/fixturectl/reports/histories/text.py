"""A history for people: a line for each delivery, then how each tenant was served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.columns import columns
from fixturectl.reports.deliveries.text import local, span

if TYPE_CHECKING:
    from fixturectl.reports.histories import History, Level, Sent, Service

_SENT = ("SETTLED", "FIXTURE", "STATE", "TOOK", "CHANNEL", "BY", "TITLE")
_SERVICES = ("TENANT", "DELIVERED", "DEAD", "CANCELLED", "DEGRADED", "P50", "P95", "SUCCESS")
_MARKS = {True: " ✓", False: " ✗", None: ""}


def write(history: History) -> str:
    if not history.services:
        return "nothing was sent yet"
    tables = []
    if history.sent:
        tables.append(columns(_SENT, [_row(one) for one in history.sent]))
    tables.append(columns(_SERVICES, [_served(one) for one in history.services]))
    return "\n\n".join(tables)


def _row(sent: Sent) -> tuple[str, ...]:
    remarks = {
        "degraded": sent.degraded,
        "test": sent.test,
        "perhaps twice": sent.possible_duplicate,
    }
    said = [name for name, is_so in remarks.items() if is_so]
    return (
        local(sent.settled),
        f"{sent.tenant}/{sent.fixture}",
        f"{sent.state} ({', '.join(said)})" if said else sent.state,
        span(sent.seconds) if sent.state == "delivered" else "",
        sent.channel,
        sent.sender,
        sent.title,
    )


def _served(service: Service) -> tuple[str, ...]:
    counts = (service.delivered, service.dead, service.cancelled, service.degraded)
    return (
        service.tenant,
        *map(str, counts),
        _time(service.p50),
        _time(service.p95),
        _share(service.success),
    )


def _time(level: Level) -> str:
    if level.measured is None:
        return "–"
    limit = "" if level.promised is None else f" of {span(level.promised)}"
    return f"{span(level.measured)}{limit}{_MARKS[level.met]}"


def _share(level: Level) -> str:
    if level.measured is None:
        return "–"
    limit = "" if level.promised is None else f" of {level.promised:g} %"
    return f"{level.measured:g} %{limit}{_MARKS[level.met]}"
