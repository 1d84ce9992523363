"""The outboxes that a store has on this machine: one for each tenant that ever sent anything."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from fixturectl.delivery import places
from fixturectl.delivery.outbox import Outbox
from fixturectl.delivery.outbox.listing import beginning
from fixturectl.delivery.settings import settings
from fixturectl.diagnostics import nearest
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from fixturectl.delivery.outbox import Delivery


class Place:
    """Where the outboxes of one store lie, whether there are any or not."""

    def __init__(self, root: Path, environ: Mapping[str, str]) -> None:
        self.root = root
        self.environ = environ
        self.folder = places.of_store(root, environ)

    def tenants(self) -> list[str]:
        """Return the tenants that have an outbox, sorted; the store may have forgotten them."""
        if not self.folder.is_dir():
            return []
        return sorted(one.parent.name for one in self.folder.glob(f"*/{places.DATABASE}"))

    def chosen(self, names: Collection[str]) -> list[str]:
        """Return the outboxes of these tenants, all where none is named; nothing is made.

        Raises UsageError for a tenant that neither sent anything nor is one of the store's.
        """
        known = self.tenants()
        if not names:
            return known
        folders = self.root / "fixtures"
        for name in names:
            if name not in known and not (folders / name / "tenant.yaml").is_file():
                found = (one.parent.name for one in folders.glob("*/tenant.yaml"))
                hint = nearest(name, {*known, *found}) or "see: fixturectl list tenants"
                raise UsageError(f"no tenant {name}", hint=hint)
        return [name for name in known if name in names]

    @contextmanager
    def open(self, tenant: str) -> Iterator[Outbox]:
        outbox = Outbox(self.folder / tenant, settings(self.environ))
        try:
            yield outbox
        finally:
            outbox.close()

    @contextmanager
    def holding(self, identity: str) -> Iterator[tuple[Outbox, Delivery]]:
        """Open the outbox that holds a delivery, named by the beginning of its id.

        Raises UsageError where none does, or several do.
        """
        owners = []
        for tenant in self.tenants():
            with self.open(tenant) as outbox:
                with outbox.database.reading() as connection:
                    found = beginning(connection, identity) if identity else []
                owners += [(tenant, one) for one in found]
        if len(owners) != 1:
            said = "several deliveries begin" if owners else "no delivery has an id that begins"
            hint = "see: fixturectl outbox list --all"
            raise UsageError(f"{said} with {identity or 'nothing'}", hint=hint)
        with self.open(owners[0][0]) as outbox:
            yield outbox, outbox.find(owners[0][1])
