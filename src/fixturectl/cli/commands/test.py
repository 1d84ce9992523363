"""Test what fixtures promise of their messages: golden files and assertions.

`golden:` of a fixture names samples whose rendering is kept in tests/golden/, for every tenant that
has the fixture and every locale it promises; `tests:` asserts what a message says. --update writes
the golden files anew, and removes those that nobody asks for; look at them before you commit.

    fixturectl test
    fixturectl test acme acme/disk-full --format junit > report.xml
    fixturectl test acme/disk-full --update
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from fixturectl.cli import completers

Format = Literal["text", "json", "junit"]


def command(
    ctx: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TENANT|TENANT/FIXTURE]...",
            help="What to test, instead of everything.",
            autocompletion=completers.address,
            show_default=False,
        ),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Write the golden files as the messages are now.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print the outcomes.")] = "text",
) -> int:
    import sys

    from fixturectl import registry
    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.test import refuse_in_ci, run
    from fixturectl.cli import streams
    from fixturectl.cli.session import Session
    from fixturectl.reports.page import page_of

    session = Session.of(ctx)
    if update:
        refuse_in_ci()
    found = run(OpenStore(session.root()), targets or (), update=update)
    found.changes.apply()
    if update:
        for line in found.changes.described():
            session.note(line)
        streams.say(found.written)
    report = registry.load("fixturectl.reports.outcomes", form)
    streams.write(report.write(found.outcomes, page_of(sys.stdout, color=session.color)))
    return 0 if all(one.passed for one in found.outcomes) else 1
