"""What comes back is taken for what it says, and no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import translated
from returned import ADVISED, FRENCH_TITLE, HEADER, OF_TODAY, TITLE, entry, left, taken, texts, tree

from fixturectl.texts.translations import fingerprint

if TYPE_CHECKING:
    from conftest import MakeStore


def test_new_texts_and_changed_ones_are_written_with_what_they_were_made_from(
    make_store: MakeStore,
) -> None:
    root = make_store(translated.STORE)
    target = "Usuń stare pliki,\\nalbo poproś o większy dysk."
    polish = HEADER.replace("fr-FR", "pl-PL") + ADVISED.replace("TARGET", target)

    found = taken(root, polish)

    path = "fixtures/default/pl-PL/disk-full.yaml"
    assert found.changes.described() == [f"edit {path}"]
    assert (root / path).read_text() == (
        translated.POLISH
        + '  advice: "Usuń stare pliki,\\nalbo poproś o większy dysk."\n'
        + f'sources:\n  advice: "{OF_TODAY["advice"]}"\n'
    )


def test_a_file_of_texts_is_made_where_there_is_none(make_store: MakeStore) -> None:
    without = {path: text for path, text in translated.STORE.items() if "fr-FR" not in path}
    root = make_store(without)

    taken(
        root,
        left("{count:number} jour", "{count:number} jours") + entry("title", TITLE, FRENCH_TITLE),
    )

    assert (root / translated.FRENCH_PATH).read_text() == (
        f'texts:\n  title: "{FRENCH_TITLE}"\n  left:\n    one: "{{count:number}} jour"\n'
        '    other: "{count:number} jours"\n'
        f'sources:\n  title: "{OF_TODAY["title"]}"\n  left: "{OF_TODAY["left"]}"\n'
    )


STATED = [
    # what the store says, what comes back, and what it says then
    pytest.param("", "", "Nouveau {host}", "", "", True, id="another text"),
    pytest.param("reviewed", "", "Nouveau {host}", "", "", True, id="nobody has reviewed that one"),
    pytest.param("", "fuzzy", FRENCH_TITLE, "fuzzy", None, True, id="somebody doubts it"),
    pytest.param("fuzzy", "", FRENCH_TITLE, "", "", True, id="nobody doubts it any more"),
    pytest.param("machine", "", FRENCH_TITLE, "", "", True, id="a person has looked at it"),
    pytest.param("machine", "fuzzy", FRENCH_TITLE, "machine", None, False, id="nobody has"),
    pytest.param("machine", "fuzzy", "Nouveau {host}", "fuzzy", "", True, id="half done"),
    pytest.param("reviewed", "", FRENCH_TITLE, "reviewed", None, False, id="still reviewed"),
    pytest.param(
        "reviewed", "fuzzy", "Nouveau {host}", "reviewed", None, False, id="less finished"
    ),
]


@pytest.mark.parametrize(("before", "flags", "target", "after", "source", "changes"), STATED)
def test_states_of_po(  # noqa: PLR0913, PLR0917 # a table of what comes and what becomes of it
    before: str,
    flags: str,
    target: str,
    after: str,
    source: str | None,
    changes: bool,
    make_store: MakeStore,
) -> None:
    said = f"states: {{title: {before}}}\n" if before else ""
    root = make_store(translated.STORE | {translated.FRENCH_PATH: translated.FRENCH + said})

    found = taken(root, HEADER + entry("title", TITLE, target, flags))

    now = texts(root)
    assert now.get("states", {}).get("title", "") == after
    expected = OF_TODAY["title"] if source is not None else None
    assert now.get("sources", {}).get("title") == expected
    assert now["texts"]["title"] == (target if changes else FRENCH_TITLE)
    assert len(found.accepted) == changes


@pytest.mark.parametrize(
    ("state", "after"),
    [
        pytest.param("final", "reviewed", id="reviewed"),
        pytest.param("translated", None, id="translated, what a text is if nothing is said"),
        pytest.param("needs-l10n", "fuzzy", id="to be looked at"),
        pytest.param('new" state-qualifier="mt-suggestion', "machine", id="a machine's"),
    ],
)
def test_states_of_xliff(state: str, after: str | None, make_store: MakeStore) -> None:
    root = make_store(translated.STORE | {translated.FRENCH_PATH: "texts: {}\n"})

    taken(
        root,
        '<xliff version="1.2"><file target-language="fr-FR"><body>'
        f'<trans-unit id="default/disk-full.title"><source>{TITLE}</source>'
        f'<target state="{state}">{FRENCH_TITLE}</target></trans-unit></body></file></xliff>',
    )

    assert texts(root).get("states", {}).get("title") == after


def test_a_translation_of_an_older_source_text_is_stale_at_once(make_store: MakeStore) -> None:
    root = make_store(translated.STORE)

    taken(root, HEADER + entry("title", "Disk of {host} full", "Disque de {host} plein"))

    assert texts(root)["sources"] == {"title": fingerprint("Disk of {host} full")}


def test_a_plural_of_an_older_source_text_is_stale_at_once(make_store: MakeStore) -> None:
    root = make_store(translated.STORE)
    older = {"=0": "Full today", "one": "{count:number} day", "other": "{count:number} days"}
    content = left("{count:number} jour", "{count:number} jours").replace("Full in ", "")

    taken(root, content)

    assert texts(root)["sources"] == {"left": fingerprint(older)}


@pytest.mark.parametrize(
    ("source", "stays"),
    [
        pytest.param(TITLE, False, id="made from the source text of today"),
        pytest.param("Disk of {host} full", True, id="made from an older one"),
    ],
)
def test_a_stale_text_that_came_back_finished(
    source: str, stays: bool, make_store: MakeStore
) -> None:
    stale = translated.FRENCH + 'sources: {title: "00000000"}\n'
    root = make_store(translated.STORE | {translated.FRENCH_PATH: stale})

    taken(root, HEADER + entry("title", source, FRENCH_TITLE))

    assert texts(root)["sources"]["title"] == ("00000000" if stays else OF_TODAY["title"])


@pytest.mark.parametrize(
    ("locale", "content", "expected"),
    [
        pytest.param(
            "ja-JP",
            ["{count:number}日で満杯"],
            "{count:number}日で満杯",
            id="a plain text stays one",
        ),
        pytest.param(
            "fr-FR",
            ["{count:number} jour", "{count:number} jours"],
            {
                "=0": "Plein aujourd’hui",
                "one": "{count:number} jour",
                "other": "{count:number} jours",
            },
            id="forms that were not in the file stay",
        ),
    ],
)
def test_plurals(locale: str, content: list[str], expected: object, make_store: MakeStore) -> None:
    root = make_store(translated.STORE)

    taken(root, left(*content, top=HEADER.replace("fr-FR", locale)))

    assert texts(root, f"fixtures/default/{locale}/disk-full.yaml")["texts"]["left"] == expected


def test_a_new_plural_of_a_locale_with_one_form_has_another_for_a_number(
    make_store: MakeStore,
) -> None:
    path = "fixtures/default/ja-JP/disk-full.yaml"
    root = make_store(translated.STORE | {path: "texts: {}\n"})
    zero = entry("left[=0]", "Full today", "今日で満杯")

    taken(root, left("{count:number}日", top=HEADER.replace("fr-FR", "ja-JP")) + zero)

    assert texts(root, path)["texts"]["left"] == {"=0": "今日で満杯", "other": "{count:number}日"}


def test_a_plural_of_a_locale_with_one_form_may_come_back_as_one_text(
    make_store: MakeStore,
) -> None:
    root = make_store(translated.STORE)
    content = HEADER.replace("fr-FR", "ja-JP") + entry(
        "left", "Full in {count:number} days", "{count:number}日で満杯"
    )

    taken(root, content)

    path = "fixtures/default/ja-JP/disk-full.yaml"
    assert texts(root, path)["texts"]["left"] == "{count:number}日で満杯"


# -- what is not a translation


@pytest.mark.parametrize(
    ("key", "source", "is_taken"),
    [
        pytest.param("title", TITLE, False, id="words"),
        pytest.param("title", "{host}", True, id="only a placeholder"),
        pytest.param("title", "{host} :fire: https://example.com/a S3", True, id="no words"),
        pytest.param("title", "{host} PostgreSQL", True, id="a name"),
        pytest.param("title", "Disk {host}", False, id="a word"),
        pytest.param("title", "Grafana Loki {host}", True, id="a name that the glossary keeps"),
        pytest.param("title", "{host} Cluster", True, id="a term that is the same in French"),
    ],
)
def test_a_copy_of_the_source_text_is_no_translation(
    key: str, source: str, is_taken: bool, make_store: MakeStore
) -> None:
    english = translated.SOURCE.replace(TITLE, source)
    root = make_store(
        translated.STORE
        | {
            "fixtures/default/en-US/disk-full.yaml": english,
            translated.FRENCH_PATH: "texts: {}\n",
            "locales/glossary.yaml": (
                "keep: [Grafana Loki]\nterms: {Cluster: {fr-FR: Cluster}, Disk: {fr-FR: Disque}}\n"
            ),
        }
    )

    found = taken(root, HEADER + entry(key, source, source))

    assert found.idle.get("copied", 0) == (not is_taken)
    assert len(found.accepted) == is_taken


def test_between_regions_of_a_language_a_copy_is_a_translation(make_store: MakeStore) -> None:
    british = translated.TENANT.replace("ar]", "en-GB]")
    root = make_store(translated.STORE | {"fixtures/default/tenant.yaml": british})

    found = taken(root, HEADER.replace("fr-FR", "en-GB") + entry("title", TITLE, TITLE))

    assert len(found.accepted) == 1


def test_what_changes_nothing_is_counted(make_store: MakeStore) -> None:
    root = make_store(translated.STORE)
    before = tree(root)

    found = taken(
        root,
        HEADER
        + entry("title", TITLE, "")
        + entry("advice", "x", "y", "fuzzy")
        + left("Full in {count:number} day", "Full in {count:number} days").removeprefix(HEADER)
        + '\nmsgid "lost"\nmsgstr ""\n\n#~ msgid "a"\n#~ msgstr "b"\n',
    )

    assert found.idle == {"untranslated": 2, "unfinished": 1, "copied": 1}
    assert found.obsolete == 1
    assert tree(root) == before
