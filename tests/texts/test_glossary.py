"""Whose terms count for whom: the tenant's over those it inherits, over the store's."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree
from fixturectl.store.yaml_nodes import read
from fixturectl.texts.glossary import Glossaries, Glossary, Term, tags

if TYPE_CHECKING:
    from pathlib import Path

STORE = """\
terms:
  database: {fr-FR: base de données, es-ES: [base de datos, BD]}
  disk: {fr: disque}
  disk error: {fr: erreur disque}
forbidden:
  database: {fr-FR: bdd}
  fr-FR: [bogue]
keep: [Grafana]
"""
TENANT = """\
terms:
  database: {fr-FR: base}
  disk: null
  disk error: {fr: null}
forbidden: {fr-FR: null}
keep: [Loki, Grafana]
"""


def glossary(*files: str) -> Glossary:
    return Glossary(read(f"{index}.yaml", file.encode()) for index, file in enumerate(files))


@pytest.mark.parametrize(
    ("locale", "terms", "banned"),
    [
        pytest.param(
            "fr-FR",
            [
                Term("disk error", ("erreur disque",), ()),
                Term("database", ("base de données",), ("bdd",)),
                Term("disk", ("disque",), ()),
            ],
            ("bogue",),
            id="the longest term first",
        ),
        pytest.param(
            "es-MX", [Term("database", ("base de datos", "BD"), ())], (), id="another region"
        ),
        pytest.param("de-DE", [], (), id="another language"),
        pytest.param("no_tag", [], (), id="no tag"),
    ],
)
def test_the_terms_of_a_locale(locale: str, terms: list[Term], banned: tuple[str, ...]) -> None:
    assert glossary(STORE).of(locale) == (tuple(terms), banned)


def test_the_last_glossary_counts_most_and_null_removes() -> None:
    both = glossary(STORE, TENANT)

    assert both.of("fr-FR") == ((Term("database", ("base",), ("bdd",)),), ())
    assert both.of("es-ES")[0] == (Term("database", ("base de datos", "BD"), ()),)
    assert both.keep == ("Grafana", "Loki")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("terms: [a]\nforbidden: 1\nkeep: x: y", id="broken"),
        pytest.param("- a\n", id="a list"),
        pytest.param("terms: {a: b, c: {fr: {d: e}}}\nkeep: [{a: b}, '', null]\n", id="shapes"),
        pytest.param("keep: ['ENC[AES256_GCM,data:x]']\n", id="sealed"),
    ],
)
def test_what_is_of_no_use_says_nothing(content: str) -> None:
    made = glossary(content)

    assert (made.of("fr-FR"), made.keep) == (((), ()), ())


def test_the_keys_that_are_meant_to_be_locales() -> None:
    document = read("a.yaml", STORE.encode())

    assert [tag.value for tag in tags(document)] == [
        *("fr-FR", "es-ES", "fr", "fr"),
        *("fr-FR", "fr-FR"),
    ]
    assert list(tags(read("a.yaml", b"[]"))) == []


def test_tenants_that_read_the_same_files_share_a_glossary(tmp_path: Path) -> None:
    files = {
        "locales/glossary.yaml": STORE,
        "fixtures/acme/glossary.yaml": TENANT,
        "fixtures/child/tenant.yaml": "extends: acme\n",
    }
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(dedent(content), encoding="utf-8")
    glossaries = Glossaries(Tree(WorkTree(tmp_path)))
    acme, default = glossaries.of(["acme", "default"]), glossaries.of(["default"])

    assert acme is glossaries.of(["child", "acme", "default"])
    assert default is glossaries.of(["other", "default"])
    assert acme is not None
    assert acme.of("fr-FR") == glossary(STORE, TENANT).of("fr-FR")


def test_a_store_without_glossary_has_none(tmp_path: Path) -> None:
    assert Glossaries(Tree(WorkTree(tmp_path))).of(["default"]) is None
