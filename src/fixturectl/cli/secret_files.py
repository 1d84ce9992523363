"""What the commands on secret files share: their arguments, and several files in one call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fixturectl.cli.session import Session

File = Annotated[Path, typer.Argument(metavar="FILE", help="A YAML file.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="YAML files.")]
Key = Annotated[
    str, typer.Argument(metavar="KEY", help="The path of a value, as slack.token or hosts.0.name.")
]


def each(session: Session, files: Iterable[Path], do: Callable[[Path], None]) -> int:
    """Do something with each file; one that is refused does not keep the next from it."""
    from fixturectl.cli.failures import report  # only when called

    status = 0
    for file in files:
        try:
            do(file)
        except FixturectlError as error:
            status = max(status, report(error, session))
    return status
