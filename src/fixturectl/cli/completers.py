"""What a shell offers for the names of a store: tenants, fixtures, locales, variables, samples.

Click calls these with the context of the call so far and the word being typed. Tenants, fixtures
and locales come from listings of folders, without reading YAML, because loading its reader takes
longer than a person waits for a key; variables and samples come from the files of the fixture that
the call names. What goes wrong here is swallowed in `completion`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fixturectl.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.store.files import WorkTree
    from fixturectl.store.yaml_nodes import Node

ALL = "all"
PSEUDO = ("en-XA", "ar-XB")
ROOT = "default"  # the tenant that every other extends in the end


def tenant(ctx: typer.Context, incomplete: str) -> list[str]:
    return _starting(incomplete, _folders(_files(ctx), "fixtures"))


def address(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer `TENANT/`, and once there is one tenant only, its fixtures and those it inherits."""
    files = _files(ctx)
    name, slash, _ = incomplete.partition("/")
    if not slash:
        near = _starting(incomplete, _folders(files, "fixtures"))
        if len(near) != 1:
            return [f"{tenant}/" for tenant in near]
        name = near[0]
    found = {fixture for tenant in _lineage(files, name) for fixture in _fixtures(files, tenant)}
    return _starting(incomplete, (f"{name}/{fixture}" for fixture in found))


def locale(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the locales that have texts: of the fixture's tenant, or of any where none is named."""
    files = _files(ctx)
    name = _address(ctx).partition("/")[0]
    tenants = _lineage(files, name) if name else _folders(files, "fixtures")
    return _starting(
        incomplete, {tag for tenant in tenants for tag in _folders(files, f"fixtures/{tenant}")}
    )


def readers_locale(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the pseudo-locales too, once their beginning is typed: nobody else wants them."""
    made = _starting(incomplete, PSEUDO) if incomplete else []
    return sorted({*locale(ctx, incomplete), *made})


def readers_locale_or_all(ctx: typer.Context, incomplete: str) -> list[str]:
    return [*readers_locale(ctx, incomplete), *_starting(incomplete, [ALL])]


def locale_or_all(ctx: typer.Context, incomplete: str) -> list[str]:
    return [*locale(ctx, incomplete), *_starting(incomplete, [ALL])]


def variable(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer `NAME=`, with the variable's type."""
    variables = _declared(ctx, "variables")
    return [(f"{name}=", _type(variables[name])) for name in _starting(incomplete, variables)]


def sample_fixture(incomplete: str) -> list[str]:
    """Offer the fixtures of the sample library."""
    from fixturectl.actions.sample_library import sample_library

    return _starting(incomplete, sample_library().fixtures(ROOT))


def sample(ctx: typer.Context, incomplete: str) -> list[str]:
    return _starting(incomplete, _declared(ctx, "samples"))


def _starting(incomplete: str, names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))


def _files(ctx: typer.Context) -> WorkTree:
    from fixturectl.store.files import WorkTree

    given = ctx.find_root().params.get("store")  # text still: no command has begun
    return WorkTree(Session(Path(given) if given else None).root())


def _folders(files: WorkTree, folder: str) -> list[str]:
    return [entry.name for entry in files.names(folder) if entry.is_dir]


def _fixtures(files: WorkTree, tenant: str) -> Iterator[str]:
    for entry in files.names(f"fixtures/{tenant}"):
        name = entry.name.removesuffix(".yaml")
        if name not in {entry.name, "tenant"}:
            yield name


def _lineage(files: WorkTree, tenant: str) -> list[str]:
    """Return the tenants that `tenant` extends, itself first, by the line that says so."""
    lineage = [tenant]
    while lineage[-1] != ROOT:
        lineage.append(_parent(files, lineage[-1]))
        if lineage[-1] in lineage[:-1]:
            return lineage[:-1]
    return lineage


def _parent(files: WorkTree, tenant: str) -> str:
    try:
        lines = files.read(f"fixtures/{tenant}/tenant.yaml").decode().splitlines()
    except FileNotFoundError:
        return ROOT
    named = [line for line in lines if line.startswith("extends:")]
    return named[0].partition(":")[2].partition("#")[0].strip(" \"'") if named else ROOT


def _address(ctx: typer.Context) -> str:
    """Return the address given so far; of several the first."""
    given = ctx.params.get("address") or ctx.params.get("addresses") or ""
    return given if isinstance(given, str) else given[0]


def _declared(ctx: typer.Context, key: str) -> dict[str, Node]:
    """Return the variables or samples of the call's fixture by name: the nearest file's counts.

    From the files as they are: to look at their faults as well would take a third longer.
    """
    from fixturectl.store.yaml_nodes import Mapping, Scalar, read

    files = _files(ctx)
    tenant, _, name = _address(ctx).partition("/")
    found: dict[str, Node] = {}
    for each in reversed(_lineage(files, tenant)):
        path = f"fixtures/{each}/{name}.yaml"
        root = read(path, files.read(path)).root if files.exists(path) else None
        section = root.get(key) if isinstance(root, Mapping) else None
        if isinstance(section, Mapping):
            found |= {declared.value: node for declared, node in section}
    return {
        each: node
        for each, node in found.items()
        if not (isinstance(node, Scalar) and node.is_null)  # null removes what is inherited
    }


def _type(declaration: Node) -> str:
    from fixturectl.store.yaml_nodes import Mapping, Scalar

    named = declaration.get("type") if isinstance(declaration, Mapping) else None
    return named.value if isinstance(named, Scalar) else ""
