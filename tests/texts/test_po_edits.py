"""A catalog gets the phrases that are used, and keeps every other byte."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.texts import phrases, po_entries
from fixturectl.texts.po_edits import in_step, notes
from fixturectl.texts.po_strings import keyword

PATH = "locales/fr-FR.po"
HEAD = 'msgid ""\nmsgstr ""\n"Language: fr-FR\\n"\n'
FILE = (
    HEAD + '\n#. A button.\n# Marie: as on the site\n#, fuzzy\n#| msgid "Halt"\nmsgid "Stop"\n'
    'msgstr ""\n"Arrêter "\n"tout"\n\n\nmsgid "Wait"\nmsgstr ""\n\nmsgctxt "x"\nmsgid "Zoo"\n'
    'msgstr "Zoo"\n'
)


def step(content: str, *used: str, template: bool = False) -> str:
    return in_step(PATH, content.encode(), used, {}, template=template).content.decode()


def test_what_is_in_step_stays_as_it_is() -> None:
    assert step(FILE, "Wait", "Stop") == FILE


def test_a_translated_phrase_that_is_not_used_is_obsolete_where_it_stands() -> None:
    assert step(FILE, "Wait") == FILE.replace(
        '#| msgid "Halt"\nmsgid "Stop"\nmsgstr ""\n"Arrêter "\n"tout"\n',
        '#~| msgid "Halt"\n#~ msgid "Stop"\n#~ msgstr ""\n#~ "Arrêter "\n#~ "tout"\n',
    )


def test_and_comes_back_as_it_was() -> None:
    assert step(step(FILE, "Wait"), "Wait", "Stop") == FILE


def test_one_that_was_never_translated_goes() -> None:
    assert step(FILE, "Stop") == FILE.replace('msgid "Wait"\nmsgstr ""\n\n', "")


def test_in_a_template_nothing_is_obsolete() -> None:
    start = FILE.index("\n#. A button")
    end = FILE.index('\n\nmsgid "Wait"')

    assert step(FILE, "Wait", template=True) == FILE[:start] + FILE[end + 1 :]


def test_the_last_entry_goes_with_the_line_above_it() -> None:
    assert step(HEAD + '\nmsgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""', "a") == (
        HEAD + '\nmsgid "a"\nmsgstr ""\n'
    )


@pytest.mark.parametrize(
    ("content", "phrase", "expected"),
    [
        pytest.param(FILE, "Alarm", '\n"Language: fr-FR\\n"\n\nmsgid "Alarm"\n', id="first"),
        pytest.param(FILE, "Think", '\n\n\nmsgid "Think"\nmsgstr ""\n\nmsgid "Wait"', id="between"),
        pytest.param(
            HEAD + '\nmsgid "a"\nmsgstr ""\n', "b", 'msgstr ""\n\nmsgid "b"\nmsgstr ""\n', id="last"
        ),
        pytest.param(
            HEAD + '\nmsgid "a"\nmsgstr "A"\n\n#~ msgid "z"\n#~ msgstr "Z"\n',
            "b",
            '"A"\n\nmsgid "b"\nmsgstr ""\n\n#~ msgid "z"',
            id="before what is obsolete",
        ),
        pytest.param(
            HEAD + '\nmsgid "b"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n\n\n',
            "aa",
            'msgid "a"\nmsgstr ""\n\nmsgid "aa"\nmsgstr ""\n',
            id="at the end of what is not sorted",
        ),
        pytest.param(
            HEAD + '\nmsgid "a"\nmsgstr ""\n\nmsgid "C"\nmsgstr ""\n',
            "b",
            '\n\nmsgid "b"\nmsgstr ""\n\nmsgid "C"',
            id="sorted without regard to case",
        ),
        pytest.param("", "a", 'msgid "a"\nmsgstr ""\n', id="into nothing"),
        pytest.param(HEAD.rstrip("\n"), "a", '\\n"\n\nmsgid "a"\n', id="behind no line end"),
    ],
)
def test_a_new_phrase_has_its_place(content: str, phrase: str, expected: str) -> None:
    known = [entry.message for entry in phrases.read(PATH, content.encode()).entries]

    found = step(content, phrase, *known)

    assert expected in found
    assert phrases.read(PATH, found.encode()).problems == ()
    assert step(found, phrase, *known) == found


def test_a_new_phrase_comes_with_its_note() -> None:
    said = {"a\nb": "#. Two lines.\n"}

    found = in_step(PATH, HEAD.encode(), ["a\nb"], said, template=False).content.decode()

    assert found == HEAD + '\n#. Two lines.\nmsgid ""\n"a\\n"\n"b"\nmsgstr ""\n'
    assert notes(found.encode()) == {"a\nb": "#. Two lines.\n"}


@pytest.mark.parametrize("head", ["\ufeff", ""])
def test_line_ends_and_the_byte_order_mark_stay(head: str) -> None:
    content = head + FILE.replace("\n", "\r\n")

    found = step(content, "Wait", "Stop", "Alarm")

    assert found == head + step(FILE, "Wait", "Stop", "Alarm").replace("\n", "\r\n")
    assert step(found, "Wait", "Stop") == content


def test_what_happened_is_told() -> None:
    found = in_step(PATH, FILE.encode(), ["Stop", "New"], {}, template=False)

    assert (found.added, found.revived, found.obsolete) == (("New",), (), ("Wait",))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param('#. a\n#. b\nmsgid "x"\nmsgstr ""\n', {"x": "#. a\n#. b\n"}, id="lines"),
        pytest.param('# team\nmsgid "x"\nmsgstr ""\n', {"x": ""}, id="of translators"),
        pytest.param('#. a\n#~ msgid "x"\n#~ msgstr "y"\n', {"x": "#. a\n"}, id="obsolete"),
        pytest.param('#. a\r\nmsgid "x"\r\nmsgstr ""\r\n', {"x": "#. a\n"}, id="of windows"),
    ],
)
def test_notes(content: str, expected: dict[str, str]) -> None:
    assert notes(content.encode()) == expected


WORDS = st.text(st.sampled_from('aB"\\\n é'), min_size=1, max_size=3)
BLANKS = st.sampled_from(["\n", "\n\n", ""])


@st.composite
def catalogs(draw: st.DrawFn) -> tuple[str, list[str]]:
    known = draw(st.lists(WORDS, unique=True, max_size=5))
    parts = [HEAD]
    for message in known:
        obsolete = draw(st.booleans())
        note = draw(st.sampled_from(["", "#. note\n", "# team\n", "#, fuzzy\n"]))
        entry = keyword("msgid", message) + keyword("msgstr", draw(st.sampled_from(["", "t\nu"])))
        if obsolete:
            entry = "".join(f"#~ {line}\n" for line in entry.splitlines())
        parts.append(f"\n{note}{entry}{draw(BLANKS)}")
    return "".join(parts), known


@settings(max_examples=60, deadline=None)
@given(catalogs(), st.data())
def test_a_catalog_has_exactly_what_is_used_and_loses_no_translation(
    catalog: tuple[str, list[str]], data: st.DataObject
) -> None:
    content, known = catalog
    used = data.draw(st.lists(st.sampled_from([*known, "new", "é"]), unique=True))
    before = po_entries.read(PATH, content.encode())

    found = step(content, *used)

    after = po_entries.read(PATH, found.encode())
    assert after.problems == ()
    live = [one.message for one in after.entries if not one.obsolete and not one.is_header]
    assert sorted(live) == sorted(used)
    texts = {one.message: one.strings.get("msgstr") for one in after.entries}
    for one in before.entries:
        if one.strings.get("msgstr"):
            assert texts[one.message] == one.strings["msgstr"]
    assert step(found, *used) == found
    assert (
        step(content, *[one.message for one in before.entries if not one.obsolete][1:]) == content
    )
