"""Which messages a change of files may reach, on both sides, and who is called otherwise now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.comparison.keys import keys
from fixturectl.actions.validation.inventory import Heirs
from fixturectl.actions.validation.selection import Selection, dependants
from fixturectl.store.lineages import trace
from fixturectl.store.tree import fixture_path, texts_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.actions.comparison.sides import Sides
    from fixturectl.rendering.renderer import Renderer

_SAME = 0.5  # of the files of what was renamed, so many hold what they held


class Reach:
    """What a change may reach: `parts` are messages, `files` those whose findings may differ."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        settings = [path for path in sides.former if path.endswith("/tenant.yaml")]
        now = _lineages(sides.after)
        before = _lineages(sides.before) if settings or _comes_or_goes(sides) else now
        self.tenants = {False: list(before), True: list(now)}
        self.heirs = Heirs(
            {
                name: tuple(dict.fromkeys((*now.get(name, ()), *before.get(name, ()))))
                for name in sorted({*now, *before})
            }
        )
        self.files = sorted(path for path in sides.former if path.startswith(_TOPS))
        shown = [path for path in self.files if self._shows(path)]
        self.parts = [dependants(path, self.heirs) for path in shown]

    @property
    def concerned(self) -> list[str]:
        """Return the tenants whose messages may differ, ancestors before their heirs."""
        every = self.heirs.lineages
        found = [part.tenants or every for part in self.parts]
        names = {name for tenants in found for name in tenants if name in every}
        return sorted(names, key=lambda name: (len(every[name]), name))

    def selection(self, *, now: bool) -> Selection:
        """Return the messages that may differ; ask only where there are `parts`."""
        return Selection(self.sides.after if now else self.sides.before, self.parts)

    def _shows(self, path: str) -> bool:
        """Tell whether a file can make a message differ: not all settings show."""
        if path.startswith("locales/"):
            return path.endswith(".po")
        if not path.endswith("/tenant.yaml"):
            return path.endswith(".yaml")
        before, now = keys(self.sides.before, path), keys(self.sides.after, path)
        exists = [one.tree.document(path) is not None for one in self.sides[:2]]
        if exists[0] != exists[1] or any(map(_unreadable, self.sides[:2], (path, path))):
            return True
        names = {*before.held, *now.held}
        return any(
            (one := before.held.get(name)) is None
            or (other := now.held.get(name)) is None
            or one.content != other.content
            for name in names
        )


_TOPS = ("fixtures/", "locales/")


class Renames(NamedTuple):
    """What is called otherwise now: the former names, by the present ones.

    A fixture is renamed in a tenant, and for all that extend it.
    """

    tenants: dict[str, str]
    fixtures: dict[tuple[str, str], str]


def renames(reach: Reach) -> Renames:
    """Return what was renamed: most of its files hold what they held."""
    sides = reach.sides
    gone = {
        path for path in reach.files if sides.former[path] is not None and not _now(sides, path)
    }
    came = {path for path in reach.files if sides.former[path] is None}
    left = [name for name in reach.tenants[False] if name not in reach.tenants[True]]
    fresh = [name for name in reach.tenants[True] if name not in reach.tenants[False]]
    tenants: dict[str, str] = {}
    for new in fresh:
        for old in left:
            if old not in tenants.values() and _moved(sides, _files_of(old, gone), old, new):
                tenants[new] = old
                break
    return Renames(tenants, _fixtures(sides, gone, came))


def _fixtures(sides: Sides, gone: set[str], came: set[str]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for tenant, new in sorted(_owners(came)):
        for owner, old in sorted(_owners(gone)):
            if owner == tenant and (tenant, new) not in found and old not in found.values():
                pairs = [
                    (fixture_path(tenant, old), fixture_path(tenant, new)),
                    *(
                        (path, texts_path(tenant, path.split("/")[2], new))
                        for path in gone
                        if path.startswith(f"fixtures/{tenant}/") and path.endswith(f"/{old}.yaml")
                        if path.count("/") > 2  # noqa: PLR2004 - a text's path
                    ),
                ]
                if _alike(sides, pairs):
                    found[tenant, new] = old
    return found


def _owners(paths: Iterable[str]) -> set[tuple[str, str]]:
    """Return tenant and name of the fixtures among files."""
    steps = (path.removesuffix(".yaml").split("/") for path in paths if path.endswith(".yaml"))
    return {(one[1], one[2]) for one in steps if len(one) == 3 and one[2] != "tenant"}  # noqa: PLR2004


def _files_of(tenant: str, paths: Iterable[str]) -> list[str]:
    return [path for path in paths if path.startswith(f"fixtures/{tenant}/")]


def _moved(sides: Sides, files: list[str], old: str, new: str) -> bool:
    there = len(f"fixtures/{old}")
    return _alike(sides, [(path, f"fixtures/{new}{path[there:]}") for path in files])


def _alike(sides: Sides, pairs: list[tuple[str, str]]) -> bool:
    same = 0
    for old, new in pairs:
        was = sides.former.get(old)
        same += was is not None and was.content == sides.after.tree.content(new)
    return bool(pairs) and same >= len(pairs) * _SAME


def _now(sides: Sides, path: str) -> bool:
    return sides.after.tree.files.exists(path)


def _lineages(renderer: Renderer) -> dict[str, tuple[str, ...]]:
    tree = renderer.tree
    return {
        name: tuple(layer.tenant for layer in trace(tree, name).layers) for name in tree.tenants()
    }


def _comes_or_goes(sides: Sides) -> bool:
    return sides.before.tree.tenants() != sides.after.tree.tenants()


def _unreadable(renderer: Renderer, path: str) -> bool:
    document = renderer.tree.document(path)
    return document is not None and bool(document.problems)
