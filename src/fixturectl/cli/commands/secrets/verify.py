"""Verify, without any key, that all secrets are encrypted as policy wants it.

Every value that .sops.yaml makes secret is encrypted, recipients are those of .sops.yaml, no token
stands in clear. For pre-commit use --staged, for CI --base.

    fixturectl secrets verify --base origin/main --format github
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["text", "json", "github", "gitlab", "sarif", "junit"]


def command(  # noqa: PLR0913, PLR0917, RUF100 # one parameter for each option of the command
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Files or folders; the whole store without any."),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="REV",
            help="Also report what .sops.yaml allows more than where the branch left REV, and "
            "files that were put back.",
            show_default=False,
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="Verify what is staged instead, as for pre-commit.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Credentials must name the tenant they belong to.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="The format of the findings.")] = "text",
) -> int:
    import sys

    from fixturectl import registry
    from fixturectl.actions.secrets.verify import Asked, verify
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.errors import UsageError
    from fixturectl.reports.findings import Sources
    from fixturectl.reports.page import page_of

    if staged and paths:
        raise UsageError("--staged takes no paths", hint="it verifies all that is staged")
    session = Session.of(ctx)
    found = verify(session.root(), Asked(tuple(paths or ()), base, staged, strict))
    report = registry.load("fixturectl.reports.findings", form)
    if found or form != "text":
        # Without the lines of the files: they may hold the very secrets that were found.
        streams.write(report.write(found, Sources(), page_of(sys.stdout, color=session.color)))
    return 1 if any(one.level == "error" for one in found) else 0
