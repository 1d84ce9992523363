"""Where a store begins: the directory that holds `fixtures/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from pathlib import Path

_NO_STORE = "fixturectl init makes one; --store DIR names one"


def find_store(start: Path) -> Path:
    """Return the store that holds `start`: the nearest directory, upwards, with `fixtures/`.

    Test suites have a `fixtures/` too, so one with the tenant `default` comes before any other.
    """
    start = start.resolve()
    holders = [folder for folder in (start, *start.parents) if (folder / "fixtures").is_dir()]
    for folder in holders:
        if (folder / "fixtures/default/tenant.yaml").is_file():
            return folder
    if holders:
        return holders[0]
    message = f"no store here: neither {start} nor a directory above it holds fixtures/"
    raise FixturectlError(message, hint=_NO_STORE)


def store_at(directory: Path) -> Path:
    """Return `directory` as a store, as `--store` names one; it must hold `fixtures/` itself."""
    if not (directory / "fixtures").is_dir():
        missing = "is no store: it holds no fixtures/" if directory.is_dir() else "is no directory"
        raise FixturectlError(f"{directory} {missing}", hint=_NO_STORE)
    return directory.resolve()
