"""Find what would go wrong in production, offline and without keys.

Every tenant, fixture, promised locale and sample is rendered and held against Slack's rules. A
target narrows that to a tenant, a fixture or a path, and whatever depends on it.

    fixturectl validate
    fixturectl validate acme acme/disk-full ./fixtures/acme/fr-FR
    fixturectl validate --changed-since origin/main --format github
    fixturectl validate - --stdin-filename fixtures/acme/disk-full.yaml
    fixturectl validate --blocks message.json
    fixturectl validate --fix acme           mends what takes no thought, marked [*]
    fixturectl validate --diff               shows what --fix would change
    fixturectl validate --pseudo             what a longer language would break
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from fixturectl.cli import completers

Format = Literal["text", "json", "github", "gitlab", "sarif", "junit"]
Level = Literal["error", "warning", "info"]

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH|TENANT|TENANT/FIXTURE|-]...",
        help="What to validate, instead of everything; - is a file on standard input.",
        autocompletion=completers.address,
        show_default=False,
    ),
]
StdinFilename = Annotated[
    str,
    typer.Option(
        "--stdin-filename", metavar="FILE", help="Which file - stands for.", show_default=False
    ),
]
Blocks = Annotated[
    list[str] | None,
    typer.Option(
        "--blocks",
        metavar="FILE|-",
        help="Validate plain Block Kit JSON, or an address of Block Kit Builder.",
        show_default=False,
    ),
]
ChangedSince = Annotated[
    str,
    typer.Option(
        "--changed-since",
        metavar="REV",
        help="Validate what changed since a revision, and what depends on it.",
        show_default=False,
    ),
]
Online = Annotated[bool, typer.Option("--online", help="Ask Slack's blocks.validate too.")]
Pseudo = Annotated[
    bool,
    typer.Option("--pseudo", help="Find what has no room for longer languages, or no translation."),
]
Fix = Annotated[
    bool, typer.Option("--fix", help="Mend in the files what is marked [*], then validate them.")
]
Diff = Annotated[
    bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")
]
FailOn = Annotated[
    Level,
    typer.Option("--fail-on", help="The least grave finding that makes the exit status 1."),
]
Form = Annotated[Format, typer.Option("--format", help="How to print the findings.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", metavar="FILE", help="Write the report to a file.", show_default=False
    ),
]
UpdateBaseline = Annotated[
    bool,
    typer.Option(
        "--update-baseline",
        help="Take out of the baseline what is no longer found; make one that isn't there.",
    ),
]


def command(  # noqa: PLR0913, PLR0917 # one parameter for each option of the command
    ctx: typer.Context,
    targets: Targets = None,
    stdin_filename: StdinFilename = "",
    blocks: Blocks = None,
    changed_since: ChangedSince = "",
    online: Online = False,
    pseudo: Pseudo = False,
    fix: Fix = False,
    diff: Diff = False,
    fail_on: FailOn = "error",
    form: Form = "text",
    output: Output = None,
    update_baseline: UpdateBaseline = False,
) -> int:
    from fixturectl.cli import fixing, validating
    from fixturectl.cli.session import Session

    call = validating.Call(
        tuple(targets or ()),
        stdin_filename,
        tuple(blocks or ()),
        changed_since,
        online,
        pseudo,
        fail_on,
        form,
        output,
        update_baseline,
    )
    if fix or diff:
        return fixing.run(Session.of(ctx), call, writes=not diff)
    return validating.run(Session.of(ctx), call)
