"""A new locale begins with all that a translator needs, and nothing that is there changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.locales.add import add
from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.errors import FindingsError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

TENANT = "fixtures/default/tenant.yaml"
ENGLISH = "fixtures/{}/en-US/disk-full.yaml"
POLISH = "fixtures/{}/pl-PL/disk-full.yaml"
FILES = {
    TENANT: (
        "locales: [en-US, fr-FR] # promised\n"
        'severities: {info: {emoji: ":fire:", channel: C0000000001}}\n'
        'statuses: {firing: {color: "#D00000"}, resolved: {color: "#2EB67D"}}\n'
    ),
    "fixtures/default/disk-full.yaml": (
        "severity: info\nvariables:\n  n: {type: integer, example: 3}\n"
        'text: \'{{ t.title }} {{ t("left", count=n) }} {{ _("Region") }}\'\n'
    ),
    ENGLISH.format("default"): (
        "texts:\n  # Short: it is a title.\n  title: Disk full\n"
        "  left: {'=0': none, one: '{count} file', other: '{count} files'}\n"
    ),
    "fixtures/default/fr-FR/disk-full.yaml": (
        "texts:\n  title: Disque plein\n"
        "  left: {'=0': rien, one: '{count} fichier', other: '{count} fichiers'}\n"
    ),
    "fixtures/acme/tenant.yaml": "extends: default\n",
    ENGLISH.format("acme"): "texts: {title: No room left}\n",
    "fixtures/acme/fr-FR/disk-full.yaml": "texts: {title: Plus de place}\n",
    "fixtures/own/tenant.yaml": "locales: [en-US]\n",
    ENGLISH.format("own"): "texts: {title: Full disk}\n",
    "locales/fixturectl.pot": (
        '#, fuzzy\nmsgid ""\nmsgstr ""\n"Language: \\n"\n\n#. A label.\nmsgid "Region"\nmsgstr ""\n'
    ),
    "locales/fr-FR.po": 'msgid "Region"\nmsgstr "Région"\n',
}


def added(root: Path, locale: str = "pl-PL", tenant: str = "default") -> list[str]:
    changes = add(root, locale, tenant)
    changes.apply()
    return changes.described()


def test_files_are_begun_where_the_source_texts_stand(make_store: MakeStore) -> None:
    root = make_store(FILES)

    done = added(root)

    assert done == [
        f"edit {TENANT}",
        f"create {POLISH.format('acme')}",
        f"create {POLISH.format('default')}",
        "create locales/pl-PL.po",
    ]
    assert (root / TENANT).read_text() == FILES[TENANT].replace("fr-FR]", "fr-FR, pl-PL]")
    assert (root / POLISH.format("default")).read_text() == (
        '# To translate a text, take "# " away in front of it and write it in your language.\n'
        "texts:\n"
        "  # Note: Short: it is a title.\n"
        '  # title: "Disk full"\n'
        "  # left:\n"
        '  #   "=0": "none"\n'
        '  #   one: "{count} file"\n'
        '  #   few: "{count} files"\n'
        '  #   many: "{count} files"\n'
        '  #   other: "{count} files"\n'
    )
    assert (root / POLISH.format("acme")).read_text().endswith('  # title: "No room left"\n')
    assert (
        (root / "locales/pl-PL.po")
        .read_text()
        .startswith('msgid ""\nmsgstr ""\n"Language: pl-PL\\n"\n')
    )
    assert (
        (root / "locales/pl-PL.po")
        .read_text()
        .endswith('\n\n#. A label.\nmsgid "Region"\nmsgstr ""\n')
    )


@pytest.mark.parametrize("locale", ["pl-PL", "ja-JP", "ar", "de-DE"])
def test_what_is_missing_is_all_that_validate_finds(locale: str, make_store: MakeStore) -> None:
    root = make_store(FILES)
    assert validate(Store(root)).findings == []

    added(root, locale)

    found = sorted(one.check for one in validate(Store(root)).findings)
    assert found == ["phrase-missing", "text-missing", "text-missing"]  # once a file


def test_each_line_is_a_text_once_its_mark_is_taken_away(make_store: MakeStore) -> None:
    root = make_store(FILES)
    added(root)
    for path in root.glob("fixtures/*/pl-PL/*.yaml"):
        lines = path.read_text().splitlines(keepends=True)
        texts = [line for line in lines[2:] if "Note:" not in line]
        path.write_text("".join([lines[1], *(line.replace("# ", "", 1) for line in texts)]))

    found = {one.check for one in validate(Store(root)).findings}

    assert found <= {"phrase-missing", "untranslated", "plural-same"}


def test_again_nothing_happens(make_store: MakeStore) -> None:
    root = make_store(FILES)
    added(root)

    again = add(root, "pl-PL", "default")

    assert again.steps == []
    assert again.notes == ["3 texts to translate into Polish: see validate"]


def test_what_is_there_stays(make_store: MakeStore) -> None:
    there = {
        POLISH.format("default"): "texts: {title: Pełny dysk}\n",
        "locales/pl-PL.po": "# mine\n",
    }
    root = make_store({**FILES, **there})

    done = added(root)

    assert done == [f"edit {TENANT}", f"create {POLISH.format('acme')}"]
    assert {path: (root / path).read_text() for path in there} == there


def test_a_whole_translation_leaves_nothing(make_store: MakeStore) -> None:
    changes = add(make_store(FILES), "fr-fr", "default")

    assert changes.steps == []
    assert changes.notes == [
        "fr-fr is spelled fr-FR",
        "nothing to translate into French: see validate",
    ]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param(
            "extends: default\nname: Acme\n",
            "extends: default\nname: Acme\nlocales:\n  - en-US\n  - fr-FR\n  - pl-PL\n",
            id="what it inherited, and the new one",
        ),
        pytest.param(
            "locales:\n  - en-US # first\nname: Acme\n",
            "locales:\n  - en-US # first\n  - pl-PL\nname: Acme\n",
            id="its own list",
        ),
        pytest.param(
            "locales: null\nname: Acme\n",
            "locales:\n  - en-US\n  - pl-PL\nname: Acme\n",
            id="null, which inherits nothing",
        ),
    ],
)
def test_one_tenant_alone_promises_it(own: str, expected: str, make_store: MakeStore) -> None:
    root = make_store({**FILES, "fixtures/acme/tenant.yaml": own})

    done = added(root, tenant="acme")

    assert done == [
        "edit fixtures/acme/tenant.yaml",
        f"create {POLISH.format('acme')}",
        f"create {POLISH.format('default')}",
        "create locales/pl-PL.po",
    ]
    assert (root / "fixtures/acme/tenant.yaml").read_text() == expected
    assert Store(root).tenant("acme").locales[-1] == "pl-PL"
    assert "pl-PL" not in Store(root).tenant("default").locales


def test_a_tenant_without_settings_gets_some(make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/en-US/a.yaml": "texts: {a: b}\n"})

    assert added(root) == [f"create {TENANT}"]
    assert (root / TENANT).read_text() == "locales:\n  - en-US\n  - pl-PL\n"


def test_settings_that_are_sealed_whole_stay(make_store: MakeStore) -> None:
    sealed = f"{FILES[TENANT]}sops: {{mac: x}}\n"
    root = make_store({**FILES, TENANT: sealed})

    changes = add(root, "pl-PL", "default")

    assert [one for one in changes.described() if TENANT in one] == []
    assert changes.notes[0] == (
        f"{TENANT} is sealed whole: add pl-PL to its locales: with fixturectl edit {TENANT}"
    )


@pytest.mark.parametrize("settings", ["locales: [\n", "- a\n"], ids=["no YAML", "a list"])
def test_settings_that_cannot_be_read_stop_it(settings: str, make_store: MakeStore) -> None:
    with pytest.raises(FindingsError):
        add(make_store({**FILES, TENANT: settings}), "pl-PL", "default")


@pytest.mark.parametrize(
    ("locale", "message", "hint"),
    [
        ("en-US", "en-US is the source locale of default", "name the locale to translate into"),
        (
            "ar-u-nu-arab",
            "ar-u-nu-arab is ar with options, which are its readers' to choose",
            "fixturectl locales add ar",
        ),
        (
            "en-xa",
            "en-XA is made from the source texts",
            "there is nothing to translate: render --locale en-XA",
        ),
        ("pl_PL", "'pl_PL' is not a locale tag", "write pl-PL"),
        ("jp", "unknown language 'jp' in 'jp'", "did you mean ja-JP?"),
        ("xx-CZ", "unknown language 'xx' in 'xx-CZ'", "did you mean cs-CZ?"),
        ("polish", "unknown language 'polish' in 'polish'", "did you mean pl?"),
        (
            "klingo",
            "unknown language 'klingo' in 'klingo'",
            "a tag looks like fr-FR, pt-BR or zh-Hant-TW",
        ),
        pytest.param(
            "fr",
            "fr and fr-FR are one locale by likely subtags",
            "the store has fr-FR, and serves readers of fr with it",
            id="validate would refuse both folders",
        ),
        pytest.param(
            "en",
            "en and en-US are one locale by likely subtags",
            "the store has en-US, and serves readers of en with it",
            id="the source locale by another name",
        ),
    ],
)
def test_tags_that_nobody_translates_into(
    locale: str, message: str, hint: str, make_store: MakeStore
) -> None:
    with pytest.raises(UsageError) as error:
        add(make_store(FILES), locale, "default")

    assert (error.value.message, error.value.hint) == (message, hint)


def test_a_locale_that_only_a_catalog_has_by_another_name(make_store: MakeStore) -> None:
    root = make_store({**FILES, "locales/zh-TW.po": ""})

    with pytest.raises(UsageError, match="zh-Hant-TW and zh-TW are one locale"):
        add(root, "zh-Hant-TW", "default")


def test_regions_and_scripts_of_a_language_are_locales_of_their_own(make_store: MakeStore) -> None:
    root = make_store(FILES)

    for locale in ("fr-CA", "en-GB", "sr-RS", "sr-Latn-RS", "pt-BR", "pt-PT"):
        added(root, locale)

    assert Store(root).tenant("default").locales[2:] == (
        *("fr-CA", "en-GB", "sr-RS", "sr-Latn-RS", "pt-BR", "pt-PT"),
    )


def test_a_tenant_that_is_not_there(make_store: MakeStore) -> None:
    with pytest.raises(UsageError, match="no tenant acm"):
        add(make_store(FILES), "pl-PL", "acm")
