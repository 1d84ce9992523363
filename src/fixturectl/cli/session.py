"""What one call of the program was asked for, whatever its command: the global options."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from fixturectl.cli import streams
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    import typer

Color = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Session:
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
        if self.store is None:
            from fixturectl.store import tree

            return tree.find_store(Path.cwd())
        if not (self.store / "fixtures").is_dir():
            raise FixturectlError(
                f"no store in {self.store}: it has no fixtures/ directory",
                hint="name the directory that holds fixtures/, or make a store: fixturectl init",
            )
        return self.store

    def colored(self, stream: TextIO | None) -> bool:
        """Say whether to color what is written to `stream`; see https://no-color.org."""
        if self.color != "auto" or stream is None:
            return self.color == "always"
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        return stream.isatty()

    def note(self, text: str) -> None:
        """Say what is being done, if `--verbose` asks for it."""
        if self.verbose:
            streams.say(text)
