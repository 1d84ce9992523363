"""Begin a locale: files with the source texts as comments, a catalog, the promise to readers.

Each text gets a file where its source text stands, with the plural forms that the locale needs, so
that a translator only has to write. Then the tenant promises the locale, and so does each that
inherits its `locales:`; until a text is translated, `validate` says that it is missing. Files that
are there stay as they are.

    fixturectl locales add pl-PL
    fixturectl locales add ja-JP --tenant acme-jp --dry-run
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import completers, options


def command(
    ctx: typer.Context,
    locale: Annotated[str, typer.Argument(metavar="LOCALE", help="The new locale, as pl-PL.")],
    tenant: Annotated[
        str,
        typer.Option(
            metavar="TENANT",
            help="The tenant that is to promise it.",
            autocompletion=completers.tenant,
        ),
    ] = "default",
    dry_run: options.DryRun = False,
) -> None:
    from fixturectl.actions.locales.add import add
    from fixturectl.cli.doing import carry_out
    from fixturectl.cli.session import Session

    carry_out(add(Session.of(ctx).root(), locale, tenant), dry_run=dry_run)
