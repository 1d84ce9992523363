"""Who can read what, by tenant: as policy wants it and as the files have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.secrets.files import YAML, files
from fixturectl.secrets import metadata, policy
from fixturectl.secrets.agreement import difference
from fixturectl.secrets.providers import recipients_of_file
from fixturectl.secrets.writing import content_of
from fixturectl.store.sops_yaml import read

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.secrets.policy import Rule


class Readers(NamedTuple):
    """A sealed file: who can read it, who shouldn't though they can, who should and can't."""

    tenant: str
    path: str
    can: tuple[str, ...]
    extra: tuple[str, ...]
    missing: tuple[str, ...]


def recipients(root: Path) -> list[Readers]:
    """Return the readers of each sealed file of a store, by tenant; no key is needed.

    A file that can't be read is left to `secrets verify`.
    """
    found = []
    for path in files(root, YAML):
        file = read(str(path), content_of(path))
        if file.problem is None and (block := metadata.read(file)) is not None:
            shown = path.relative_to(root).as_posix()
            found.append(_readers(shown, block, policy.rule_for(path)))
    return sorted(found)


def _readers(path: str, block: metadata.Metadata, rule: Rule | None) -> Readers:
    names = [name for kind in recipients_of_file(block).values() for name in kind]
    differs = difference(block, rule) if rule else None
    parts = path.split("/")
    return Readers(
        parts[1] if len(parts) > 2 and parts[0] == "fixtures" else "",  # noqa: PLR2004 - fixtures/TENANT/...
        path,
        tuple(sorted(names)),
        tuple(name for _, name in differs.extra) if differs else (),
        tuple(name for _, name in differs.missing) if differs else (),
    )
