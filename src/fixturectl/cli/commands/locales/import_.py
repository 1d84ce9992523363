"""Take a file back from translators: PO or XLIFF, as any tool returns it.

A text is taken if it breaks no check. Each one that would is named with its line in the file, and
left as it is in the store; the others are written, all of them or, where that fails, none. Entries
that say nothing new change nothing: an export imported again leaves every file byte for byte.

What is only a copy of the source text counts as untranslated. What is fuzzy gets that state, and
never replaces a finished translation. The exit status is 1 where something was refused.

    fixturectl locales import fr-FR.po --dry-run
    fixturectl locales import returned.xlf --locale fr-FR
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import completers, options


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="The file, or standard input.")],
    locale: Annotated[
        str,
        typer.Option(
            "--locale",
            metavar="TAG",
            help="The locale the file must be in, or is, if it does not say so itself.",
            autocompletion=completers.locale,
            show_default=False,
        ),
    ] = "",
    dry_run: options.DryRun = False,
) -> int:
    from fixturectl.actions.exchange.import_texts import import_texts
    from fixturectl.actions.opening import OpenStore
    from fixturectl.cli import given, imported, streams
    from fixturectl.cli.doing import carry_out
    from fixturectl.cli.findings import say
    from fixturectl.cli.session import Session

    session = Session.of(ctx)
    path, content = given.exchanged(file)
    found = import_texts(OpenStore(session.root()), path, content, locale)
    carry_out(found.changes, dry_run=dry_run)
    status = say(session, [*found.refused, *found.unknown, *found.warned])
    streams.say(imported.summary(found, dry_run=dry_run))
    return status
