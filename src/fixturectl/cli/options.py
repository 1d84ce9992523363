"""The arguments and options that several commands share, as types for their parameters.

Completion finds the fixture of a call in the parameter called `address` (of several, `addresses`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from fixturectl.cli import completers

Address = Annotated[
    str,
    typer.Argument(
        metavar="TENANT/FIXTURE", help="The fixture.", autocompletion=completers.address
    ),
]
Addresses = Annotated[
    list[str],
    typer.Argument(
        metavar="TENANT/FIXTURE...", help="The fixtures.", autocompletion=completers.address
    ),
]
Tenant = Annotated[
    str, typer.Argument(metavar="TENANT", help="The tenant.", autocompletion=completers.tenant)
]
SomeTenants = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TENANT]...",
        help="The tenants; all of them if none is named.",
        autocompletion=completers.tenant,
        show_default=False,
    ),
]
Delivery = Annotated[
    str, typer.Argument(metavar="ID", help="The delivery, by the beginning of its id.")
]
RecordForm = Annotated[Literal["text", "json"], typer.Option("--format", help="How to print it.")]
Locale = Annotated[
    str | None,
    typer.Option(
        "--locale",
        metavar="TAG",
        help="The reader's locale, as fr-FR, instead of the tenant's default.",
        autocompletion=completers.readers_locale,
        show_default=False,
    ),
]
LocaleOrAll = Annotated[
    str | None,
    typer.Option(
        "--locale",
        metavar="TAG|all",
        help="The reader's locale, as fr-FR, instead of the tenant's default; or all of them.",
        autocompletion=completers.readers_locale_or_all,
        show_default=False,
    ),
]
Var = Annotated[
    list[str] | None,
    typer.Option(
        "--var",
        metavar="NAME=VALUE",
        help="A variable's value; may be given several times.",
        autocompletion=completers.variable,
        show_default=False,
    ),
]
Vars = Annotated[
    Path | None,
    typer.Option(
        "--vars",
        metavar="FILE|-",
        help="Variables' values from a YAML or JSON file, or from standard input.",
        allow_dash=True,
        show_default=False,
    ),
]
Sample = Annotated[
    str | None,
    typer.Option(
        "--sample",
        metavar="NAME",
        help="The sample to take values from, instead of the variables' examples.",
        autocompletion=completers.sample,
        show_default=False,
    ),
]
Status = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="NAME",
        help="The alert's status; firing if not given.",
        show_default=False,
    ),
]
Now = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="TIME",
        help="The instant that relative times count from, as 2026-11-22T10:15:00Z.",
        show_default=False,
    ),
]
NewName = Annotated[
    str,
    typer.Argument(
        metavar="TENANT[/FIXTURE]",
        help="The new tenant, or the new fixture of a tenant.",
        autocompletion=completers.address,
    ),
]
NewSeverity = Annotated[
    str | None,
    typer.Option(
        "--severity",
        metavar="NAME",
        help="The new fixture's severity; warning if not given.",
        show_default=False,
    ),
]
Name = Annotated[
    str,
    typer.Argument(
        metavar="TENANT[/FIXTURE]",
        help="A tenant, or a fixture of a tenant.",
        autocompletion=completers.address,
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
]
