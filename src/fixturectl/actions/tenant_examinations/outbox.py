"""The outbox of a tenant: that it can be written, and what is in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fixturectl.actions.examinations import Examined, missing
from fixturectl.delivery import places
from fixturectl.delivery.outbox import Outbox
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fixturectl.actions.tenant_examinations import Desk

_PLACE = "give it a place that can be written: XDG_STATE_HOME=DIRECTORY"


def examine(desk: Desk) -> Iterator[Examined]:
    folder = places.of_store(desk.store.root, desk.way.environ) / desk.tenant.id
    if not (folder / places.DATABASE).exists():
        nearest = _nearest(folder)
        writable = nearest.is_dir() and os.access(nearest, os.W_OK)
        said = "nothing was sent yet" if writable else f"{nearest} can't be written"
        yield Examined("outbox", writable, said, _PLACE)
        return
    try:
        outbox = Outbox(folder)
    except FixturectlError as error:
        yield missing("outbox", error)
        return
    try:
        found = outbox.tally()
    finally:
        outbox.close()
    said = f"{found.waiting} waiting, {found.held} held, {found.dead} dead"
    hint = f"see: fixturectl outbox list {desk.tenant.id}"
    yield Examined("outbox", not (found.held or found.dead), said, hint, needed=False)


def _nearest(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())
