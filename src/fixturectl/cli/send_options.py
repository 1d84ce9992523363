"""The options of commands that send, as types for their parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fixturectl.cli import completers, given

Addresses = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TENANT/FIXTURE...",
        help="The fixtures; with --tenants fixtures alone, with --from tenants.",
        autocompletion=completers.address,
        show_default=False,
    ),
]
From = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--from",
        metavar="alertmanager|grafana FILE|-",
        help="Send what a webhook's payload amounts to, by the routes of the tenants.",
        show_default=False,
    ),
]
Channel = Annotated[
    str | None,
    typer.Option(
        "--channel",
        metavar="ID",
        help="Where to post, one of the tenant's channels, instead of the severity's.",
        show_default=False,
    ),
]
Tenants = Annotated[
    str | None,
    typer.Option(
        "--tenants",
        metavar="GLOB",
        help="Send it for every tenant that matches, as 'spotify-*'; name the fixture alone then.",
        show_default=False,
    ),
]
Yes = Annotated[
    bool, typer.Option("--yes", "-y", help="Don't ask before an alert of the most urgent severity.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show the calls to Slack; send and store nothing.")
]
Key = Annotated[
    str | None,
    typer.Option(
        "--key",
        metavar="KEY",
        help="Which alert it is about: the same key updates the same Slack message.",
        show_default=False,
    ),
]
Sample = Annotated[
    str | None,
    typer.Option(
        "--sample",
        metavar="NAME",
        help="Send a test with the values of this sample, marked as a test.",
        autocompletion=completers.sample,
        show_default=False,
    ),
]
Repeat = Annotated[
    bool, typer.Option("--repeat", help="Send it even if the same was sent just now.")
]
Wait = Annotated[
    float | None,
    typer.Option(
        "--wait",
        metavar="SECONDS",
        min=0,
        help="How long to try before the message is left to others; 15 if not given.",
        show_default=False,
    ),
]
NoWait = Annotated[
    bool, typer.Option("--no-wait", help="Only store it; fixturectl outbox flush sends it.")
]
TokenFile = Annotated[
    Path | None,
    typer.Option(
        "--token-file",
        metavar="FILE",
        help="A file that holds the bot token, readable by you alone.",
        show_default=False,
    ),
]


def seconds(wait: float | None) -> float:
    """Return how long to try, below zero for as long as the settings say; UsageError for nan."""
    if wait is None:
        return -1.0
    given.refuse_nan("--wait", wait, "--wait 15")
    return wait
