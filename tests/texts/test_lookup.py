from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.store import tenants
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree
from fixturectl.texts.lookup import Shelf, Wording

if TYPE_CHECKING:
    from pathlib import Path

ROOT = """\
format: 1
store: acme
name: Acme
source_locale: en-US
locales: [en-US, fr-FR]
default_locale: en-US
timezone: UTC
"""
CHILD = "name: Child\nextends: default\nlocales: [fr-FR, en-US, pt-BR]\ndefault_locale: fr-FR\n"
TEXTS = {
    "default/en-US": "texts: {title: root en, only: root en only, count: {one: a, other: b}}\n",
    "default/fr-FR": "texts: {title: root fr, both: root fr both}\n",
    "default/pt-BR": "texts: {title: root pt}\n",
    "child/en-US": "texts: {title: child en, mine: child en mine}\n",
    "child/fr-FR": "texts: {both: child fr both}\n",
}
CATALOGS = {
    "fr-FR": 'msgid "Region"\nmsgstr "Région"\n\nmsgid "Empty"\nmsgstr ""\n',
    "en-US": 'msgid "Region"\nmsgstr "Area"\n',
    "de-DE": 'msgid "Host"\nmsgstr "Rechner"\n',
}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    files = {
        "fixtures/default/tenant.yaml": ROOT,
        "fixtures/child/tenant.yaml": CHILD,
        **{f"fixtures/{name}/alert.yaml": text for name, text in TEXTS.items()},
        **{f"locales/{name}.po": text for name, text in CATALOGS.items()},
    }
    for path, content in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode())
    return Shelf(Tree(WorkTree(tmp_path)))


def wording(shelf: Shelf, locale: str, tenant: str = "child") -> Wording:
    return Wording(shelf, tenants.load(shelf.tree, tenant), "alert", locale)


@pytest.mark.parametrize(
    ("locale", "key", "expected"),
    [
        pytest.param("fr-FR", "both", "child fr both", id="the tenant's own locale file"),
        pytest.param("fr-FR", "title", "root fr", id="locale first: its French, not our English"),
        pytest.param("en-US", "title", "child en", id="tenant by tenant in one locale"),
        pytest.param("en-US", "only", "root en only", id="inherited"),
        pytest.param("fr-CA", "title", "root fr", id="same language and script"),
        pytest.param("fr", "both", "child fr both", id="equal by likely subtags"),
        pytest.param("fr-FR-u-nu-arab", "title", "root fr", id="options look up nothing else"),
        pytest.param("ja-JP", "title", "root fr", id="no relative: the tenant's default"),
        pytest.param("ja-JP", "mine", "child en mine", id="then the source locale"),
        pytest.param("pt-PT", "title", "root pt", id="relative among inherited files"),
    ],
)
def test_the_first_hit_wins(shelf: Shelf, locale: str, key: str, expected: str) -> None:
    found = wording(shelf, locale).text(key)

    assert found is not None
    assert found.single is not None
    assert found.single.scalar.value == expected


def test_what_a_text_hides_follows_it(shelf: Shelf) -> None:
    found = wording(shelf, "fr-FR").candidates("title")

    assert [(text.locale, text.tenant) for text in found] == [
        ("fr-FR", "default"),
        ("en-US", "child"),
        ("en-US", "default"),
    ]


def test_keys_are_those_of_every_file_of_the_chain(shelf: Shelf) -> None:
    words = wording(shelf, "fr-FR")

    assert words.keys() == ["both", "title", "mine", "only", "count"]
    assert words.keys(["fr-FR"]) == ["both", "title"]
    assert words.text("nothing") is None
    assert words.text("nothing") is None


def test_a_plural_has_its_forms(shelf: Shelf) -> None:
    found = wording(shelf, "en-US", "default").text("count")

    assert found is not None
    assert found.single is None
    assert list(found.forms) == ["one", "other"]
    assert [form.scalar.value for form in found] == ["a", "b"]


@pytest.mark.parametrize(
    ("locale", "message", "expected"),
    [
        pytest.param("fr-FR", "Region", ("Région", "fr-FR"), id="translated"),
        pytest.param("fr-FR", "Empty", ("Empty", "en-US"), id="not yet translated"),
        pytest.param("en-US", "Region", ("Area", "en-US"), id="the source may be reworded"),
        pytest.param("ja-JP", "Region", ("Région", "fr-FR"), id="the tenant's default"),
        pytest.param("de-DE", "Host", ("Host", "en-US"), id="a catalog nobody promised"),
        pytest.param("fr-FR", "Host", ("Host", "en-US"), id="nowhere"),
    ],
)
def test_phrases(shelf: Shelf, locale: str, message: str, expected: tuple[str, str]) -> None:
    found = wording(shelf, locale).phrase(message)

    assert (found.text, found.locale) == expected
    assert wording(shelf, locale).phrase(message) == found


def test_a_phrase_knows_its_entry(shelf: Shelf) -> None:
    words = wording(shelf, "fr-FR")

    found = words.phrase("Region")
    assert found.origin is not None
    assert str(found.origin.at(0)) == "locales/fr-FR.po:2:8"
    assert words.phrase("Host").origin is None
    assert words.phrase("Region") is found


def test_each_file_is_read_once(shelf: Shelf) -> None:
    assert shelf.texts("child", "fr-FR", "alert") is shelf.texts("child", "fr-FR", "alert")
    assert shelf.catalog("fr-FR") is shelf.catalog("fr-FR")
    assert shelf.catalog("xx") is None
    assert shelf.texts("child", "de-DE", "alert") == {}


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        pytest.param(
            "texts: {a: x, b: null, c: [1], d: {one: {}}}\n", ["a", "b", "c", "d"], id="odd"
        ),
        pytest.param("texts: [a]\n", [], id="a list"),
        pytest.param("- a\n", [], id="no mapping"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_texts_of_a_wrong_shape_have_no_form(
    shelf: Shelf, tmp_path: Path, content: str, keys: list[str]
) -> None:
    (tmp_path / "fixtures/child/en-US/alert.yaml").write_text(content)

    found = shelf.texts("child", "en-US", "alert")

    assert list(found) == keys
    assert [key for key, text in found.items() if list(text)] == keys[:1]


def test_a_file_that_cant_be_read_says_why(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "fixtures/child/fr-FR/alert.yaml").write_text("texts: {a: 'x\n")
    words = wording(shelf, "fr-FR")

    assert list(words.problems()) == []  # it was not looked into yet
    assert words.text("title") is not None
    assert {problem.path for problem in words.problems()} == {"fixtures/child/fr-FR/alert.yaml"}
    assert list(wording(shelf, "fr-FR", "default").problems()) == []


def test_a_sealed_text_is_not_taken_apart(shelf: Shelf, tmp_path: Path) -> None:
    sealed = "ENC[AES256_GCM,data:{x=,iv:a=,tag:b=,type:str]"
    (tmp_path / "fixtures/child/en-US/alert.yaml").write_text(f"texts: {{a: '{sealed}'}}\n")

    found = wording(shelf, "en-US").text("a")

    assert found is not None
    assert found.single is not None
    assert found.single.sealed
    assert found.single.parsed.problems == ()
