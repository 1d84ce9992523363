"""What goes out to translators, in which words, and what stays."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
import translated
from inline_snapshot import snapshot

from fixturectl.actions.exchange.export import Exported, Request, export
from fixturectl.actions.opening import OpenStore
from fixturectl.errors import FindingsError, UsageError
from fixturectl.texts import exchange
from fixturectl.texts.translations import fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import MakeStore

    from fixturectl.texts.exchange import Translation

SEALED = "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]"


def exported(root: Path, form: str, locale: str, tenant: str = "", only: str = "") -> Exported:
    return export(OpenStore(root), Request(form, locale, tenant, only))


def entries(found: Exported, form: str = "po") -> dict[str, Translation]:
    reply = exchange.load(form).read("f", found.content, lambda tag: tag)
    return {one.name: one for one in reply.translations}


def test_a_text_is_an_entry_with_all_that_is_known_of_it(make_store: MakeStore) -> None:
    found = exported(make_store(translated.STORE), "po", "fr-FR")

    assert (found.number, found.kept) == (3, [])
    assert found.content.decode().partition("\n\n")[2] == snapshot("""\
#: fixtures/default/en-US/disk-full.yaml
#, max-length:2981
msgctxt "default/disk-full.advice"
msgid ""
"Remove old files,\\n"
"or ask for a larger disk."
msgstr ""
"Supprimez d’anciens fichiers,\\n"
"ou demandez un disque plus grand."

#: fixtures/default/en-US/disk-full.yaml
#, python-brace-format, max-length:2949
msgctxt "default/disk-full.left"
msgid "Full in {count:number} day"
msgid_plural "Full in {count:number} days"
msgstr[0] "Plein dans {count:number} jour"
msgstr[1] "Plein dans {count:number} jours"

#: fixtures/default/en-US/disk-full.yaml
#, max-length:2949
msgctxt "default/disk-full.left[=0]"
msgid "Full today"
msgstr "Plein aujourd’hui"

#. What the phone shows: the machine first.
#: fixtures/default/en-US/disk-full.yaml
#, python-brace-format, max-length:150
msgctxt "default/disk-full.title"
msgid "Disk of {host} almost full"
msgstr "Le disque de {host} est presque plein"
""")


def test_the_forms_of_polish_and_arabic(make_store: MakeStore) -> None:
    root = make_store(translated.STORE)

    polish, arabic = (exported(root, "po", tag).content.decode() for tag in ("pl-PL", "ar"))

    assert 'msgstr[2] "Za {count:number} dni pełny"\n' in polish
    assert (
        'msgctxt "default/disk-full.left[other]"\nmsgid "Full in {count:number} days"\n'
        'msgstr "Pełny za {count:number} dnia"\n'
    ) in polish
    assert 'msgctxt "default/disk-full.left[=0]"\nmsgid "Full today"\nmsgstr ""\n' in polish
    assert 'msgstr[5] "ممتلئ خلال {count:number} يوم"\n' in arabic
    assert "[=0]" not in arabic


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
@pytest.mark.parametrize("locale", ["fr-FR", "pl-PL", "ar", "ja-JP", "en-US"])
def test_gettext_takes_every_locale(locale: str, make_store: MakeStore, tmp_path: Path) -> None:
    file = tmp_path / "f.po"
    file.write_bytes(exported(make_store(translated.STORE), "po", locale).content)

    done = subprocess.run(["msgfmt", "--check", "-o", "-", file], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr


def test_plurals_that_a_format_has_no_place_for_are_named(make_store: MakeStore) -> None:
    found = exported(make_store(translated.STORE), "xliff12", "fr-FR")

    assert list(entries(found, "xliff12")) == [
        "default/disk-full.advice",
        "default/disk-full.title",
    ]
    assert [tuple(one) for one in found.kept] == [
        ("default/disk-full.left", "a plural, for which this format has no place")
    ]


def test_a_character_that_a_format_can_not_say_is_named(make_store: MakeStore) -> None:
    french = translated.FRENCH.replace("Le disque", "\\x07Le disque")
    root = make_store(translated.STORE | {translated.FRENCH_PATH: french})

    kept = {form: exported(root, form, "fr-FR").kept for form in exchange.formats()}

    assert [one.name for one in kept["xliff12"]] == [
        "default/disk-full.left",
        "default/disk-full.title",
    ]
    assert kept["xliff12"][1].reason == "it holds a character that this format can't say"
    assert (kept["po"], kept["xliff"]) == ([], [])


def marked(**states: str) -> dict[str, str]:
    """Return the store with a French file of which each text has the state, or is "stale"."""
    sources = {key: fingerprint(SAID[key]) for key in states}
    sources |= {key: "00000000" for key, state in states.items() if state == "stale"}
    said = "".join(f"  {key}: {state}\n" for key, state in states.items() if state != "stale")
    made = "".join(f'  {key}: "{source}"\n' for key, source in sources.items())
    text = f"{translated.FRENCH}sources:\n{made}" + (f"states:\n{said}" if said else "")
    return translated.STORE | {translated.FRENCH_PATH: text}


SAID: dict[str, str | dict[str, str]] = {
    "title": "Disk of {host} almost full",
    "left": {
        "=0": "Full today",
        "one": "Full in {count:number} day",
        "other": "Full in {count:number} days",
    },
    "advice": "Remove old files,\nor ask for a larger disk.",
}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("po", ["fuzzy", "translated", "fuzzy"], id="po has one mark"),
        pytest.param("xliff", ["machine", "reviewed", "stale"], id="xliff has all"),
    ],
)
def test_states(form: str, expected: list[str], make_store: MakeStore) -> None:
    root = make_store(marked(advice="machine", left="reviewed", title="stale"))

    found = entries(exported(root, form, "fr-FR"), form)

    assert [one.state for one in found.values()] == expected


@pytest.mark.parametrize(
    ("locale", "only", "expected"),
    [
        pytest.param("fr-FR", "stale", ["title"], id="stale"),
        pytest.param("fr-FR", "missing", [], id="nothing is missing"),
        pytest.param("pl-PL", "missing", ["advice"], id="missing"),
        pytest.param("pl-PL", "stale", [], id="nothing is stale"),
    ],
)
def test_only_some(locale: str, only: str, expected: list[str], make_store: MakeStore) -> None:
    root = make_store(marked(title="stale", left="fuzzy"))

    found = entries(exported(root, "po", locale, only=only))

    assert list(found) == [f"default/disk-full.{key}" for key in expected]


def git(root: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-C", root, "-c", "user.name=a", "-c", "user.email=a@example.com", *words],
        check=True,
        capture_output=True,
    )


def test_a_stale_text_comes_with_what_it_was_made_from(make_store: MakeStore) -> None:
    root = make_store(translated.STORE)
    source = root / "fixtures/default/en-US/disk-full.yaml"
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    for text in ("is nearly full", "is about to be full"):
        source.write_text(translated.SOURCE.replace("almost full", text))
        git(root, "commit", "-qam", text)
    french = translated.FRENCH + f"sources: {{title: {fingerprint(SAID['title'])}}}\n"
    (root / translated.FRENCH_PATH).write_text(french)

    found = exported(root, "po", "fr-FR", only="stale")

    assert (
        "#, fuzzy, python-brace-format, max-length:150\n"
        '#| msgid "Disk of {host} almost full"\n'
        'msgctxt "default/disk-full.title"\n'
        'msgid "Disk of {host} is about to be full"\n'
    ) in found.content.decode()


@pytest.mark.parametrize("known", ["no repository", "no commit", "no such text", "no git"])
def test_nobody_knows_what_a_stale_text_was_made_from(
    known: str, make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_store(marked(title="stale"))
    if known != "no repository":
        git(root, "init", "-q")
    if known == "no such text":
        git(root, "add", ".")
        git(root, "commit", "-qm", "first")
    if known == "no git":
        monkeypatch.setenv("PATH", str(root))

    assert "#|" not in exported(root, "po", "fr-FR").content.decode()


HEIR = {
    "fixtures/acme/tenant.yaml": "extends: default\nlocales: [en-US, de-DE]\n",
    "fixtures/acme/en-US/disk-full.yaml": 'texts: {title: "Acme: disk of {host} full"}\n',
    "fixtures/acme/fr-FR/disk-full.yaml": 'texts: {advice: "Appelez Acme"}\n',
}


@pytest.mark.parametrize(
    ("locale", "tenant", "expected"),
    [
        pytest.param("fr-FR", "", ["acme/disk-full.advice", "acme/disk-full.title"], id="all"),
        pytest.param("ja-JP", "", [], id="acme does not promise it, default does"),
        pytest.param("de-DE", "", ["acme/disk-full.title"], id="what acme promises"),
        pytest.param("de-DE", "acme", ["acme/disk-full.title"], id="of one tenant"),
    ],
)
def test_whose_texts_go_out(
    locale: str, tenant: str, expected: list[str], make_store: MakeStore
) -> None:
    found = entries(exported(make_store(translated.STORE | HEIR), "po", locale, tenant))

    assert [name for name in found if name.startswith("acme/")] == expected
    assert ("default/disk-full.title" in found) is (not tenant)
    if "acme/disk-full.advice" in found:
        assert found["acme/disk-full.advice"].source == {"": SAID["advice"]}, "its ancestor's"


def test_sealed_texts_and_texts_of_nothing_stay(make_store: MakeStore) -> None:
    english, french = (f"fixtures/default/{tag}/" for tag in ("en-US", "fr-FR"))
    sealed = {
        f"{english}secret.yaml": (
            f'texts: {{title: "{SEALED}", a: "x {{n}}", b: {{one: "{SEALED}"}}}}\n'
        ),
        f"{french}secret.yaml": f'texts: {{a: "{SEALED}", c: "no source"}}\n',
        "fixtures/default/secret.yaml": "severity: critical\ntext: a\n",
        f"{english}ghost.yaml": "texts: {a: boo}\n",
        f"{english}odd.yaml": "texts: {a: null}\n",
        "fixtures/default/odd.yaml": "severity: critical\ntext: a\n",
    }

    found = exported(make_store(translated.STORE | sealed), "po", "fr-FR")

    assert b"ENC[" not in found.content
    assert [tuple(one) for one in found.kept] == [
        ("default/ghost.a", "there is no fixture ghost"),
        ("default/odd.a", "no text in fixtures/default/en-US/odd.yaml:1:9"),
        ("default/secret.a", "sealed in fixtures/default/fr-FR/secret.yaml:1:9"),
        ("default/secret.b", "sealed in fixtures/default/en-US/secret.yaml:1:83"),
        ("default/secret.c", "the source locale en-US has no such text"),
        ("default/secret.title", "sealed in fixtures/default/en-US/secret.yaml:1:9"),
    ]


@pytest.mark.parametrize("path", [translated.FRENCH_PATH, "fixtures/default/tenant.yaml"])
def test_a_file_that_can_not_be_read_is_not_taken_for_missing(
    path: str, make_store: MakeStore
) -> None:
    root = make_store(translated.STORE | {path: "texts: {title: [\n"})

    with pytest.raises(FindingsError) as caught:
        exported(root, "po", "fr-FR")

    assert caught.value.diagnostics[0].path == path


def test_the_source_locale_gives_a_template(make_store: MakeStore) -> None:
    found = exported(make_store(translated.STORE), "po", "en-US")

    assert found.number == 3
    assert all(not any(one.target.values()) for one in entries(found).values())


def test_where_the_source_has_one_form_a_text_with_a_count_is_a_plural(
    make_store: MakeStore,
) -> None:
    japanese = translated.STORE | {
        "fixtures/default/tenant.yaml": translated.TENANT.replace(
            "source_locale: en-US", "source_locale: ja-JP"
        ),
        "fixtures/default/ja-JP/disk-full.yaml": (
            'texts: {title: "{host}", advice: "x", left: "あと{count}日"}\n'
        ),
    }

    found = entries(exported(make_store(japanese), "po", "pl-PL"))

    assert found["default/disk-full.left"].source["one"] == "あと{count}日"
    assert found["default/disk-full.title"].source == {"": "{host}"}


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        pytest.param(("po", "fr-XX", ""), "fr-XX", "", id="no locale"),
        pytest.param(("po", "fr", ""), "no tenant promises fr", "fr-FR", id="not in the store"),
        pytest.param(("po", "ko", ""), "no tenant promises ko", "locales add ko", id="not yet"),
        pytest.param(("po", "en-XA", ""), "made from the source texts", "people", id="pseudo"),
        pytest.param(("po", "fr_FR", ""), "fr_FR", "write fr-FR", id="an underscore"),
        pytest.param(("po", "fr-FR", "acm"), "no tenant acm", "see: fix", id="no tenant"),
    ],
)
def test_what_is_not_there(
    words: tuple[str, str, str], message: str, hint: str, make_store: MakeStore
) -> None:
    with pytest.raises(UsageError) as caught:
        exported(make_store(translated.STORE), *words)

    assert message in caught.value.message
    assert hint in caught.value.hint


def test_source_texts_in_two_languages_go_out_apart(make_store: MakeStore) -> None:
    two: Mapping[str, str] = translated.STORE | {
        "fixtures/acme/tenant.yaml": "extends: default\nsource_locale: de-DE\nlocales: [fr-FR]\n",
        "fixtures/acme/de-DE/disk-full.yaml": 'texts: {title: "Platte"}\n',
    }
    root = make_store(two)

    with pytest.raises(UsageError, match="source texts in several languages: "):
        exported(root, "po", "fr-FR")

    assert exported(root, "po", "fr-FR", "acme").number == 1
