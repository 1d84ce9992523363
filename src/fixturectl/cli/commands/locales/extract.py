"""Keep locales/fixturectl.pot and the catalogs in step with the phrases that fixtures use.

A phrase is _('Acknowledge') in a template, or the name of a severity or status that `label` shows.
New ones are added untranslated; those that nothing uses any more are kept as obsolete (#~), with
their translation, and come back when they are used again. Every other byte stays as it is: no
dates, no wrapping. A catalog is made for each promised locale that has none.

    fixturectl locales extract
    fixturectl locales extract --check
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import options


def command(
    ctx: typer.Context,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Change nothing; the exit status is 1 if anything would change."
        ),
    ] = False,
    dry_run: options.DryRun = False,
) -> int:
    from fixturectl.actions.locales.extract import extract
    from fixturectl.actions.opening import OpenStore
    from fixturectl.cli import streams
    from fixturectl.cli.doing import carry_out
    from fixturectl.cli.session import Session

    found = extract(OpenStore(Session.of(ctx).root()))
    carry_out(found.changes, dry_run=dry_run or check)
    for name, phrases in (
        ("new", found.added),
        ("back", found.revived),
        ("obsolete", found.obsolete),
    ):
        for phrase in phrases:
            streams.say(f"{name}: {phrase!r}")
    if not found.changes.steps:
        streams.say("the catalogs are in step")
    elif check:
        streams.say("hint: fixturectl locales extract")
    return int(check and bool(found.changes.steps))
