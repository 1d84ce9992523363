"""List the checks of `validate` with their levels, or explain one of them.

A check's page says what it prevents, how to mend it, and shows what is left alone and what isn't.

    fixturectl checks
    fixturectl checks placeholder-extra
"""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="The check to explain.", show_default=False),
    ] = None,
) -> int:
    from fixturectl.cli import streams
    from fixturectl.cli.manuals import manuals
    from fixturectl.diagnostics import nearest
    from fixturectl.errors import UsageError

    known = manuals()
    if name is None:
        width = max(map(len, known), default=0)
        for one in known.values():
            first = " ".join(one.page.partition("\n\n")[0].split())
            streams.write(f"{one.name:{width}}  {one.level:7}  {first}")
        return 0
    if name not in known:
        hint = nearest(name, known) or "see all of them: fixturectl checks"
        raise UsageError(f"no such check: {name}", hint=hint)
    page = known[name].page
    beside = [one.name for one in known.values() if one.page == page]
    levels = ", ".join(f"{other} ({known[other].level})" for other in beside)
    streams.write(f"{levels}\n\n{page}")
    return 0
