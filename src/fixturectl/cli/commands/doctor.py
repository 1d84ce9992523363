"""Look at what the program needs: git, the store, its format, its locales.

✓ is in order, ✗ is missing, – is missing but not needed by most commands. Each of the last two
says what to do next. The exit status is 1 where something needed is missing.

    fixturectl doctor
    fixturectl doctor --format json
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer


def command(
    ctx: typer.Context,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How to print it.")
    ] = "text",
) -> int:
    from pathlib import Path

    from fixturectl import registry
    from fixturectl.actions.doctor import doctor
    from fixturectl.cli import streams
    from fixturectl.cli.findings import FOUND
    from fixturectl.cli.session import Session

    found = doctor(Path.cwd(), Session.of(ctx).store)
    report = registry.load("fixturectl.reports.records", "marks" if form == "text" else form)
    streams.write(report.write({"examined": found}))
    return FOUND if any(one.needed and not one.ok for one in found) else 0
