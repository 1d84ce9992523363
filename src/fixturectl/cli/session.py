"""What one call of the program was asked for, whatever its command: the global options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from fixturectl.cli import streams
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    import typer

Color = Literal["auto", "always", "never"]


class Session(NamedTuple):
    """The global options; commands get theirs by `Session.of(ctx)`."""

    store: Path | None = None
    color: Color = "auto"
    verbose: bool = False

    @staticmethod
    def of(ctx: typer.Context) -> Session:
        return ctx.obj if isinstance(ctx.obj, Session) else Session()

    def root(self) -> Path:
        """Return the store's directory: `--store`, or the nearest one from here upwards.

        Raises FixturectlError (status 3) where there is none.
        """
        from fixturectl.store import roots

        return roots.find_store(Path.cwd()) if self.store is None else roots.store_at(self.store)

    def line(self, path: str, number: int) -> str | None:
        """Return a line, counted from 1, of a file of the store; None if it isn't there."""
        from fixturectl.store.files import WorkTree

        try:
            content = WorkTree(self.root()).read(path)
        except (OSError, FixturectlError):
            return None
        lines = content.decode("utf-8", "replace").splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else None

    def note(self, text: str) -> None:
        """Say what is being done, if `--verbose` asks for it."""
        if self.verbose:
            streams.say(text)
