"""List who can read which encrypted files, by tenant.

Marks who can and should not by .sops.yaml, and who should and can't.
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer


def command(
    ctx: typer.Context,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="The format.")] = "text",
) -> None:
    from fixturectl.actions.secrets.recipients import recipients
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.reports import secrets as report

    found = recipients(Session.of(ctx).root())
    text = report.recipients_json(found) if form == "json" else report.recipients_text(found)
    if text:
        streams.write(text)
