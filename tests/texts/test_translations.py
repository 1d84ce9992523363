"""Which source text a translation was made from, its hash, and whether it is stale."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from fixturectl.rendering.renderer import Renderer
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree
from fixturectl.texts import translations
from fixturectl.texts.lookup import Text
from fixturectl.texts.marks import UNMARKED

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "default/tenant.yaml": "source_locale: en-US\nlocales: [en-US, fr-FR]\n",
    "default/disk-full.yaml": "severity: critical\ntext: '{{ t.title }}'\n",
    "default/en-US/disk-full.yaml": "texts:\n  title: Disk full\n  n: {one: a, other: b}\n",
    "default/fr-FR/disk-full.yaml": "texts:\n  title: Disque plein\n  n: {one: x, other: y}\n",
    "acme/tenant.yaml": "extends: default\n",
    "acme/en-US/disk-full.yaml": "texts:\n  title: No room left\n",
    "acme/fr-FR/disk-full.yaml": "texts:\n  n: {one: x, other: y}\n",
}


@pytest.fixture
def renderer(tmp_path: Path) -> Renderer:
    for path, text in FILES.items():
        file = tmp_path / "fixtures" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return Renderer(Tree(WorkTree(tmp_path)))


def text(renderer: Renderer, tenant: str, locale: str, key: str) -> Text:
    return renderer.shelf.texts(tenant, locale, "disk-full")[key]


def test_the_hash_is_that_of_the_text_in_utf_8() -> None:
    assert (
        translations.fingerprint("Disque plein é")
        == (hashlib.sha256("Disque plein é".encode()).hexdigest()[:8])
    )


def test_the_hash_of_a_plural_is_that_of_its_json() -> None:
    written = '{"=0":"none","one":"1 é","other":"\\"n\\""}'.encode()

    found = translations.fingerprint({"other": '"n"', "one": "1 é", "=0": "none"})

    assert found == hashlib.sha256(written).hexdigest()[:8]


@pytest.mark.parametrize(
    ("tenant", "key", "owner"),
    [
        pytest.param("default", "title", "default", id="its own"),
        pytest.param("acme", "title", "acme", id="its own, not the ancestor's"),
        pytest.param("acme", "n", "default", id="the ancestor's, where it has none of its own"),
    ],
)
def test_which_source_text_a_translation_was_made_from(
    renderer: Renderer, tenant: str, key: str, owner: str
) -> None:
    found = translations.original(renderer.shelf, renderer.tenant(tenant), "disk-full", key)

    assert found is text(renderer, owner, "en-US", key)


def test_what_the_source_locale_lacks_was_made_from_nothing(renderer: Renderer) -> None:
    default = renderer.tenant("default")

    assert translations.original(renderer.shelf, default, "disk-full", "no") is None
    assert translations.hash_of(None) == ""


DISK_FULL = translations.fingerprint("Disk full")


@pytest.mark.parametrize(
    ("marks", "stale"),
    [
        pytest.param("", False, id="nobody said what it was made from"),
        pytest.param(f'sources: {{title: "{DISK_FULL}"}}\n', False, id="the same as then"),
        pytest.param('sources: {title: "00000000"}\n', True, id="another one"),
        pytest.param('sources: {n: "00000000"}\n', False, id="said of another text"),
        pytest.param("sources: none\n", False, id="a section of a wrong shape"),
        pytest.param("sources: {title: null}\n", False, id="null"),
        pytest.param('sources: {title: "ENC[AES256_GCM,x]"}\n', False, id="no hash"),
    ],
)
def test_stale(renderer: Renderer, tmp_path: Path, marks: str, stale: bool) -> None:
    path = tmp_path / "fixtures/default/fr-FR/disk-full.yaml"
    path.write_text(path.read_text() + marks)
    source = text(renderer, "default", "en-US", "title")

    found = text(renderer, "default", "fr-FR", "title")

    assert translations.is_stale(found, source) is stale


def test_a_source_text_is_never_stale_nor_is_one_without_a_source(
    renderer: Renderer, tmp_path: Path
) -> None:
    path = tmp_path / "fixtures/default/en-US/disk-full.yaml"
    path.write_text(path.read_text() + 'sources: {title: "00000000"}\n')
    source = text(renderer, "default", "en-US", "title")

    assert not translations.is_stale(source, source)
    assert not translations.is_stale(source, None)


@pytest.mark.parametrize(
    "wording",
    ["title: ENC[AES256_GCM,data:x]", "title: {one: ENC[AES256_GCM,data:x], other: b}"],
    ids=["sealed", "sealed in part"],
)
def test_a_sealed_source_text_has_no_hash(renderer: Renderer, tmp_path: Path, wording: str) -> None:
    wording = wording.replace("ENC[AES256_GCM,data:x]", '"ENC[AES256_GCM,data:x]"')
    (tmp_path / "fixtures/default/en-US/disk-full.yaml").write_text(f"texts: {{{wording}}}\n")

    assert translations.hash_of(text(renderer, "default", "en-US", "title")) == ""


@pytest.mark.parametrize("wording", ["title: null", "title: [a]", "title: {}", "title: {one: [a]}"])
def test_what_is_no_text_has_no_hash(renderer: Renderer, tmp_path: Path, wording: str) -> None:
    (tmp_path / "fixtures/default/en-US/disk-full.yaml").write_text(f"texts: {{{wording}}}\n")

    assert translations.hash_of(text(renderer, "default", "en-US", "title")) == ""


@pytest.mark.parametrize(
    ("marks", "state"),
    [
        pytest.param("", "translated", id="nothing said"),
        pytest.param("states: {title: reviewed}\n", "reviewed", id="said"),
        pytest.param("states: {title: done}\n", "translated", id="no state"),
        pytest.param("states: {n: fuzzy}\n", "translated", id="said of another text"),
    ],
)
def test_states(renderer: Renderer, tmp_path: Path, marks: str, state: str) -> None:
    path = tmp_path / "fixtures/default/fr-FR/disk-full.yaml"
    path.write_text(path.read_text() + marks)

    assert translations.state_of(text(renderer, "default", "fr-FR", "title")) == state


def test_a_text_without_a_file_has_no_marks(renderer: Renderer) -> None:
    found = text(renderer, "default", "fr-FR", "title")
    alone = Text(found.key, found.node, "default", "fr-FR")

    assert alone.marks is UNMARKED
    assert translations.made_from(alone) == ""
