"""Make a fixture of a Block Kit message: JSON, or an address of Block Kit Builder.

FILE holds a list of blocks, an object with `blocks`, or a whole body of chat.postMessage. Its
words become texts in the tenant's source locale, ready to be translated; the rest stays native.

    fixturectl import message.json --as acme/disk-full
    pbpaste | fixturectl import - --as acme/disk-full --severity critical
    fixturectl import 'https://app.slack.com/block-kit-builder/#...' --as acme/disk-full
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import completers, options


def command(
    ctx: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-|ADDRESS",
            help="A file, standard input, or an address of Block Kit Builder.",
        ),
    ],
    address: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="TENANT/FIXTURE",
            help="The new fixture.",
            autocompletion=completers.address,
        ),
    ],
    severity: options.NewSeverity = None,
) -> int:
    from fixturectl.actions import builder_json
    from fixturectl.actions.import_blocks import import_blocks
    from fixturectl.cli import given, streams
    from fixturectl.cli.findings import say
    from fixturectl.cli.session import Session

    session = Session.of(ctx)
    payload = builder_json.read(*given.message(source))
    imported = import_blocks(session.root(), address, payload, severity)
    for path in imported.created:
        streams.write(f"created {path}")
    if payload.ignored:
        streams.say(f"note: left out, no part of a fixture: {', '.join(payload.ignored)}")
    return say(session, imported.problems)
