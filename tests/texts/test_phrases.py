from __future__ import annotations

import io
import subprocess
import sys

import pytest
from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.pofile import write_po
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.diagnostics import Place
from fixturectl.texts.phrases import read

PATH = "locales/fr-FR.po"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

GOOD = HEADER + (
    "#. shown on the button\n"
    "#: default/disk-full\n"
    'msgid "Acknowledge"\n'
    'msgstr "Prendre en charge"\n'
    "\n"
    'msgid ""\n'
    '"Two "\n'
    '"lines"\n'
    'msgstr ""\n'
    '"Deux\\n"\n'
    '"\\"lignes\\""\n'
    "\n"
    "#, fuzzy, python-brace-format\n"
    'msgid "Region"\n'
    'msgstr "Contrée"\n'
    "\n"
    'msgid "Untranslated"\n'
    'msgstr ""\n'
    "\n"
    'msgctxt "verb"\n'
    'msgid "Open"\n'
    'msgstr "Ouvrir"\n'
    'msgid "Open"\n'
    'msgstr "Ouvert"\n'
    "#, fuzzy\n"
    '#~ msgid "Old"\n'
    '#~ msgstr "Vieux"\n'
    'msgid "Last"\n'
    '  msgstr   "Dernier"'
)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(GOOD.encode(), id="plain"),
        pytest.param(b"\xef\xbb\xbf" + GOOD.encode(), id="byte order mark"),
        pytest.param(GOOD.replace("\n", "\r\n").encode(), id="crlf"),
    ],
)
def test_entries_and_their_places(content: bytes) -> None:
    catalog = read(PATH, content)
    assert catalog.problems == ()
    found = catalog.get("Acknowledge")
    assert found is not None
    assert (found.text, found.place, found.line) == ("Prendre en charge", Place(PATH, 7, 8), 7)
    two = catalog.get("Two lines")
    assert two is not None
    assert (two.text, two.line) == ('Deux\n"lignes"', 12)
    assert catalog.get("Region") is None, "a fuzzy entry is not used"
    assert catalog.get("Untranslated") is None
    assert catalog.get("Old") is None
    assert catalog.get("") is None, "the header is no phrase"
    assert [entry.message for entry in catalog.entries if entry.fuzzy] == ["Region"]
    verb, adjective, last = (
        catalog.get("Open", "verb"),
        catalog.get("Open"),
        catalog.get("Last"),
    )
    assert verb is not None
    assert adjective is not None
    assert last is not None
    assert (verb.text, adjective.text, last.text) == ("Ouvrir", "Ouvert", "Dernier")
    assert last.place.column == 12


@pytest.mark.parametrize("content", [b"", b"\n\n", HEADER.encode(), b"# a note\n"])
def test_a_catalog_without_phrases(content: bytes) -> None:
    catalog = read(PATH, content)
    assert (catalog.entries, catalog.problems) == ((), ())


FAULTS = [
    pytest.param('msgid "a\nmsgstr "b"\n', 1, 7, "closing quote", id="unclosed quote"),
    pytest.param('msgid "a" b\nmsgstr "b"\n', 1, 7, "behind the string", id="text after a string"),
    pytest.param('msgid "a"\nmsgstr\n', 2, 7, "without a string", id="no string"),
    pytest.param('"a"\n', 1, 1, "without msgid", id="a string alone"),
    pytest.param("junk here\n", 1, 1, "unknown keyword 'junk'", id="no keyword"),
    pytest.param('msgid "a"\nmsgstr[x] "b"\n', 2, 1, "unknown keyword", id="no plural index"),
    pytest.param('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 1, 7, "no msgstr for 'a'", id="no msgstr"),
    pytest.param('msgid "a"\n', 1, 7, "no msgstr for 'a'", id="no msgstr at the end"),
    pytest.param('msgstr "a"\n', 1, 1, "msgstr without msgid", id="msgstr alone"),
    pytest.param('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, 1, "twice", id="msgstr twice"),
    pytest.param(
        'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
        4,
        7,
        "'a' stands here again",
        id="twice",
    ),
    pytest.param(
        'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "bs"\n',
        1,
        7,
        "plural forms of 'a'",
        id="plural",
    ),
    pytest.param(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n',
        2,
        8,
        "ISO-8859-1, catalogs are UTF-8",
        id="another charset",
    ),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), FAULTS)
def test_a_fault_has_its_place_and_hides_no_other_entry(
    text: str, line: int, column: int, message: str
) -> None:
    catalog = read(PATH, f'{text}\nmsgid "ok"\nmsgstr "bon"\n'.encode())
    problem = catalog.problems[0]
    assert (problem.place, problem.check) == (Place(PATH, line, column), "po")
    assert message in problem.message
    assert problem.hint
    found = catalog.get("ok")
    assert found is not None
    assert found.text == "bon"


def test_of_two_entries_the_first_counts() -> None:
    found = read(PATH, b'msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"\n').get("a")
    assert found is not None
    assert found.text == "b"


def test_what_is_not_utf_8_is_said_with_its_line() -> None:
    catalog = read(PATH, GOOD.encode("latin-1"))
    (problem,) = catalog.problems
    assert problem.message == "not UTF-8"
    assert problem.line == 18
    assert catalog.entries == ()


def test_escapes_in_numbers_are_bytes() -> None:
    line = rb'msgstr "caf\303\251 \xe2\x82\xac \351"'  # the last is of no UTF-8
    found = read(PATH, b'msgid "a"' + b"\n" + line).get("a")
    assert found is not None
    assert found.text == "café € é"


def test_escapes() -> None:
    found = read(PATH, rb'msgid "a"' + b"\n" + rb'msgstr "\t\\n\x41\101\q"').get("a")
    assert found is not None
    assert found.text == "\t\\nAAq"


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(WORDS.filter(bool), WORDS, max_size=6))
def test_reads_what_babel_writes(phrases: dict[str, str]) -> None:
    written = BabelCatalog()
    for message, text in phrases.items():
        written.add(message, text)
    file = io.BytesIO()
    write_po(file, written)
    catalog = read(PATH, file.getvalue())
    assert catalog.problems == ()
    assert {entry.message: entry.text for entry in catalog.entries} == phrases


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(['msgid "a"', 'msgstr "b"', '"c"', "#, fuzzy", "msgctxt", '"d', "x"]))
)
def test_no_content_raises(lines: list[str]) -> None:
    for problem in read(PATH, "\n".join(lines).encode()).problems:
        assert 1 <= problem.line <= len(lines)


def test_reading_a_catalog_imports_neither_babel_nor_email() -> None:
    script = (
        "import sys; from fixturectl.texts import phrases; phrases.read('a.po', b''); "
        "print(sorted({'babel', 'email'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_an_entry_knows_its_line() -> None:
    assert [entry.line for entry in read(PATH, GOOD.encode()).entries][:2] == [7, 12]
