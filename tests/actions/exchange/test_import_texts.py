"""What comes back is taken if it breaks no check, and named by its line if it would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import translated
from returned import ADVISED, FRENCH_TITLE, HEADER, TITLE, entry, left, taken, texts

if TYPE_CHECKING:
    from conftest import MakeStore


def test_what_would_break_a_check_is_refused_by_line_and_the_rest_is_taken(
    make_store: MakeStore,
) -> None:
    root = make_store(translated.STORE)

    found = taken(
        root,
        HEADER
        + entry("title", TITLE, "Disque de {hots} presque plein")
        + left("Plein sous {count:number} jour", "Plein").removeprefix(HEADER)
        + ADVISED.replace("TARGET", "Supprimez des fichiers,\\nou demandez un autre disque."),
        "fr-FR.po",
    )

    assert [str(one) for one in found.refused] == [
        "fr-FR.po:7:8: error: not imported: unknown placeholder {hots} [placeholder-extra]",
        (
            "fr-FR.po:13:11: error: not imported: the source text says {count}, this one does not "
            "[placeholder-missing]"
        ),
    ]
    assert [one.edit.key for one in found.accepted] == ["advice"]
    assert texts(root)["texts"]["title"] == FRENCH_TITLE
    assert not any(one.edits for one in found.refused), "--fix can't mend what is not there"


def test_of_texts_that_are_too_long_together_the_one_that_grows_most_is_left_out(
    make_store: MakeStore,
) -> None:
    together = {
        "fixtures/default/crowded.yaml": (
            "severity: critical\ntext: a\nblocks:\n  - type: section\n"
            '    text: "! {{ t.a }} {{ t.b }} {{ t.c }}"\n'
        ),
        "fixtures/default/en-US/crowded.yaml": "texts: {a: one word, b: two words, c: more}\n",
    }
    root = make_store(translated.STORE | together)
    sizes = {"a": 900, "b": 1200, "c": 1000}
    words = {"a": "one word", "b": "two words", "c": "more"}
    content = HEADER + "".join(
        entry(key, words[key], "mot " * (size // 4))
        .replace("disk-full", "crowded")
        .replace(' "\n', '"\n')
        for key, size in sizes.items()
    )

    found = taken(root, content)

    (refused,) = found.refused
    assert refused.check == "block-length"
    assert "with it fixtures/default/crowded.yaml:5:12 is at fault: " in refused.message
    assert (refused.path, refused.line) == ("back.po", 10)
    assert [one.edit.key for one in found.accepted] == ["a", "c"]


def test_a_plural_may_be_the_one_that_grows_most(make_store: MakeStore) -> None:
    crowd = "".join(f"{{{{ t.{key} }}}} " for key in "abc")
    together = {
        "fixtures/default/crowded.yaml": (
            "severity: critical\nvariables: {n: {type: integer, example: 2}}\ntext: a\nblocks:\n"
            f"  - type: section\n    text: \"! {crowd}{{{{ t('d', count=n) }}}}\"\n"
        ),
        "fixtures/default/en-US/crowded.yaml": (
            "texts: {a: one word, b: two words, c: more, "
            "d: {one: 'a {count}', other: 'b {count}'}}\n"
        ),
    }
    root = make_store(translated.STORE | together)
    content = HEADER + entry("a", "one word", "m" * 900) + entry("b", "two words", "m" * 900)
    content += left("x {count}" + "m" * 950, "y {count}" + "m" * 1250).removeprefix(HEADER)
    content = content.replace("Full in {count:number} days", "b {count}")
    content = content.replace("Full in {count:number} day", "a {count}")
    content = content.replace("disk-full.left", "crowded.d").replace("disk-full", "crowded")

    found = taken(root, content)

    assert {one.check for one in found.refused} == {"block-length"}
    assert [one.edit.key for one in found.accepted] == ["a", "b"]


def test_a_fault_that_was_there_before_hinders_nothing(make_store: MakeStore) -> None:
    broken = translated.FRENCH.replace("Supprimez", "{nobody} supprimez")
    root = make_store(translated.STORE | {translated.FRENCH_PATH: broken})

    found = taken(root, HEADER + entry("title", TITLE, "Le disque de {host} est plein"))

    assert (len(found.accepted), found.refused) == (1, [])


def test_nor_does_one_of_the_fixture_whose_first_translation_comes(make_store: MakeStore) -> None:
    broken = translated.FIXTURE.replace("! {{ t.title }}", "{{ nobody }} {{ t.title }}")
    store = {path: text for path, text in translated.STORE.items() if "fr-FR" not in path}
    root = make_store(store | {"fixtures/default/disk-full.yaml": broken})

    found = taken(root, HEADER + entry("title", TITLE, "Le disque de {host} est plein"))

    assert (len(found.accepted), found.refused) == (1, [])


def test_what_is_only_to_be_known_is_told_at_its_entry(make_store: MakeStore) -> None:
    root = make_store(translated.STORE)

    found = taken(root, left("Plein dans {count:number}  jour", "Plein dans {count:number}  jours"))

    assert [(one.check, one.level, one.line) for one in found.warned] == [
        ("double-space", "warning", 8),
        ("double-space", "warning", 9),
    ]
    assert len(found.accepted) == 1


def test_entries_that_are_of_no_text_are_told(make_store: MakeStore) -> None:
    root = make_store(translated.STORE)

    found = taken(
        root,
        HEADER
        + entry("titel", TITLE, "x")
        + '\nmsgctxt "menu"\nmsgid "File"\nmsgstr "Fichier"\n'
        + '\nmsgid "Nothing"\nmsgstr "Rien"\n',
    )

    assert [(one.line, one.message, one.hint) for one in found.unknown] == [
        (
            6,
            "the store has no text default/disk-full.titel to translate",
            "did you mean default/disk-full.title?",
        ),
        (
            10,
            "the store has no text menu to translate",
            "it was removed since the export, or renamed",
        ),
        (
            13,
            "an entry without its context, which no text of the store alone has as its source",
            "keep msgctxt, or the unit's name: it says which text is meant",
        ),
    ]
    assert {one.level for one in found.unknown} == {"warning"}


def test_a_lost_context_is_found_by_the_source_text(make_store: MakeStore) -> None:
    root = make_store(translated.STORE)
    content = (
        HEADER
        + entry("title", TITLE, "Disque de {host} plein")
        + left("{count:number} j", "js").removeprefix(HEADER)
    )
    content = "".join(line for line in content.splitlines(keepends=True) if "msgctxt" not in line)

    found = taken(root, content)

    assert texts(root)["texts"]["title"] == "Disque de {host} plein"
    assert [one.edit.key for one in found.accepted] == ["title"]
    assert {one.check for one in found.refused} == {"placeholder-missing"}


def test_a_lost_context_that_several_texts_may_have_is_not_guessed(make_store: MakeStore) -> None:
    english = translated.SOURCE + f'  again: "{TITLE}"\n'
    root = make_store(translated.STORE | {"fixtures/default/en-US/disk-full.yaml": english})

    found = taken(root, f'{HEADER}\nmsgid "{TITLE}"\nmsgstr "Disque de {{host}} plein"\n')

    assert (found.accepted, len(found.unknown)) == ([], 1)


SEALED = "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]"


@pytest.mark.parametrize(
    ("path", "change", "message"),
    [
        pytest.param(translated.FRENCH_PATH, FRENCH_TITLE, "is sealed in", id="the translation"),
        pytest.param(
            "fixtures/default/en-US/disk-full.yaml", TITLE, "is sealed in", id="the source"
        ),
    ],
)
def test_a_sealed_text_is_not_replaced(
    path: str, change: str, message: str, make_store: MakeStore
) -> None:
    root = make_store(translated.STORE | {path: translated.STORE[path].replace(change, SEALED)})

    found = taken(root, HEADER + entry("title", TITLE, "Disque de {host} plein"))

    (refused,) = found.refused
    assert message in refused.message
    assert SEALED not in refused.message
    assert not found.accepted


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            HEADER + entry("left", "Full", "Plein"),
            "is a plural, and came back as one text",
            id="one",
        ),
        pytest.param(
            left("x {host}", "y").replace("disk-full.left", "disk-full.title"),
            "is no plural, and came back as one",
            id="several",
        ),
        pytest.param(
            HEADER + entry("title", TITLE, "a {host}") + entry("title", TITLE, "b {host}"),
            "default/disk-full.title stands here again",
            id="twice",
        ),
        pytest.param(
            HEADER + entry("title", TITLE, "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]"),
            "default/disk-full.title came back as an encrypted value",
            id="nothing that a check could read",
        ),
    ],
)
def test_an_entry_of_another_shape_is_refused(
    content: str, message: str, make_store: MakeStore
) -> None:
    found = taken(make_store(translated.STORE), content)

    (refused,) = found.refused
    assert message in refused.message
    assert not found.accepted


def test_a_plural_with_forms_left_empty_is_refused(make_store: MakeStore) -> None:
    root = make_store(translated.STORE | {translated.FRENCH_PATH: "texts: {}\n"})

    found = taken(root, left("{count:number} jour", ""))

    (refused,) = found.refused
    assert refused.check == "plural-missing"
    assert (root / translated.FRENCH_PATH).read_text() == "texts: {}\n"


@pytest.mark.parametrize(
    ("french", "message"),
    [
        pytest.param(translated.FRENCH + "sops: {mac: x}\n", "its seal covers", id="a seal"),
        pytest.param("texts: [a]\n", ":1:8: texts must be a mapping", id="a list, no texts"),
        pytest.param(
            f'texts:\n  title: &a "{FRENCH_TITLE}"\n  advice: *a\n',
            "can't be edited",
            id="an alias",
        ),
    ],
)
def test_a_file_that_can_not_be_changed_keeps_no_other_from_it(
    french: str, message: str, make_store: MakeStore
) -> None:
    second = {
        "fixtures/default/other.yaml": "severity: critical\ntext: '{{ t.a }}'\n",
        "fixtures/default/en-US/other.yaml": 'texts: {a: "Some words"}\n',
    }
    root = make_store(translated.STORE | second | {translated.FRENCH_PATH: french})
    other = '\nmsgctxt "default/other.a"\nmsgid "Some words"\nmsgstr "Quelques mots"\n'

    found = taken(root, HEADER + entry("title", TITLE, "Disque de {host} plein") + other)

    (refused,) = found.refused
    assert message in refused.message
    assert (refused.path, refused.line) == ("back.po", 6)
    assert texts(root, "fixtures/default/fr-FR/other.yaml")["texts"] == {"a": "Quelques mots"}
    assert (root / translated.FRENCH_PATH).read_text() == french


def test_a_file_that_can_not_be_read_keeps_its_own_texts_only(make_store: MakeStore) -> None:
    broken = {
        "fixtures/default/torn.yaml": 'severity: critical\ntext: "{{ t.title }} {{ t.cause }}"\n',
        "fixtures/default/en-US/torn.yaml": "texts: {title: A backup failed, cause: Unknown}\n",
        "fixtures/default/fr-FR/torn.yaml": "texts:\n  title: [\n",
    }
    root = make_store(translated.STORE | broken)
    torn = entry("title", "A backup failed", "Une sauvegarde a échoué").replace("disk-full", "torn")
    empty = entry("cause", "Unknown", "").replace("disk-full", "torn")
    better = entry("title", TITLE, "Disque de {host} presque plein")

    found = taken(root, HEADER + torn + empty + better, "fr-FR.po")

    (refused,) = found.refused
    assert (refused.path, refused.line) == ("fr-FR.po", 6)
    assert refused.message.startswith(
        "not imported: default/torn.title is in a file that can't be read: "
        "fixtures/default/fr-FR/torn.yaml:2:10: "
    )
    assert found.idle == {"untranslated": 1}
    assert texts(root)["texts"]["title"] == "Disque de {host} presque plein"


def test_an_anchor_keeps_the_text_that_it_is_part_of(make_store: MakeStore) -> None:
    shared = translated.FRENCH.replace('title: "', 'title: &words "') + "  other: *words\n"
    root = make_store(translated.STORE | {translated.FRENCH_PATH: shared})
    better = entry("title", TITLE, "Disque de {host} presque plein")
    advised = ADVISED.replace("TARGET", "Supprimez des fichiers,\\nou demandez un autre disque.")

    found = taken(root, HEADER + better + advised, "fr-FR.po")

    (refused,) = found.refused
    assert refused.line == 6
    assert refused.message.endswith(
        "fr-FR/disk-full.yaml: can't be edited without changing something else"
    )
    assert [one.edit.key for one in found.accepted] == ["advice"]
    assert texts(root)["texts"]["title"] == FRENCH_TITLE
