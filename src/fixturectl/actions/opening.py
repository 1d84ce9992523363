"""A store opened: its tenants, fixtures and locales by name, for every action."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fixturectl.diagnostics import nearest
from fixturectl.errors import UsageError
from fixturectl.locales import LocaleError, canonical
from fixturectl.rendering.renderer import Renderer
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree, find_store, store_at

if TYPE_CHECKING:
    from fixturectl.store.files import Files
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant


class OpenStore:
    """The directory that holds `fixtures/` and `locales/`, found upwards from here without `path`.

    Files are read when they are needed, and once. With `reveal`, sealed wording is opened where a
    key for it is at hand; credentials stay sealed. Raises FixturectlError where there is no store.
    """

    def __init__(self, path: str | Path | None = None, *, reveal: bool = False) -> None:
        self.root: Path = find_store(Path.cwd()) if path is None else store_at(Path(path))
        self._reveals = reveal
        self._revealed: OpenStore | None = None
        self.tree = Tree(_opened(WorkTree(self.root)) if reveal else WorkTree(self.root))
        self.renderer = Renderer(self.tree)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.root)!r})"

    def revealed(self) -> OpenStore:
        """Return this store with its sealed wording opened, as far as keys are at hand."""
        if self._reveals:
            return self
        if self._revealed is None:
            self._revealed = OpenStore(self.root, reveal=True)
        return self._revealed

    def tenants(self) -> list[str]:
        """Return the tenants' names, sorted."""
        return self.tree.tenants()

    def fixtures(self, tenant: str) -> list[str]:
        """Return the fixtures a tenant has, its own and inherited, sorted."""
        lineage = self.tenant(tenant).lineage
        return sorted({name for each in lineage for name in self.tree.fixtures(each)})

    def tenant(self, name: str) -> Tenant:
        """Return a tenant with all that it inherits.

        Raises UsageError where there is none of that name; faults in its files are in `problems`.
        """
        known = self.tree.tenants()
        if name not in known:
            hint = nearest(name, known) or "see: fixturectl list tenants"
            raise UsageError(f"no tenant {name}", hint=hint)
        return self.renderer.tenant(name)

    def find(self, address: str) -> tuple[Tenant, Fixture]:
        """Return the tenant and the fixture at `TENANT/FIXTURE`; raises UsageError without one."""
        name, slash, fixture_name = address.partition("/")
        if not slash or not fixture_name or "/" in fixture_name:
            hint = "write TENANT/FIXTURE, as in: fixturectl list fixtures"
            raise UsageError(f"{address} is no address of a fixture", hint=hint)
        tenant = self.tenant(name)
        fixture = self.renderer.fixture(name, fixture_name)
        if fixture is None:
            hint = nearest(fixture_name, self.fixtures(name)) or "see: fixturectl list fixtures"
            raise UsageError(f"tenant {name} has no fixture {fixture_name}", hint=hint)
        return tenant, fixture

    def locale(self, tenant: Tenant, asked: str | None) -> str:
        """Return the locale to render in: the one asked for, or the tenant's default."""
        if asked is None:
            return tenant.default_locale
        try:
            return canonical(asked)
        except LocaleError as error:
            raise UsageError(str(error), hint=_locale_hint(tenant)) from None


def _opened(files: WorkTree) -> Files:
    from fixturectl.secrets.opened_files import OpenedFiles  # noqa: PLC0415 - only to reveal

    return OpenedFiles(files)


def _locale_hint(tenant: Tenant) -> str:
    return f"this tenant has {', '.join(tenant.locales)}"
