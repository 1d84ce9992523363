"""Show how far each tenant is translated into each locale that it promises.

The score is the smaller of two. Coverage is what state the texts are in: reviewed counts 1,
translated .9, fuzzy .5, machine .4, a text of another region .3, a missing one 0. Integrity is how
many of those there are in which `validate` finds nothing: an error costs a text all, a warning some
of it, and texts of critical fixtures count three times those of info. What a tenant inherits counts
for it. No program can tell whether a text reads well: that is what `locales mark --reviewed` says.

    fixturectl locales status
    fixturectl locales status --tenant acme --locale fr-FR --format json
    fixturectl locales status --format markdown --fail-under 95
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from fixturectl.cli import completers

if TYPE_CHECKING:
    from fixturectl.actions.locales.measures import Standing


def command(
    ctx: typer.Context,
    tenants: Annotated[
        list[str] | None,
        typer.Option(
            "--tenant",
            metavar="TENANT",
            help="A tenant to show, instead of all; may be given several times.",
            autocompletion=completers.tenant,
            show_default=False,
        ),
    ] = None,
    locales: Annotated[
        list[str] | None,
        typer.Option(
            "--locale",
            metavar="TAG",
            help="A locale to show, as fr-FR; may be given several times.",
            autocompletion=completers.locale,
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--format", help="How to print it.")
    ] = "text",
    under: Annotated[
        float | None,
        typer.Option(
            "--fail-under",
            metavar="PERCENT",
            min=0,
            max=100,
            help="Let the exit status be 1 if any score is lower.",
            show_default=False,
        ),
    ] = None,
) -> int:
    import sys

    from fixturectl import registry
    from fixturectl.actions.locales.status import Request, status
    from fixturectl.actions.store import Store
    from fixturectl.cli import given, streams
    from fixturectl.cli.findings import say
    from fixturectl.cli.progress import Progress
    from fixturectl.cli.session import Session
    from fixturectl.reports.page import page_of
    from fixturectl.reports.standings import Sheet

    given.refuse_nan("--fail-under", under or 0.0, "--fail-under 95")
    session = Session.of(ctx)
    with Progress(session, None) as progress:
        request = Request(tenants or (), locales or ())
        found, unread = status(Store(session.root()), request, progress)
    drawn = sys.stdout is not None and sys.stdout.isatty()
    sheet = Sheet(page_of(sys.stdout, color=session.color), drawn, under)
    streams.write(registry.load("fixturectl.reports.standings", form).write(found, sheet))
    if broken := say(session, unread):
        streams.say("what can't be read is not counted")
    return 1 if _is_low(found, under) else broken


def _is_low(found: list[Standing], under: float | None) -> bool:
    """Tell whether a score is lower than it may be, and say which is the lowest."""
    from fixturectl.cli import streams
    from fixturectl.reports.standings import is_under, percent

    low = [one for one in found if under is not None and is_under(one.score, under)]
    if low:
        worst = min(low, key=lambda one: one.score or 0.0)
        told = f"{worst.tenant} in {worst.locale} has {percent(worst.score)}"
        streams.say(f"{len(low)} of {len(found)} scores are below {under:g}: {told}")
    return bool(low)
