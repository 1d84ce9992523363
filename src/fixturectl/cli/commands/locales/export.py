"""Give the texts of a locale to translators: as gettext PO, or as XLIFF.

Each entry is named TENANT/FIXTURE.KEY and has the source text, the translation there is, the note
above the source text, and how long a translation may be. Stale, fuzzy and machine translations are
marked as unfinished. The same texts always give the same bytes. Sealed texts stay in the store.

`po` has plural forms, `xliff` is XLIFF 2.1, `xliff12` is XLIFF 1.2 and has no plurals: what is left
out is named. For the source locale the file is a template without translations.

    fixturectl locales export --format po --locale fr-FR > fr-FR.po
    fixturectl locales export --format xliff --locale ja-JP --tenant acme --only missing
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from fixturectl.cli import completers

Format = Literal["po", "xliff", "xliff12"]
Only = Literal["missing", "stale"]


def command(
    ctx: typer.Context,
    locale: Annotated[
        str,
        typer.Option(
            "--locale",
            metavar="TAG",
            help="The locale to translate into, as fr-FR.",
            autocompletion=completers.locale,
        ),
    ],
    form: Annotated[Format, typer.Option("--format", help="The format of the file.")] = "po",
    tenant: Annotated[
        str,
        typer.Option(
            "--tenant",
            metavar="NAME",
            help="One tenant's own texts, instead of all.",
            autocompletion=completers.tenant,
            show_default=False,
        ),
    ] = "",
    only: Annotated[
        Only | None, typer.Option("--only", help="Only texts that are so.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Write the texts to a file.", show_default=False
        ),
    ] = None,
) -> None:
    from fixturectl.actions.exchange.export import Request, export
    from fixturectl.actions.opening import OpenStore
    from fixturectl.cli import streams, whole_files
    from fixturectl.cli.session import Session

    store = OpenStore(Session.of(ctx).root())
    found = export(store, Request(form, locale, tenant, only or ""))
    if output is None:
        streams.write_bytes(found.content)
    else:
        whole_files.write(output, found.content)
    for kept in found.kept:
        streams.say(f"left out: {kept.name}: {kept.reason}")
    streams.say(f"{found.number} {'text' if found.number == 1 else 'texts'} in {form}, {locale}")
