"""The files as they will be: the same names and contents as after the changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.changes import Changes
from fixturectl.store.files import Entry, WorkTree
from fixturectl.store.foresight import Foresight

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import MakeStore

    from fixturectl.store.files import Files

STORE = {
    "fixtures/default/tenant.yaml": "format: 1\n",
    "fixtures/acme/tenant.yaml": "extends: default\n",
    "fixtures/acme/a.yaml": "severity: info\n",
    "fixtures/acme/fr-FR/a.yaml": "texts: {}\n",
    "fixtures/beta/a.yaml": "",
}
STEPS: dict[str, Callable[[Changes], None]] = {
    "write": lambda it: it.create("fixtures/gamma/deep/new.yaml", "x"),
    "edit": lambda it: it.edit("fixtures/default/tenant.yaml", "format: 1 # x\n"),
    "move a file": lambda it: it.move("fixtures/acme/fr-FR/a.yaml", "fixtures/acme/fr-FR/b.yaml"),
    "move out": lambda it: it.move("fixtures/acme/a.yaml", "fixtures/default/a.yaml"),
    "remove": lambda it: it.remove("fixtures/beta/a.yaml"),
    "move a folder": lambda it: it.move("fixtures/acme", "fixtures/acme-eu"),
}


def snapshot(source: Files, folder: str = "") -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in source.names(folder):
        path = f"{folder}/{entry.name}" if folder else entry.name
        assert source.exists(path)
        if entry.is_dir:
            found |= snapshot(source, path) or {path: b"an empty folder"}
        else:
            found[path] = source.read(path)
    return found


# "move a folder" last: what is inside it is known by its old path before.
@settings(max_examples=40, deadline=None)
@given(names=st.sets(st.sampled_from(list(STEPS))))
def test_it_shows_what_applying_makes(names: set[str], make_store: MakeStore) -> None:
    root = make_store({})
    changes = Changes(root)
    changes.remove("fixtures")
    changes.apply()
    make_store(STORE)
    changes = Changes(root)
    for name, step in STEPS.items():
        if name in names:
            step(changes)
    foreseen = snapshot(Foresight(WorkTree(root), changes.steps))

    changes.apply()

    assert foreseen == snapshot(WorkTree(root))


def test_what_goes_away_is_not_there(make_store: MakeStore) -> None:
    changes = Changes(make_store(STORE))
    changes.move("fixtures/acme", "fixtures/acme-eu")
    files = Foresight(WorkTree(changes.root), changes.steps)

    assert not files.exists("fixtures/acme/a.yaml")
    assert files.names("fixtures/acme") == []
    with pytest.raises(FileNotFoundError):
        files.read("fixtures/acme/a.yaml")


def test_a_moved_link_stays_a_link(make_store: MakeStore) -> None:
    root = make_store(STORE)
    (root / "fixtures/acme/link.yaml").symlink_to("a.yaml")
    changes = Changes(root)
    changes.move("fixtures/acme/link.yaml", "fixtures/acme/other.yaml")

    found = Foresight(WorkTree(root), changes.steps).names("fixtures/acme")

    assert Entry("other.yaml", is_dir=False, is_link=True) in found


def test_moving_what_is_not_there_shows_a_file(make_store: MakeStore) -> None:
    changes = Changes(make_store(STORE))
    changes.move("fixtures/none.yaml", "fixtures/some.yaml")

    found = Foresight(WorkTree(changes.root), changes.steps).names("fixtures")

    assert Entry("some.yaml", is_dir=False) in found
