"""Deliver what waits: once, or with --watch for as long as it runs.

Each delivery that was dealt with is a line. Several may flush at once. The exit status is that of
the worst delivery: 75 where something still waits, 76 where something is held, 77 where Slack or
policy refuses. docs/systemd has units that run it.

    fixturectl outbox flush
    fixturectl outbox flush --watch acme
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import options, send_options


def command(
    ctx: typer.Context,
    tenants: options.SomeTenants = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on for ever, and deliver what comes.")
    ] = False,
    wait: send_options.Wait = None,
    token_file: send_options.TokenFile = None,
    form: options.RecordForm = "text",
) -> int:
    import os

    from fixturectl.actions.outbox.flushing import Flushing, status
    from fixturectl.actions.outbox.opening import Place
    from fixturectl.actions.sending.orders import Way
    from fixturectl.cli.flushing import Board
    from fixturectl.cli.session import Session

    root = Session.of(ctx).root()
    place = Place(root, os.environ)
    board = Board(place, tenants or (), form)
    way = Way(send_options.seconds(wait), token_file, os.environ)
    flushing = Flushing(root, tenants or (), way, board.told)
    if watch:
        board.during(lambda: flushing.watch(board.complain), flushing.stop)
        return 0
    flushed = board.during(flushing.once, flushing.stop)
    for one in flushed:
        board.complain(one)
    return status(flushed, flushing.statuses)
