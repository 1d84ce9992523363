"""A tree lists what is there, opens what is asked for, and never leads out of the store."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from fixturectl.errors import FixturectlError
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import (
    Tree,
    catalog_path,
    find_store,
    fixture_path,
    store_at,
    tenant_path,
    texts_path,
)
from fixturectl.store.yaml_nodes import plain

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(os.fsencode(f"name: {path}\n"))
    return root


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write(
        tmp_path / "store",
        "fixtures/default/tenant.yaml",
        "fixtures/default/disk-full.yaml",
        "fixtures/default/en-US/disk-full.yaml",
        "fixtures/default/fr-FR/disk-full.yaml",
        "fixtures/acme/tenant.yaml",
        "fixtures/acme/fr-FR/disk-full.yaml",
        "fixtures/README.md",
        "fixtures/.hidden/x.yaml",
        "locales/fr-FR.po",
        "locales/fixturectl.pot",
        "locales/glossary.yaml",
    )


def tree_of(root: Path) -> Tree:
    return Tree(WorkTree(root))


def test_names(store: Path) -> None:
    tree = tree_of(store)

    assert tree.tenants() == ["acme", "default"]
    assert tree.fixtures("default") == ["disk-full"]
    assert tree.fixtures("acme") == []
    assert tree.locales("default") == ["en-US", "fr-FR"]
    assert tree.texts("acme", "fr-FR") == ["disk-full"]
    assert tree.catalogs() == ["fr-FR"]
    assert tree.problems() == ()


def test_names_of_what_is_not_there(tmp_path: Path) -> None:
    tree = tree_of(tmp_path)

    assert tree.tenants() == tree.fixtures("x") == tree.locales("../x") == tree.catalogs() == []
    assert tree.problems() == ()


def test_documents(store: Path) -> None:
    tree = tree_of(store)
    path = fixture_path("default", "disk-full")
    document = tree.document(path)

    assert document is not None
    assert document.source.path == path
    assert document.root is not None
    assert plain(document.root) == {"name": path}
    assert tree.document(path) is document
    assert tree.document(fixture_path("acme", "disk-full")) is None
    assert tree.document(texts_path("acme", "fr-FR", "disk-full")) is not None
    assert tree.document(tenant_path("acme")) is not None
    assert tree.document("fixtures/README.md/x.yaml") is None


def test_a_document_opens_only_its_file(store: Path) -> None:
    opened: list[object] = []
    watching = True

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        # An audit hook can't be taken back: it looks only while it is asked to.
        if watching and event in {"open", "os.listdir", "os.scandir"}:
            opened.append(arguments[0])

    tree = tree_of(store)
    sys.addaudithook(watch)
    try:
        tree.document(texts_path("acme", "fr-FR", "disk-full"))
    finally:
        watching = False

    paths = [path for path in opened if not isinstance(path, int)]  # an int is one already open
    assert paths == [str(store.resolve() / "fixtures/acme/fr-FR/disk-full.yaml")]


@pytest.mark.parametrize(
    "path", ["../secret.yaml", "/etc/hostname", "fixtures/../../x.yaml", "a//b", "./x.yaml", "a\0b"]
)
def test_a_path_that_leads_out_is_refused(store: Path, path: str) -> None:
    write(store.parent, "secret.yaml")

    document = tree_of(store).document(path)

    assert document is not None
    assert document.root is None
    assert "leads out of the store" in document.problems[0].message
    assert document.problems[0].check == "yaml"


@pytest.mark.parametrize("target", ["../outside", "fixtures/default"])
def test_a_linked_folder_is_refused_wherever_it_leads(store: Path, target: str) -> None:
    write(store.parent, "outside/tenant.yaml")
    (store / "fixtures/linked").symlink_to((store / target).resolve())
    tree = tree_of(store)

    document = tree.document(tenant_path("linked"))

    assert document is not None
    assert "symbolic link" in document.problems[0].message
    assert tree.tenants() == ["acme", "default"]
    assert tree.fixtures("linked") == []
    assert not tree.files.exists(tenant_path("linked"))
    assert [(fault.path, fault.message) for fault in tree.problems()] == [
        ("fixtures/linked", "a symbolic link is never followed")
    ]


def test_linked_files_are_refused(store: Path) -> None:
    for path in ("fixtures/acme/disk-full.yaml", "fixtures/acme/fr-FR/x.yaml", "locales/de.po"):
        (store / path).symlink_to(store / "fixtures/default/disk-full.yaml")
    tree = tree_of(store)

    document = tree.document(fixture_path("acme", "disk-full"))

    assert document is not None
    assert "symbolic link" in document.problems[0].message
    assert "put the file itself there" in document.problems[0].hint
    assert tree.fixtures("acme") == []
    assert tree.catalogs() == ["fr-FR"]
    assert len(tree.problems()) == 3


@pytest.mark.parametrize("top", ["fixtures", "locales"])
def test_a_linked_top_folder_is_refused(store: Path, top: str) -> None:
    (store / top).rename(store.parent / "elsewhere")
    (store / top).symlink_to(store.parent / "elsewhere")

    assert [top] == [fault.path for fault in tree_of(store).problems()]


def test_a_store_may_itself_be_reached_by_a_link(store: Path) -> None:
    link = store.parent / "link"
    link.symlink_to(store)

    assert tree_of(link).document(tenant_path("acme")) is not None


def test_what_can_not_be_read_says_why(store: Path) -> None:
    (store / "fixtures/default/folder.yaml").mkdir()
    os.mkfifo(store / "fixtures/default/pipe.yaml")
    (store / "fixtures/default/vast.yaml").write_bytes(b"")
    os.truncate(store / "fixtures/default/vast.yaml", 17 * 1024 * 1024)
    tree = tree_of(store)
    told = {}
    for name in ("folder", "pipe", "vast"):
        document = tree.document(fixture_path("default", name))
        assert document is not None
        told[name] = document.problems[0].message

    assert told == {"folder": "not a file", "pipe": "not a file", "vast": "larger than 16 MiB"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read what it likes")
def test_a_forbidden_file_and_folder(store: Path) -> None:
    (store / "fixtures/acme/tenant.yaml").chmod(0)
    (store / "fixtures/default").chmod(0o300)
    tree = tree_of(store)

    document = tree.document(tenant_path("acme"))
    fixtures = tree.fixtures("default")
    problems = tree.problems()
    (store / "fixtures/default").chmod(0o700)

    assert document is not None
    assert document.problems[0].message == "can't be read: permission denied"
    assert fixtures == []
    assert [(fault.path, fault.message) for fault in problems] == [
        ("fixtures/default", "can't be listed: permission denied")
    ]


def test_a_name_no_file_system_takes(store: Path) -> None:
    tree = tree_of(store)
    long = "x" * 300

    document = tree.document(fixture_path("default", long))
    locales = tree.locales(long)
    catalog = tree.content(catalog_path(long))

    assert document is not None
    assert document.problems[0].message == "can't be read: file name too long"
    assert locales == []
    assert catalog is None
    assert [f"fixtures/{long}"] == [fault.path for fault in tree.problems()]


def test_the_content_of_a_catalog(store: Path) -> None:
    tree = tree_of(store)

    assert tree.content(catalog_path("fr-FR")) == b"name: locales/fr-FR.po\n"
    assert tree.content(catalog_path("de-DE")) is None


def test_find_store_walks_up(store: Path) -> None:
    assert find_store(store) == store.resolve()
    assert find_store(store / "fixtures") == store.resolve()
    assert find_store(store / "fixtures/acme/fr-FR") == store.resolve()


def test_find_store_is_not_misled_by_the_fixtures_of_a_test_suite(store: Path) -> None:
    write(store, "tests/fixtures/x.json", "fixtures/fixtures/tenant.yaml")

    assert find_store(store / "tests") == store.resolve()
    assert find_store(store / "fixtures/fixtures") == store.resolve()


def test_find_store_takes_a_store_without_default(tmp_path: Path) -> None:
    write(tmp_path, "new/fixtures/acme/tenant.yaml")

    assert find_store(tmp_path / "new/fixtures/acme") == (tmp_path / "new").resolve()


def test_no_store(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for fails in (find_store, store_at):
        with pytest.raises(FixturectlError, match="holds") as raised:
            fails(tmp_path / "empty")
        assert raised.value.status == 3
        assert "fixturectl init" in raised.value.hint
    with pytest.raises(FixturectlError, match="is no directory"):
        store_at(tmp_path / "missing")


def test_store_at(store: Path) -> None:
    assert store_at(store) == store.resolve()


def test_path_of_a_catalog() -> None:
    assert catalog_path("fr-FR") == "locales/fr-FR.po"


def test_a_worktree_knows_what_exists(store: Path) -> None:
    files = WorkTree(store)

    assert files.exists("fixtures/acme")
    assert not files.exists("fixtures/nobody")


def test_wrongly_named_files_say_what_they_are_meant_for(store: Path) -> None:
    write(
        store,
        "fixtures/acme/Disk_Full.yaml",
        "fixtures/acme/latency.yml",
        "fixtures/acme/notes.txt",
        "fixtures/acme/fr-FR/disk-ful.yaml",
        "fixtures/acme/fr-FR/Queue--Backlog_.YAML",
        "fixtures/acme/fr-FR/unlike.yaml",
    )
    tree = tree_of(store)

    assert tree.meant("fixtures/acme") == {"disk-full", "latency"}
    assert tree.meant("fixtures/default") == set()
    assert tree.strays("acme", "fr-FR") == {"disk-full", "queue-backlog"}
    assert tree.strays("default", "fr-FR") == frozenset()
