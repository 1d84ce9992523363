"""What a translator finds in a new file."""

from __future__ import annotations

import pytest

from fixturectl.actions.locales.scaffolds import catalog, scaffold
from fixturectl.store.yaml_nodes import Mapping, plain, read
from fixturectl.texts import phrases
from fixturectl.texts.lookup import Text


def texts(written: str) -> list[Text]:
    root = read("fixtures/a/en-US/f.yaml", f"texts:\n{written}".encode()).root
    assert isinstance(root, Mapping)
    section = root.get("texts")
    assert isinstance(section, Mapping)
    return [Text(key, node, "a", "en-US") for key, node in section]


def lines(written: str, locale: str) -> list[str]:
    return scaffold(texts(written), locale).splitlines()[2:]


PLURAL = "  left: {one: a file, other: '{count} files'}\n"


@pytest.mark.parametrize(
    ("written", "locale", "expected"),
    [
        ("  a: 'x: y'\n", "fr-FR", ['  # a: "x: y"']),
        ("  a: |\n    one\n\n    two\n", "fr-FR", ['  # a: "one\\n\\ntwo\\n"']),
        (
            "  # Two\n  # lines.\n  a: x\n",
            "fr-FR",
            ["  # Note: Two", "  # Note: lines.", '  # a: "x"'],
        ),
        (PLURAL, "ja-JP", ["  # left:", '  #   other: "{count} files"']),
        (PLURAL, "fr-FR", ["  # left:", '  #   one: "a file"', '  #   other: "{count} files"']),
        ("  left: {one: a file}\n", "ja-JP", ["  # left:", '  #   other: "a file"']),
        ('  a: "ENC[AES256_GCM,data:x]"\n', "fr-FR", ["  # a: (see fixtures/a/en-US/f.yaml)"]),
    ],
    ids=["a text", "several lines", "notes", "one form", "two forms", "no other", "sealed"],
)
def test_a_text(written: str, locale: str, expected: list[str]) -> None:
    assert lines(written, locale) == expected


def test_a_plural_has_all_forms_of_the_language() -> None:
    found = [line.split(":")[0].strip("# ") for line in lines(PLURAL, "ar")]

    assert found == ["left", "zero", "one", "two", "few", "many", "other"]


def test_the_file_says_nothing_yet() -> None:
    document = read("f.yaml", scaffold(texts(PLURAL), "fr-FR").encode())

    assert document.problems == ()
    assert document.root is not None
    assert plain(document.root) == {"texts": None}


@pytest.mark.parametrize(
    "head",
    [
        'msgid ""\nmsgstr ""\n"A: b\\n"',
        '#, fuzzy\nmsgid ""\nmsgstr ""\n"Language: \\n"\n"Plural-Forms: \\n"\n"A: b\\n"',
    ],
    ids=["as we write it", "as others do"],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_catalog(head: str, line_break: str) -> None:
    entry = '\n\nmsgid "A"\nmsgstr ""\n'
    pot = f"{head}{entry}".replace("\n", line_break).encode()

    assert catalog(pot, "fr").decode() == (
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"A: b\\n"\n'
        f'"Plural-Forms: nplurals=2; plural=(n > 1);\\n"{entry}'
    )


@pytest.mark.parametrize("locale", ["ja-JP", "pl-PL", "ar", "cy", "ga", "mt", "lag"])
def test_a_catalog_of_any_language_is_read_without_a_fault(locale: str) -> None:
    pot = b'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n\nmsgid "A"\nmsgstr ""\n'

    assert phrases.read("x.po", catalog(pot, locale)).problems == ()
