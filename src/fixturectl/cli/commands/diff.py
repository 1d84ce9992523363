"""Show what a change does to the messages, and to what validating finds.

The work tree is compared with BASE, by default with the commit that this branch began at: the
last one in common with origin/HEAD, else main, else master. One cause is one entry, however many
tenants, locales and samples it reaches. What is sensitive or encrypted stays masked.

    fixturectl diff
    fixturectl diff HEAD~1 --format html > diff.html
    fixturectl diff main... --format markdown
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Format = Literal["text", "markdown", "json", "html"]


def command(
    ctx: typer.Context,
    revision: Annotated[
        str,
        typer.Argument(
            metavar="[BASE]",
            help="The revision to compare with; REV... is where HEAD left REV.",
            show_default=False,
        ),
    ] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = "text",
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 where anything differs.")
    ] = False,
) -> int:
    import sys

    from fixturectl import registry
    from fixturectl.actions.diff import diff
    from fixturectl.actions.opening import OpenStore
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.reports.page import page_of

    session = Session.of(ctx)
    found = diff(OpenStore(session.root()), revision, pictures=form == "html")
    session.note(f"rendered {found.renderings} messages")
    report = registry.load("fixturectl.reports.differences", form)
    page = page_of(sys.stdout, color=session.color)
    streams.write(report.write(found.difference, page))
    return 1 if exit_code and not found.difference.empty else 0
