"""Puts the man page, built from the commands, into the wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManPage(BuildHookInterface[Any]):
    """Writes the page that `fixturectl man` prints where the wheel takes it from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # the commands change, and nobody builds it again
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        try:
            from fixturectl import cli  # noqa: PLC0415 - only to be had from here
            from fixturectl.cli.man_page import man_page  # noqa: PLC0415 - as above
        finally:
            sys.path.pop(0)
        page = self._page()
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(man_page(cli.build(), cli.PROGRAM), encoding="ascii")
        build_data["shared_data"][str(page)] = "share/man/man1/fixturectl.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's signature
        self._page().unlink(missing_ok=True)

    def _page(self) -> Path:
        return Path(self.directory) / "fixturectl.1"
