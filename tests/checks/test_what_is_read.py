"""What families share: who serves whom, what a fixture reads, where a spelling is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from examples import SOUND

from fixturectl.actions.store import Store
from fixturectl.actions.validation.trials import NOW
from fixturectl.checks import File, Source
from fixturectl.checks._locales import is_served
from fixturectl.checks._spelling import misspelt
from fixturectl.checks._uses import ALWAYS_THERE, heirs, known_names, text_uses
from fixturectl.rendering.renderer import Rendering
from fixturectl.store.yaml_nodes import read

if TYPE_CHECKING:
    from conftest import MakeStore


@pytest.mark.parametrize(
    ("promised", "found", "served"),
    [
        pytest.param("fr-CA", "fr-FR", True, id="another region"),
        pytest.param("pt", "pt-BR", True, id="no region"),
        pytest.param("zh-TW", "zh-Hant", True, id="the script that the region writes"),
        pytest.param("zh-TW", "zh-CN", False, id="another script"),
        pytest.param("fr-FR", "en-US", False, id="another language"),
        pytest.param("en_US", "en-US", False, id="no tag"),
    ],
)
def test_language_and_script_are_what_a_reader_is_served_by(
    promised: str, found: str, served: bool
) -> None:
    assert is_served(promised, found) is served


def _source(store: Store, tenant: str) -> Source:
    fixture = store.renderer.fixture(tenant, "disk-full")
    assert fixture is not None
    composition = store.renderer.composition(fixture)
    return Source(store.renderer.tenant(tenant), fixture, composition, store.renderer)


def test_what_a_fixture_reads_and_who_reads_it_otherwise(make_store: MakeStore) -> None:
    more = {
        "fixtures/beta/tenant.yaml": "extends: acme\n",
        "fixtures/gamma/tenant.yaml": "extends: acme\n",
        "fixtures/gamma/fr-FR/disk-full.yaml": "texts: {}\n",
    }
    subject = _source(Store(make_store(SOUND | more)), "acme")

    assert [str(use.place) for use in text_uses(subject.composition)["title"]] == [
        "fixtures/acme/disk-full.yaml:4:13"
    ]
    assert known_names(subject.fixture) == {*ALWAYS_THERE, "host"}
    assert [heir.tenant.id for heir in heirs(subject)] == ["gamma"]


def test_the_names_that_are_always_there_are_those_of_every_rendering(
    make_store: MakeStore,
) -> None:
    subject = _source(Store(make_store(SOUND)), "acme")
    rendering = Rendering(subject.tenant, subject.fixture, "en-US", {}, NOW)

    assert subject.renderer.scope(rendering).names.keys() == ALWAYS_THERE


def test_only_the_texts_of_a_file_of_texts_are_spelled() -> None:
    document = read(
        "a.yaml", b"texts:\n  a: '{'\n  b: {one: '{', other: ok}\n  c: 'ENC[AES256_GCM,{'\n"
    )
    names = {"placeholder-syntax"}

    found = [str(one.place) for one in misspelt(File("texts", "acme", document), names)]

    assert found == ["a.yaml:2:7", "a.yaml:3:13"]
    assert list(misspelt(File("fixture", "acme", document), names)) == []
