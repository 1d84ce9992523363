"""What breaks the rules for names is reported where it stands, with what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from fixturectl.store.files import WorkTree
from fixturectl.store.names import is_name
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"name: x\n")
    return root


def tree_of(root: Path) -> Tree:
    return Tree(WorkTree(root))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        "fixtures/acme/tenant.yaml",
        "fixtures/acme/fr-FR/disk-full.yaml",
        "locales/fr-FR.po",
    )


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("a", True),
        ("0-a", True),
        ("a" * 63, True),
        ("a" * 64, False),
        ("", False),
        ("-a", False),
        ("A", False),
        ("a_b", False),
        ("a.b", False),
        ("a\n", False),
        ("é", False),
        ("..", False),
    ],
)
def test_names(name: str, *, good: bool) -> None:
    assert is_name(name) == good


@pytest.mark.parametrize(
    ("path", "place", "message", "hint"),
    [
        pytest.param(
            "fixtures/Acme/tenant.yaml", "fixtures/Acme", "can't be the name", "a-z", id="tenant"
        ),
        pytest.param(
            "fixtures/a_b/tenant.yaml", "fixtures/a_b", "can't be the name", "a-z", id="underscore"
        ),
        pytest.param(
            "fixtures/acme/-x.yaml", "fixtures/acme/-x.yaml", "can't be the name", "a-z", id="dash"
        ),
        pytest.param(
            "fixtures/acme/fr-FR/glossary.yaml",
            "fixtures/acme/fr-FR/glossary.yaml",
            "reserved",
            "rename",
            id="reserved",
        ),
        pytest.param(
            "fixtures/acme/fr-FR/tenant.yaml",
            "fixtures/acme/fr-FR/tenant.yaml",
            "reserved",
            "rename",
            id="reserved text",
        ),
        pytest.param(
            "fixtures/acme/x.yml",
            "fixtures/acme/x.yml",
            "end in .yaml",
            "rename it to x.yaml",
            id=".yml",
        ),
        pytest.param(
            "fixtures/acme/x.txt", "fixtures/acme/x.txt", "never read", "move", id="stray"
        ),
        pytest.param(
            "fixtures/x.yaml", "fixtures/x.yaml", "a tenant is a folder", "move", id="no tenant"
        ),
        pytest.param(
            "fixtures/acme/fr-FR/deep/x.yaml",
            "fixtures/acme/fr-FR/deep",
            "never read",
            "move",
            id="too deep",
        ),
        pytest.param(
            "fixtures/acme/fr_FR/x.yaml",
            "fixtures/acme/fr_FR",
            "fr_FR",
            "fr-FR",
            id="not canonical",
        ),
        pytest.param(
            "fixtures/acme/golden/x.yaml", "fixtures/acme/golden", "golden", "", id="no locale"
        ),
        pytest.param(
            "fixtures/acme/fr/x.yaml",
            "fixtures/acme/fr-FR",
            '"fr-FR" and "fr"',
            "into fr",
            id="twins by likely subtags",
        ),
        pytest.param(
            "fixtures/acme/fr-fr/x.yaml",
            "fixtures/acme/fr-fr",
            "only by case",
            "rename",
            id="twins by case",
        ),
        pytest.param("locales/de_DE.po", "locales/de_DE.po", "de_DE", "de-DE", id="catalog"),
        pytest.param(
            "locales/fr.po",
            "locales/fr.po",
            '"fr" and "fr-FR"',
            "into fr-FR.po",
            id="catalogs of one locale",
        ),
        pytest.param("locales/fr.mo", "locales/fr.mo", "TAG.po", "move", id="stray catalog"),
        pytest.param(
            "fixtures/acme/caf\u00e9.yaml",
            "fixtures/acme/caf\u00e9.yaml",
            "can't be the name",
            "a-z",
            id="letters",
        ),
    ],
)
def test_names_that_are_reported(
    store: Path, path: str, place: str, message: str, hint: str
) -> None:
    write(store, path)

    found = [fault for fault in tree_of(store).problems() if fault.path == place]

    assert any(message in fault.message and hint in fault.hint for fault in found)


def test_unicode_twins(store: Path) -> None:
    write(store, "fixtures/acme/caf\u00e9.yaml", "fixtures/acme/cafe\u0301.yaml")

    told = [fault.message for fault in tree_of(store).problems()]

    assert any("differ only by case or Unicode form" in message for message in told)


def test_names_of_any_bytes_can_be_printed(store: Path) -> None:
    write(store, os.fsdecode(b"fixtures/acme/\xff\n.yaml"))

    for fault in tree_of(store).problems():
        assert str(fault).encode()
        assert "\n" not in str(fault)
