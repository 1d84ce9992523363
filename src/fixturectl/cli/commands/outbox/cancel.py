"""Give deliveries up: they are not sent, and nobody is told of them any more.

One that is being sent can't be called back. The exit status is 1 where one could not be given up.

    fixturectl outbox cancel 4f1c
"""

from __future__ import annotations

from typing import Annotated

import typer

from fixturectl.cli import options


def command(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="The beginnings of their ids.")],
    form: options.RecordForm = "text",
) -> int:
    import os

    from fixturectl.actions.outbox import deciding
    from fixturectl.actions.outbox.opening import Place
    from fixturectl.cli import deciding as telling
    from fixturectl.cli.session import Session

    place = Place(Session.of(ctx).root(), os.environ)
    return telling.tell(deciding.cancel(place, ids), form, "given up")
