"""A file from translators is in the locale that it, its name and the caller say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import translated
from returned import FRENCH_TITLE, HEADER, TITLE, entry, taken, tree

from fixturectl.errors import FindingsError, UsageError

if TYPE_CHECKING:
    from conftest import MakeStore


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
        pytest.param('msgid "a\n', 1, 7, id="po that says no language"),
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
