"""What comes back from translators: taken if it breaks no check, named by its line if it would."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import translated
from babel.messages.pofile import read_po, write_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from translate.storage import pypo

from fixturectl.actions.exchange.export import Request, export
from fixturectl.actions.exchange.import_texts import Imported, import_texts
from fixturectl.actions.opening import OpenStore
from fixturectl.errors import FindingsError, UsageError
from fixturectl.store.yaml_nodes import plain, read
from fixturectl.texts import exchange
from fixturectl.texts.translations import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MakeStore

FORMS = ("po", "xliff", "xliff12")
TITLE = "Disk of {host} almost full"
FRENCH_TITLE = "Le disque de {host} est presque plein"
ADVICE = "Remove old files,\nor ask for a larger disk."
ADVISED = """
msgctxt "default/disk-full.advice"
msgid "Remove old files,\\n"
"or ask for a larger disk."
msgstr "TARGET"

"""
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr-FR\\n"\n'


def taken(root: Path, content: str | bytes, path: str = "back.po", locale: str = "") -> Imported:
    """Import a file, write what it changes, and return what was said of it."""
    encoded = content if isinstance(content, bytes) else content.encode()
    found = import_texts(OpenStore(root), path, encoded, locale)
    found.changes.apply()
    return found


def texts(root: Path, path: str = translated.FRENCH_PATH) -> dict[str, dict[str, object]]:
    document = read(path, (root / path).read_bytes())
    assert document.problems == ()
    assert document.root is not None
    found = plain(document.root)
    assert isinstance(found, dict)
    return found  # type: ignore[return-value] # sections of keys


def tree(root: Path) -> dict[str, bytes]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def entry(key: str, source: str, target: str, flags: str = "") -> str:
    said = f"#, {flags}\n" if flags else ""
    lines = (f'msgctxt "default/disk-full.{key}"', f'msgid "{source}"', f'msgstr "{target}"')
    return f"\n{said}" + "\n".join(lines) + "\n"


def left(*targets: str, top: str = HEADER) -> str:
    strings = "".join(f'msgstr[{index}] "{text}"\n' for index, text in enumerate(targets))
    return (
        f'{top}\nmsgctxt "default/disk-full.left"\nmsgid "Full in {{count:number}} day"\n'
        f'msgid_plural "Full in {{count:number}} days"\n{strings}'
    )


# -- export and import


STATES = st.sampled_from(["", "translated", "reviewed", "fuzzy", "machine"])
HASHES = st.sampled_from(["", "of today", "00000000"])
WORDS = st.text(st.sampled_from("ab {}\"'\\\n\té:#&<>"), max_size=12)
OF_TODAY = {
    "title": fingerprint(TITLE),
    "advice": fingerprint(ADVICE),
    "left": fingerprint(
        {
            "=0": "Full today",
            "one": "Full in {count:number} day",
            "other": "Full in {count:number} days",
        }
    ),
}


@st.composite
def files_of_texts(draw: st.DrawFn) -> str:
    """Return a file as people and the tool may have left it, whatever its translations say."""
    said: list[str] = ["# somebody's note", "texts:"]
    keys = draw(st.lists(st.sampled_from(["title", "left", "advice", "lost"]), unique=True))
    for key in keys:
        if key == "left" and draw(st.booleans()):
            forms = draw(st.dictionaries(st.sampled_from(["=0", "one", "other", "many"]), WORDS))
            values = ", ".join(f'"{name}": {quoted(text)}' for name, text in forms.items())
            said.append(f"  {key}:   {{ {values} }} # kept")
        else:
            said.append(f"  {key}:   {quoted(draw(WORDS))}")
    if not keys:
        said[-1] = "texts: {}"
    hashes = {key: draw(HASHES) for key in keys}
    states = {key: draw(STATES) for key in keys}
    for section, marks in (("sources", hashes), ("states", states)):
        lines = [
            f'  {key}: "{OF_TODAY.get(key, "11111111") if value == "of today" else value}"'
            for key, value in marks.items()
            if value
        ]
        said += [f"{section}:", *lines] if lines else []
    return "\n".join(said) + "\n"


def quoted(text: str) -> str:
    plain_text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain_text.replace("\n", "\\n").replace("\t", "\\t") + '"'


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("locale", ["fr-FR", "ja-JP", "pl-PL"])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(file=files_of_texts())
def test_an_export_imported_again_changes_no_byte(
    form: str, locale: str, file: str, make_store: MakeStore
) -> None:
    path = f"fixtures/default/{locale}/disk-full.yaml"
    root = make_store(translated.STORE | {path: file})
    before = tree(root)

    content = export(OpenStore(root), Request(form, locale)).content
    found = taken(root, content, f"back.{form}")

    assert (found.accepted, found.refused, found.unknown) == ([], [], [])
    assert tree(root) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_store_with_all_its_heirs_too(form: str, make_store: MakeStore) -> None:
    heir = {
        "fixtures/acme/tenant.yaml": "extends: default\n",
        "fixtures/acme/fr-FR/disk-full.yaml": (
            "texts:\n  title: 'Acme {host}'\nstates: {title: machine}\n"
        ),
    }
    root = make_store(translated.STORE | heir)
    before = tree(root)

    found = taken(root, export(OpenStore(root), Request(form, "fr-FR")).content, f"b.{form}")

    assert tree(root) == before
    assert set(found.idle) == {"same"}


# -- what is taken


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


# -- what is refused


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


def test_a_fault_that_was_there_before_hinders_nothing(make_store: MakeStore) -> None:
    broken = translated.FRENCH.replace("Supprimez", "{nobody} supprimez")
    root = make_store(translated.STORE | {translated.FRENCH_PATH: broken})

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


# -- which file it is


@pytest.mark.parametrize(
    ("language", "path", "locale", "expected"),
    [
        pytest.param("fr-FR", "a.po", "", "fr-FR", id="as we write it"),
        pytest.param("fr_FR", "a.po", "", "fr-FR", id="as gettext writes it"),
        pytest.param("fr_FR.UTF-8", "fr.po", "", "fr-FR", id="with an encoding"),
        pytest.param("fr", "a.po", "", "fr-FR", id="the language alone"),
        pytest.param("ja", "ja-JP.po", "ja-JP", "ja-JP", id="as expected"),
        pytest.param("", "a.po", "fr-FR", "fr-FR", id="not said, but expected"),
        pytest.param("fr-CA", "a.po", "fr-FR", "fr-FR", id="another region, on demand"),
    ],
)
def test_the_language_of_a_file(
    language: str, path: str, locale: str, expected: str, make_store: MakeStore
) -> None:
    content = f'msgid ""\nmsgstr "Language: {language}\\n"\n'

    assert taken(make_store(translated.STORE), content, path, locale).locale == expected


@pytest.mark.parametrize(
    ("language", "path", "locale", "message"),
    [
        pytest.param("", "a.po", "", "does not say which locale", id="not said"),
        pytest.param("de-DE", "a.po", "", "which no tenant promises", id="not of the store"),
        pytest.param("fr-CA", "a.po", "", "which no tenant promises", id="another region"),
        pytest.param("ja-JP", "a.po", "fr-FR", "is in ja-JP, not in fr-FR", id="not as expected"),
        pytest.param("ja-JP", "fr-FR.po", "", "not in fr-FR", id="not as its name says"),
        pytest.param("ja-JP", "x/fr_FR.po", "", "not in fr_FR", id="nor another spelling of it"),
        pytest.param(
            "en-US", "a.po", "", "which texts are translated from", id="the source locale"
        ),
        pytest.param("klingon!", "a.po", "", "not a locale tag", id="no tag"),
        pytest.param("fr-FR", "a.po", "xx-YY", "", id="expected what is none"),
    ],
)
def test_a_file_of_another_locale_is_refused(
    language: str, path: str, locale: str, message: str, make_store: MakeStore
) -> None:
    content = f'msgid ""\nmsgstr "Language: {language}\\n"\n' + entry("title", TITLE, FRENCH_TITLE)
    root = make_store(translated.STORE)

    with pytest.raises(UsageError) as caught:
        taken(root, content, path, locale)

    assert message in caught.value.message
    assert caught.value.hint


def test_the_language_alone_where_two_regions_have_it(make_store: MakeStore) -> None:
    two = translated.TENANT.replace("ar]", "fr-CA]")
    root = make_store(translated.STORE | {"fixtures/default/tenant.yaml": two})

    with pytest.raises(UsageError) as caught:
        taken(root, HEADER.replace("fr-FR", "fr"))

    assert caught.value.hint == "say which is meant: --locale fr-FR"


def test_serbian_in_a_script(make_store: MakeStore) -> None:
    serbian = translated.TENANT.replace("ar]", "sr-Latn]")
    root = make_store(translated.STORE | {"fixtures/default/tenant.yaml": serbian})

    assert taken(root, HEADER.replace("fr-FR", "sr@latin")).locale == "sr-Latn"


def test_another_format_is_refused(make_store: MakeStore) -> None:
    with pytest.raises(UsageError, match="none of the formats"):
        taken(make_store(translated.STORE), "<tmx/>")


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        pytest.param(HEADER + entry("title", TITLE, 'a" b'), 7, 8, id="po"),
        pytest.param('<xliff version="1.2">\n <file>\n</xliff>', 3, 3, id="xml"),
    ],
)
def test_a_malformed_file_is_named_by_line_and_column(
    content: str, line: int, column: int, make_store: MakeStore
) -> None:
    root = make_store(translated.STORE)
    before = tree(root)

    with pytest.raises(FindingsError) as caught:
        taken(root, content)

    (found,) = caught.value.diagnostics
    assert (found.path, found.line, found.column) == ("back.po", line, column)
    assert tree(root) == before


# -- as tools return it


def as_crowdin(po: str) -> str:
    """Other headers, copies for what is untranslated, no comments, windows line ends."""
    head, *entries = po.split("\n\n")
    plural = "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"
    head = head.replace("nplurals=2; plural=(n > 1);", plural).replace("fr-FR", "fr")
    entries = [
        "\n".join(line for line in one.split("\n") if not line.startswith("#")) for one in entries
    ]
    entries = [
        one.replace("msgstr[1]", "msgstr[2]").replace("msgstr[2]", 'msgstr[1] ""\nmsgstr[2]', 1)
        for one in entries
    ]
    return "\ufeff" + "\r\n\r\n".join([head, *entries]).replace("\n", "\r\n").replace("\r\r", "\r")


def as_weblate(po: str) -> str:
    """Reordered, wrapped at 77 columns, obsolete entries kept, team notes above."""
    head, *entries = po.rstrip("\n").split("\n\n")
    extra = '#~ msgctxt "default/gone.title"\n#~ msgid "Gone"\n#~ msgstr "Parti"'
    return "# Team\n" + "\n\n".join([head, *reversed(entries), extra]) + "\n"


def as_poedit(po: str) -> str:
    """Wrapped anew, each word on its line, with headers of its own."""
    top = '"Language: fr-FR\\n"'
    wrapped = "\n".join(
        line.replace('msgstr "', 'msgstr ""\n"').replace(" de ", ' de "\n"')
        if line.startswith('msgstr "') and line != 'msgstr ""'
        else line
        for line in po.split("\n")
    )
    return wrapped.replace(top, '"Language: fr_FR\\n"\n"X-Poedit-Basepath: .\\n"')


@pytest.mark.parametrize("returned", [as_crowdin, as_weblate, as_poedit])
def test_a_file_as_a_tool_returns_it_changes_only_what_was_translated(
    returned: object, make_store: MakeStore
) -> None:
    assert callable(returned)
    root = make_store(translated.STORE)
    po = export(OpenStore(root), Request("po", "fr-FR")).content.decode()
    untouched = taken(root, returned(po))
    assert tree(root)[translated.FRENCH_PATH] == translated.FRENCH.encode()
    assert untouched.idle == {"same": 3}

    found = taken(root, returned(po).replace("presque plein", "bientôt plein"))

    assert [one.edit.key for one in found.accepted] == ["title"]
    assert texts(root)["texts"]["title"] == "Le disque de {host} est bientôt plein"


def saved_by_the_toolkit(po: bytes, _: Path) -> bytes:
    """As Weblate saves it, which uses this library."""
    store: Any = pypo.pofile.parsestring(po)
    store.units[-1].addnote("checked", origin="translator")
    return bytes(store)


def saved_by_babel(po: bytes, _: Path) -> bytes:
    file = io.BytesIO()
    write_po(file, read_po(io.BytesIO(po)), width=40, sort_output=True)
    return file.getvalue()


def saved_by_msgcat(po: bytes, folder: Path) -> bytes:
    file = folder / "a.po"
    file.write_bytes(po)
    return ran("msgcat", "--width=30", "--sort-output", str(file))


def merged_by_msgmerge(po: bytes, folder: Path) -> bytes:
    file, template = folder / "a.po", folder / "a.pot"
    file.write_bytes(po)
    template.write_bytes(export(OpenStore(folder / "store"), Request("po", "en-US")).content)
    return ran("msgmerge", "-q", "--previous", "-o", "-", str(file), str(template))


def ran(*words: str) -> bytes:
    if shutil.which(words[0]) is None:
        pytest.skip("gettext is not installed")
    return subprocess.run(words, check=True, capture_output=True).stdout


@pytest.mark.parametrize(
    "tool", [saved_by_the_toolkit, saved_by_babel, saved_by_msgcat, merged_by_msgmerge]
)
@pytest.mark.parametrize("locale", ["fr-FR", "pl-PL", "ar", "ja-JP"])
def test_a_file_that_a_real_tool_has_saved(
    locale: str, tool: Callable[[bytes, Path], bytes], make_store: MakeStore, tmp_path: Path
) -> None:
    stale = translated.STORE[f"fixtures/default/{locale}/disk-full.yaml"]
    stale += 'sources: {left: "00000000"}\nstates: {title: machine}\n'
    root = make_store(translated.STORE | {f"fixtures/default/{locale}/disk-full.yaml": stale})
    before = tree(root)
    content = tool(export(OpenStore(root), Request("po", locale)).content, tmp_path)

    found = taken(root, content)

    assert tree(root) == before
    assert not {"copied", "unfinished"} & found.idle.keys()
    assert sum(found.idle.values()) == 3
    assert (found.refused, found.unknown) == ([], [])


def test_every_format_is_recognized() -> None:
    assert set(exchange.formats()) == set(FORMS)
