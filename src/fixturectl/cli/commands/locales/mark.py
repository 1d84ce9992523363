"""Say of translations that somebody has read them, or what else they are.

A text is reviewed, translated (what it is if nothing is said), fuzzy or machine. Besides, its file
keeps a hash of the source text that it was made from: when that text changes, the translation is
stale until it is marked again. A fuzzy one keeps the hash it has.

Only files of the tenant itself are marked: what it inherits is marked where it stands.

    fixturectl locales mark acme/disk-full.title --locale fr-FR --reviewed
    fixturectl locales mark default --locale fr-FR --only stale --fuzzy --dry-run
    fixturectl locales mark default acme --locale all --translated
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from fixturectl.cli import completers, options

Only = Literal["stale", "reviewed", "translated", "fuzzy", "machine"]


def command(  # noqa: PLR0913, PLR0917, RUF100 # one parameter for each option of the command
    ctx: typer.Context,
    addresses: Annotated[
        list[str],
        typer.Argument(
            metavar="TENANT[/FIXTURE[.KEY]]...",
            help="The texts: all of a tenant's own, of one of its fixtures, or one.",
            autocompletion=completers.address,
        ),
    ],
    locale: Annotated[
        str,
        typer.Option(
            "--locale",
            metavar="TAG|all",
            help="The locale they are in, as fr-FR; or all but the source locale.",
            autocompletion=completers.locale_or_all,
        ),
    ],
    reviewed: Annotated[
        bool, typer.Option("--reviewed", help="A second person has read them.")
    ] = False,
    translated: Annotated[
        bool, typer.Option("--translated", help="A person has translated them.")
    ] = False,
    fuzzy: Annotated[
        bool, typer.Option("--fuzzy", help="They are doubtful: somebody must look at them.")
    ] = False,
    machine: Annotated[bool, typer.Option("--machine", help="A machine translated them.")] = False,
    only: Annotated[
        Only | None,
        typer.Option("--only", help="Of these texts those that are so now.", show_default=False),
    ] = None,
    dry_run: options.DryRun = False,
) -> None:
    from fixturectl.actions.locales.mark import Request, mark
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.errors import UsageError
    from fixturectl.reports import marks

    given = {"reviewed": reviewed, "translated": translated, "fuzzy": fuzzy, "machine": machine}
    states = [name for name, is_given in given.items() if is_given]
    if len(states) != 1:
        hint = "give one of --reviewed, --translated, --fuzzy, --machine"
        raise UsageError("which state?" if not states else "two states at once", hint=hint)
    found = mark(Session.of(ctx).root(), Request(addresses, locale, states[0], only or ""))
    if not dry_run:
        found.changes.apply()
    if found.marks:
        streams.write(marks.write(found.marks))
    count, files = len(found.marks), len(found.changes.steps)
    verb = "to mark" if dry_run else "marked"
    rest = f"; {found.already} were so already" if found.already else ""
    streams.say(
        f"{count} {'text' if count == 1 else 'texts'} {verb}, in {files} "
        f"{'file' if files == 1 else 'files'}{rest}"
    )
