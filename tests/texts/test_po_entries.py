"""A PO file's entries, with their lines, flags and places."""

from __future__ import annotations

import pytest

from fixturectl.diagnostics import Place
from fixturectl.texts.po_entries import read

PATH = "fr-FR.po"
FILE = """\
# Team notes
msgid ""
msgstr ""
"Language: fr-FR\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Language: de\\n"

#. a note
#: somewhere.yaml
#, fuzzy, python-brace-format
#| msgid "Old"
msgctxt "a/b.c"
msgid "One {n}"
msgid_plural "Many {n}"
msgstr[0] "Un {n}"
msgstr[1] ""
"Plusieurs "
"{n}"

#, fuzzy
#~| msgid "Older"
#~ msgctxt "a/b.d"
#~ msgid "Gone"
#~ msgstr ""
#~ "Part"
#~ "i"
#~ msgid "Gone too"
#~ msgstr "Parti aussi"
msgid "Here"
msgstr "Ici"
"""


def test_entries_with_lines_flags_and_places() -> None:
    file = read(PATH, FILE.encode())

    assert file.problems == ()
    header, plural, gone, gone_too, here = file.entries
    assert header.is_header
    assert plural.strings == {
        "msgctxt": "a/b.c",
        "msgid": "One {n}",
        "msgid_plural": "Many {n}",
        "msgstr[0]": "Un {n}",
        "msgstr[1]": "Plusieurs {n}",
    }
    assert plural.is_plural
    assert plural.fuzzy
    assert "python-brace-format" in plural.flags
    assert (plural.first, plural.last, plural.place) == (8, 18, Place(PATH, 13, 7))
    assert plural.places["msgstr[1]"] == Place(PATH, 16, 11)
    assert [one.obsolete for one in file.entries] == [False, False, True, True, False]
    assert gone.strings == {"msgctxt": "a/b.d", "msgid": "Gone", "msgstr": "Parti"}
    assert (gone.first, gone.last, gone.fuzzy) == (20, 26, True)
    assert (gone_too.first, gone_too.last, gone_too.fuzzy) == (27, 28, False)
    assert gone_too.message == "Gone too"
    assert (here.first, here.last, here.fuzzy) == (29, 30, False)


def test_the_header_by_field_the_first_of_two() -> None:
    header = read(PATH, FILE.encode()).header()

    assert header == {
        "language": "fr-FR",
        "plural-forms": "nplurals=2; plural=(n > 1);",
    }
    assert read(PATH, b'msgid "a"\nmsgstr ""\n').header() == {}


@pytest.mark.parametrize(
    ("content", "count"),
    [
        pytest.param('#~ msgid "a\n#~ msgstr b\n#~ junk\n', 1, id="nobody reads what is obsolete"),
        pytest.param('#~ "a"\n', 0, id="a string alone"),
        pytest.param("#~\n#~ \n", 0, id="nothing"),
        pytest.param('msgid "a"\n#~ msgid "b"\n#~ msgstr ""\nmsgstr "c"\n', 2, id="in an entry"),
    ],
)
def test_obsolete_entries_are_not_looked_at_closely(content: str, count: int) -> None:
    file = read(PATH, content.encode())

    assert len(file.entries) == count
    assert [one for one in file.problems if "without msgid" not in one.message] == []


def test_bytes_that_are_not_utf_8_have_a_line_and_a_column() -> None:
    (problem,) = read(PATH, 'msgid "a"\nmsgstr "é'.encode() + b"\xe9").problems

    assert problem.place == Place(PATH, 2, 10)
