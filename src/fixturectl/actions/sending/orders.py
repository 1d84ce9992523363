"""What a caller asks for: which alert, for whom, and how long to try."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path
    from threading import Event

    from fixturectl.diagnostics import Diagnostic


class Order(NamedTuple):
    """One alert to send. Everything left out has the default that the design gives it.

    `severity` and `channel` stand in for the fixture's and the severity's own. A `person` gets a
    wrong or missing variable back as an error; from anybody else the alert is sent degraded.
    `title` names an alert that no fixture tells. `context` is what else is known of the alert: a
    degraded message says it too. `faults` are what could not be read of the variables: with one,
    the alert is sent degraded.
    """

    address: str
    locale: str | None = None
    variables: Mapping[str, Any] = MappingProxyType({})
    status: str = "firing"
    severity: str = ""
    channel: str = ""
    key: str = ""
    sample: str | None = None
    repeat: bool = False
    now: datetime | None = None
    person: bool = False
    title: str = ""
    context: Mapping[str, str] = MappingProxyType({})
    faults: tuple[Diagnostic, ...] = ()


class Way(NamedTuple):
    """How to deliver: `wait` is in seconds, None to only store; without it, that of the settings.

    `environ` says where state lies, where Slack is, and holds tokens. `sender` is who sends, by
    default this process's user. Once `over` is set, nothing more is begun.
    """

    wait: float | None = -1.0
    token_file: Path | None = None
    environ: Mapping[str, str] = os.environ
    sender: str = ""
    over: Event | None = None
