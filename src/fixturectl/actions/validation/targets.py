"""What a call asks about: addresses, paths, what changed since a revision, a file being edited."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fixturectl import git
from fixturectl.actions.validation.selection import Part, Selection, dependants, in_no_message
from fixturectl.actions.validation.settings import AllSettings
from fixturectl.actions.validation.states import TOPS
from fixturectl.diagnostics import nearest
from fixturectl.errors import UsageError
from fixturectl.rendering.renderer import Renderer
from fixturectl.store import codeowners
from fixturectl.store.files import Entry
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.validation.inventory import Heirs, Inventory
    from fixturectl.store.files import Files


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be validated; everything, if nothing is named.

    `targets` are addresses and paths as a command line has them, `paths` are paths in the store.
    `only` is one too: of all findings those that stand in this file are wanted.
    """

    targets: tuple[str, ...] = ()
    changed_since: str = ""
    only: str = ""
    paths: tuple[str, ...] = ()


def is_path(target: str) -> bool:
    """Tell whether an argument is a path: `..`, with `./` or `/` in front, or a suffix behind."""
    leads = target.startswith(("./", "../", "/")) or target in {".", ".."}
    return leads or target.endswith((".yaml", ".po"))


def selected(store: OpenStore, request: Request, inventory: Inventory, heirs: Heirs) -> Selection:
    """Return what a request asks about; raises UsageError for what isn't there."""
    parts: list[Part] = []
    paths = list(request.paths)
    for target in request.targets:
        if is_path(target):
            paths.append(in_store(store.root, Path(target)))
            if not store.tree.files.exists(paths[-1]):
                raise UsageError(f"there is no {target}", hint="see: fixturectl list")
        else:
            parts.append(_address(target, inventory, heirs))
    if request.changed_since:
        accepted = _baselines(store, inventory)
        changed = _changed(store.root, request.changed_since, accepted)
        parts += [Part()] if accepted.intersection(changed) else []
        if not changed and not request.targets:
            return Selection(store.renderer, [], [_NOTHING])
        paths += changed
    if request.only:
        paths.append(request.only)
    parts += [dependants(path, heirs) for path in paths if not in_no_message(path)]
    return Selection(store.renderer, parts, paths, request.only)


_NOTHING = "\0"  # the path of no file


def in_store(root: Path, path: Path) -> str:
    """Return a path relative to the store, with `/`; raises UsageError for what is outside."""
    named = Path(os.path.abspath(path))  # noqa: PTH100 - links stay: the store reads none
    above = Path(os.path.realpath(named.parent)) / named.name  # a link may lead to the store
    for full in (named, above, Path(os.path.realpath(named))):
        for base in (root, Path(os.path.realpath(root))):
            if full.is_relative_to(base):
                found = full.relative_to(base).as_posix()
                return "" if found == "." else found
    raise UsageError(f"{path} is not in the store {root}", hint="name the store with --store")


def _address(target: str, inventory: Inventory, heirs: Heirs) -> Part:
    tenant, slash, fixture = target.partition("/")
    if tenant not in inventory.tenants:
        hint = nearest(tenant, inventory.tenants) or "a path begins with ./"
        raise UsageError(f"no tenant {tenant}", hint=hint)
    if not slash:
        return Part(frozenset([tenant]))
    lineage = heirs.lineages[tenant]
    own = [
        name
        for name, group in inventory.groups.items()
        if any(owner in group.owners for owner in lineage)
    ]
    if fixture not in own:
        hint = nearest(fixture, own) or "see: fixturectl list fixtures"
        raise UsageError(f"tenant {tenant} has no fixture {fixture}", hint=hint)
    return Part(frozenset([tenant]), fixture)


def _baselines(store: OpenStore, inventory: Inventory) -> set[str]:
    """Return the store's files of accepted findings: whatever is found depends on them."""
    settings = AllSettings()
    named = {settings.of(store.renderer.tenant(one)).baseline for one in inventory.tenants}
    # git refuses to look outside of the repository.
    return {path for path in named - {""} if path[0] != "/" and ".." not in path.split("/")}


def _changed(root: Path, revision: str, besides: Iterable[str]) -> list[str]:
    """Return the store's files that differ from a revision, deleted and untracked ones too.

    `besides` are files outside its folders; those that name code owners count too.
    """
    repository = git.repository(root)
    prefix = root.relative_to(repository).as_posix()
    prefix = "" if prefix == "." else f"{prefix}/"
    wanted = [prefix + path for path in (*TOPS, *besides)]
    found = git.changed(repository, revision, *wanted, *codeowners.PLACES)
    return [path.removeprefix(prefix) for path in found]


class _Edited:
    """A source of files in which some have other content."""

    def __init__(self, files: Files, contents: Mapping[str, bytes]) -> None:
        self._files = files
        self._contents = contents

    def names(self, folder: str) -> list[Entry]:
        found = {entry.name: entry for entry in self._files.names(folder)}
        above = f"{folder}/" if folder else ""
        for path in self._contents:
            if path.startswith(above):
                name, _, rest = path[len(above) :].partition("/")
                found.setdefault(name, Entry(name, bool(rest)))
        return sorted(found.values())

    def read(self, path: str) -> bytes:
        content = self._contents.get(path)
        return self._files.read(path) if content is None else content

    def exists(self, path: str) -> bool:
        return path in self._contents or self._files.exists(path)


def edited(store: OpenStore, contents: Mapping[str, bytes]) -> None:
    """Let files of a store have other contents, as an editor has that are not saved yet."""
    store.tree = Tree(_Edited(store.tree.files, contents))
    store.renderer = Renderer(store.tree)
