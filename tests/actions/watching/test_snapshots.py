"""Which files were saved between two looks, however an editor writes them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, FRENCH, SOUND

from fixturectl.actions.watching.snapshots import Snapshot
from fixturectl.store.restoring import Former

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

WAS = Former(SOUND[FRENCH].encode())


@pytest.fixture
def root(make_store: MakeStore) -> Path:
    return make_store({**SOUND, "locales/fr-FR.po": "", "fixtures/README.md": "x"})


def in_place(path: Path, content: str) -> None:
    path.write_text(content)


def by_renaming(path: Path, content: str) -> None:
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(content)
    beside.replace(path)


def by_way_of_a_backup(path: Path, content: str) -> None:
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(content)


def with_the_times_of_before(path: Path, content: str) -> None:
    seen = path.stat()
    path.write_text(content)
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


@pytest.mark.parametrize(
    "save", [in_place, by_renaming, by_way_of_a_backup, with_the_times_of_before]
)
def test_a_save_is_seen_once(save: object, root: Path) -> None:
    snapshot = Snapshot(root)
    assert callable(save)

    save(root / FRENCH, SOUND[FRENCH].replace("presque", "bientôt"))

    assert snapshot.look() == {FRENCH: WAS}
    assert snapshot.look() == {}


def test_two_saves_of_one_size_in_one_tick_are_two(root: Path) -> None:
    snapshot = Snapshot(root)
    (root / FRENCH).write_text(SOUND[FRENCH].replace("plein", "fulle"))
    snapshot.look()
    with_the_times_of_before(root / FRENCH, SOUND[FRENCH].replace("plein", "foule"))

    assert list(snapshot.look()) == [FRENCH]


def test_what_comes_and_goes(root: Path) -> None:
    snapshot = Snapshot(root)
    (root / FRENCH).unlink()
    (root / "fixtures/default/new.yaml").write_text("x")

    assert snapshot.look() == {FRENCH: WAS, "fixtures/default/new.yaml": None}


def test_a_file_touched_but_not_changed_is_no_save(root: Path) -> None:
    snapshot = Snapshot(root)
    os.utime(root / FRENCH)

    assert snapshot.look() == {}


def test_what_no_store_reads_is_not_watched(root: Path) -> None:
    snapshot = Snapshot(root)
    for name in ("fixtures/default/.x.yaml", "fixtures/default/x.yaml~", "fixtures/x.md", "a.yaml"):
        (root / name).write_text("x")

    assert snapshot.look() == {}
    assert len(snapshot) == len(SOUND) + 1


def test_links_and_what_can_not_be_read(root: Path) -> None:
    snapshot = Snapshot(root)
    (root / "fixtures/default/link.yaml").symlink_to(root / FIXTURE)
    os.mkfifo(root / "fixtures/default/pipe.yaml")

    assert list(snapshot.look()) == ["fixtures/default/link.yaml", "fixtures/default/pipe.yaml"]
    (root / "fixtures/default/link.yaml").unlink()
    assert snapshot.look() == {"fixtures/default/link.yaml": Former(b"", is_link=True)}


def test_what_holds_again_what_it_held_has_not_changed(root: Path) -> None:
    snapshot = Snapshot(root)
    (root / FRENCH).write_text("x")
    (root / FIXTURE).write_text("x")
    changed = snapshot.look()
    (root / FRENCH).write_text(SOUND[FRENCH])
    snapshot.look()

    assert list(snapshot.still(changed)) == [FIXTURE]


def test_the_state_stands_for_what_the_files_hold(root: Path) -> None:
    snapshot = Snapshot(root)
    before = snapshot.state().key
    (root / FRENCH).write_text("x")

    assert snapshot.state().key == before
    snapshot.look()
    assert snapshot.state().key != before
    (root / FRENCH).write_text(SOUND[FRENCH])
    snapshot.look()
    assert snapshot.state().key == before


def test_a_store_that_goes_away_has_no_files(root: Path) -> None:
    snapshot = Snapshot(root)
    (root / "fixtures").rename(root / "elsewhere")

    assert len(snapshot.look()) == len(SOUND)
