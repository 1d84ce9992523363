"""Gettext PO, as we write it and as translators' tools give it back."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from translate.storage import factory

from fixturectl.diagnostics import Place
from fixturectl.texts.exchange import Package, Reply, Unit, po

if TYPE_CHECKING:
    from pathlib import Path

UNITS = (
    Unit(
        "acme/disk.title",
        "fixtures/acme/en-US/disk.yaml",
        {"": 'Disk "{host}" full'},
        {"": "Disque « {host} » plein"},
        "reviewed",
        note="The first line.\n\nThe second.",
        limit=140,
    ),
    Unit(
        "acme/disk.left",
        "fixtures/acme/en-US/disk.yaml",
        {"=0": "Full today", "one": "Full in {count} day", "other": "Full in {count} days"},
        {"=0": "Plein aujourd’hui", "one": "{count} jour", "other": "{count} jours"},
        "stale",
        plural=True,
        previous={"one": "{count} day left", "other": "{count} days left"},
    ),
    Unit(
        "acme/disk.advice",
        "fixtures/acme/en-US/disk.yaml",
        {"": "Tab\t, line\nand more\n"},
        {"": "a\nb\n"},
        "stale",
        previous={"": "Before,\nas it was"},
    ),
    Unit("acme/disk.empty", "fixtures/acme/en-US/disk.yaml", {"": "Do it"}, {}, ""),
)
PACKAGE = Package("acme-alerts", "en-US", "fr-FR", UNITS)
WRITTEN = """\
msgid ""
msgstr ""
"Project-Id-Version: acme-alerts\\n"
"Language: fr-FR\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"X-Source-Language: en-US\\n"
"X-Generator: fixturectl\\n"

#: fixtures/acme/en-US/disk.yaml
#, fuzzy
#| msgid ""
#| "Before,\\n"
#| "as it was"
msgctxt "acme/disk.advice"
msgid ""
"Tab\\t, line\\n"
"and more\\n"
msgstr ""
"a\\n"
"b\\n"

#: fixtures/acme/en-US/disk.yaml
msgctxt "acme/disk.empty"
msgid "Do it"
msgstr ""

#: fixtures/acme/en-US/disk.yaml
#, fuzzy, python-brace-format
#| msgid "{count} day left"
#| msgid_plural "{count} days left"
msgctxt "acme/disk.left"
msgid "Full in {count} day"
msgid_plural "Full in {count} days"
msgstr[0] "{count} jour"
msgstr[1] "{count} jours"

#: fixtures/acme/en-US/disk.yaml
#, fuzzy
#| msgid "{count} days left"
msgctxt "acme/disk.left[=0]"
msgid "Full today"
msgstr "Plein aujourd’hui"

#. The first line.
#.
#. The second.
#: fixtures/acme/en-US/disk.yaml
#, python-brace-format, max-length:140
msgctxt "acme/disk.title"
msgid "Disk \\"{host}\\" full"
msgstr "Disque « {host} » plein"
"""

needs_gettext = pytest.mark.skipif(
    shutil.which("msgfmt") is None, reason="gettext is not installed"
)


def read(content: str | bytes, locale: str = "") -> Reply:
    encoded = content if isinstance(content, bytes) else content.encode()
    return po.read("fr.po", encoded, lambda tag: locale or tag or "fr-FR")


def test_a_file_is_written_by_name_without_dates_or_wrapping() -> None:
    assert po.write(PACKAGE).decode() == WRITTEN


@needs_gettext
def test_gettext_reads_it_and_would_write_it_alike(tmp_path: Path) -> None:
    file = tmp_path / "fr-FR.po"
    file.write_bytes(po.write(PACKAGE))

    checked = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", "-", file], capture_output=True, check=False
    )
    again = subprocess.run(["msgcat", "--no-wrap", file], capture_output=True, check=False)

    assert checked.returncode == 0, checked.stderr
    assert b"1 translated message, 3 fuzzy translations, 1 untranslated" in checked.stderr
    # A flag that is not gettext's own is all that it drops.
    assert again.stdout.decode() == WRITTEN.replace(", max-length:140", "")


def test_translators_tools_read_it(tmp_path: Path) -> None:
    file = tmp_path / "fr-FR.po"
    file.write_bytes(po.write(PACKAGE))

    store: Any = factory.getobject(str(file))
    units = {unit.getcontext(): unit for unit in store.units if not unit.isheader()}

    assert str(units["acme/disk.title"].target) == "Disque « {host} » plein"
    assert units["acme/disk.title"].hastypecomment("max-length:140")
    assert [str(one) for one in units["acme/disk.left"].target.strings] == [
        "{count} jour",
        "{count} jours",
    ]
    assert [unit.isfuzzy() for unit in units.values()] == [True, False, True, True, False]
    assert store.getheaderplural() == ("2", "(n > 1)")


HEADER = 'msgid ""\nmsgstr ""\n"Language: fr-FR\\n"\n'
PLURAL = 'msgctxt "a/b.c"\nmsgid "one"\nmsgid_plural "many"\n'


def test_entries_are_read_wherever_they_stand() -> None:
    reply = read(
        HEADER
        + '\n#~ msgid "gone"\n#~ msgstr "parti"\n\n#, fuzzy\nmsgctxt "a/b.c[=0]"\nmsgid "none"\n'
        'msgstr "rien"\n\nmsgctxt "a/b.d"\nmsgid "x"\nmsgstr ""\n\n'
        + PLURAL
        + 'msgstr[1] "beau"\n"coup"\nmsgstr[0] "un"\n\nmsgid "no context"\nmsgstr "sans"\n'
    )

    c, d, lost = reply.translations
    assert reply.obsolete == 1
    assert c.target == {"=0": "rien", "one": "un", "other": "beaucoup"}
    assert c.source == {"=0": "none", "one": "one", "other": "many"}
    assert c.places["other"] == Place("fr.po", 20, 11)
    assert c.state == "fuzzy"
    assert (d.target, d.state) == ({"": ""}, "translated")
    assert (lost.name, lost.target) == ("", {"": "sans"})


@pytest.mark.parametrize(
    ("header", "locale", "strings", "expected"),
    [
        pytest.param("", "fr", ["un", "des"], {"one": "un", "other": "des"}, id="no header"),
        pytest.param(
            "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;",
            "fr",
            ["un", "des", "des"],
            {"one": "un", "other": "des"},
            id="a form that says nothing of its own",
        ),
        pytest.param(
            "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;",
            "fr",
            ["un", "de", "des"],
            {"one": "un", "many": "de", "other": "des"},
            id="a form of its own",
        ),
        pytest.param("nplurals=1; plural=0;", "ja", ["x"], {"other": "x"}, id="one form"),
    ],
)
def test_indices_mean_what_the_header_says(
    header: str, locale: str, strings: list[str], expected: dict[str, str]
) -> None:
    forms = "".join(f'msgstr[{index}] "{text}"\n' for index, text in enumerate(strings))
    top = f'msgid ""\nmsgstr "Plural-Forms: {header}\\n"\n\n' if header else ""

    (one,) = read(top + PLURAL + forms, locale).translations

    assert one.target == expected
    assert one.problems == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            HEADER + "\n" + PLURAL + 'msgstr[0] "x"\n', "1 plural form, where", id="a form less"
        ),
        pytest.param(
            HEADER + "\n" + PLURAL + 'msgstr[0] "x"\nmsgstr[2] "y"\n',
            "2 plural forms, where",
            id="another index",
        ),
        pytest.param(
            'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
            + PLURAL
            + 'msgstr[0] "x"\n',
            "has no form one of fr-FR",
            id="a header of another language",
        ),
        pytest.param(HEADER + '\nmsgctxt "a/b.c"\nmsgid "x"\n', "without msgstr", id="no msgstr"),
    ],
)
def test_a_faulty_entry_is_not_taken(content: str, message: str) -> None:
    (one,) = read(content).translations

    (problem,) = one.problems
    assert message in problem.message
    assert problem.hint
    assert not any(one.target.values())


def test_a_file_that_is_malformed_says_where() -> None:
    reply = read(HEADER + '\nmsgctxt "a/b.c"\nmsgid "x"\nmsgstr "y\n')

    (problem,) = reply.problems
    assert problem.place == Place("fr.po", 7, 8)
    assert "closing quote" in problem.message
