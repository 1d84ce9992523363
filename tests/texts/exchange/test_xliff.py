"""XLIFF 2.1, as we write it and as translators' tools give it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from translate.storage import xliff2

from fixturectl.texts.exchange import Package, Reply, Unit, xliff

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.texts.exchange import Translation

TOOLKIT: Any = xliff2  # which has no types
PACKAGE = Package(
    "acme",
    "en-US",
    "fr-FR",
    (
        Unit(
            "acme/disk.title",
            "fixtures/acme/en-US/disk.yaml",
            {"": "Disk <{host}> & more\r"},
            {"": "Disque {host}"},
            "reviewed",
            note='Says "full".',
            limit=140,
        ),
        Unit(
            "acme/disk.left",
            "fixtures/acme/en-US/disk.yaml",
            {"=0": "Full\x07", "one": "1 day", "other": "{count} days"},
            {"one": "1 jour", "other": "{count} jours"},
            "stale",
            plural=True,
            previous={"one": "a day", "other": "days"},
        ),
    ),
)
WRITTEN = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" \
xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" \
version="2.1" srcLang="en-US" trgLang="fr-FR">
  <file id="acme:disk" original="fixtures/acme/en-US/disk.yaml">
    <slr:profiles generalProfile="xliff:codepoints"/>
    <group id="acme:disk.left" name="acme/disk.left">
      <unit id="acme:disk.left.one" name="acme/disk.left[one]" xml:space="preserve">
        <notes>
          <note category="previous-source">a day</note>
        </notes>
        <segment state="initial" subState="fixturectl:stale">
          <source>1 day</source>
          <target>1 jour</target>
        </segment>
      </unit>
      <unit id="acme:disk.left.other" name="acme/disk.left[other]" xml:space="preserve">
        <notes>
          <note category="previous-source">days</note>
        </notes>
        <segment state="initial" subState="fixturectl:stale">
          <source>{count} days</source>
          <target>{count} jours</target>
        </segment>
      </unit>
      <unit id="acme:disk.left.exactly-0" name="acme/disk.left[=0]" xml:space="preserve">
        <segment state="initial">
          <source>Full<cp hex="0007"/></source>
        </segment>
      </unit>
    </group>
    <unit id="acme:disk.title" name="acme/disk.title" slr:sizeRestriction="140" \
xml:space="preserve">
      <notes>
        <note>Says "full".</note>
      </notes>
      <segment state="reviewed">
        <source>Disk &lt;{host}&gt; &amp; more&#13;</source>
        <target>Disque {host}</target>
      </segment>
    </unit>
  </file>
</xliff>
"""


def read(content: str) -> Reply:
    return xliff.read("f.xlf", content.encode(), lambda tag: tag)


def one(inside: str, attributes: str = 'id="u" name="a/b.c"') -> Translation:
    """Read a file of one unit that holds `inside`."""
    top = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" trgLang="fr">'
    (found,) = read(
        f'{top}<file id="f"><group id="g"><unit {attributes}>{inside}</unit></group></file></xliff>'
    ).translations
    return found


def test_a_file_is_written_by_name_with_a_unit_for_each_form() -> None:
    assert xliff.write(PACKAGE).decode() == WRITTEN


def test_texts_from_two_files_stand_in_two_whose_ids_differ() -> None:
    units = [
        Unit("acme/disk.a", "fixtures/acme/en-US/disk.yaml", {"": "A"}, {}, ""),
        Unit("acme/disk.b", "fixtures/default/en-US/disk.yaml", {"": "B"}, {}, ""),
        Unit("acme/disk.c", "fixtures/acme/en-US/disk.yaml", {"": "C"}, {}, ""),
    ]

    written = xliff.write(PACKAGE._replace(units=tuple(units))).decode()

    assert re.findall('<file id="([^"]*)" original="([^"]*)"', written) == [
        ("acme:disk", "fixtures/acme/en-US/disk.yaml"),
        ("acme:disk.2", "fixtures/default/en-US/disk.yaml"),
    ]
    assert re.findall('<unit id="([^"]*)"', written) == [
        "acme:disk.a",
        "acme:disk.c",
        "acme:disk.b",
    ]


def test_a_file_without_texts_holds_what_the_schema_wants() -> None:
    written = xliff.write(PACKAGE._replace(units=())).decode()

    assert '<file id="fixtures">\n    <group id="none"/>\n  </file>' in written
    assert read(written) == Reply("fr-FR", (), ())


def test_translators_tools_read_it(tmp_path: Path) -> None:
    file = tmp_path / "fr.xlf"
    file.write_bytes(xliff.write(PACKAGE))

    store = TOOLKIT.Xliff2File.parsefile(str(file))

    assert [str(unit.target) for unit in store.units] == [
        "1 jour",
        "{count} jours",
        "None",
        "Disque {host}",
    ]
    assert store.gettargetlanguage() == "fr-FR"
    assert [unit.isfuzzy() for unit in store.units] == [True, True, False, False]
    assert [unit.istranslated() for unit in store.units] == [False, False, False, True]


def test_what_a_tool_changes_comes_back() -> None:
    store = TOOLKIT.Xliff2File.parsestring(xliff.write(PACKAGE))
    store.units[2].target = "Plein & <vide>"

    reply = read(bytes(store).decode())

    (left, _) = reply.translations
    assert left.target["=0"] == "Plein & <vide>"
    assert reply.locale == "fr-FR"


SEGMENT = "<segment{}><source>s</source><target>t</target></segment>"


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        pytest.param("", "translated", id="a tool that knows no states"),
        pytest.param(' state="translated"', "translated", id="translated"),
        pytest.param(' state="reviewed"', "reviewed", id="reviewed"),
        pytest.param(' state="final"', "reviewed", id="final"),
        pytest.param(' state="initial"', "fuzzy", id="initial"),
        pytest.param(' state="initial" subState="fixturectl:machine"', "machine", id="ours"),
        pytest.param(' state="initial" subState="mda:MT"', "fuzzy", id="another's"),
    ],
)
def test_states(attributes: str, state: str) -> None:
    assert one(SEGMENT.format(attributes)).state == state


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("a<cp hex='0007'/>b", "a\x07b", id="a control character"),
        pytest.param("a<cp hex='ZZ'/><cp hex='FFFFFF'/>b", "ab", id="no character"),
        pytest.param("a<mrk id='1'>b<pc id='2'>c</pc></mrk>d", "abcd", id="marks around text"),
        pytest.param("a<sm id='1'/><em/><sc id='2'/><ec/>b", "ab", id="marks without text"),
        pytest.param("a<ph id='1' equiv='{host}'/>b", "a{host}b", id="a placeholder's text"),
        pytest.param("a<ph id='1' disp='{n}'/>b", "a{n}b", id="a placeholder as shown"),
        pytest.param("<![CDATA[<a>]]>", "<a>", id="cdata"),
    ],
)
def test_inline_elements_are_the_text_they_stand_for(target: str, expected: str) -> None:
    found = one(f"<segment><source>s</source><target>{target}</target></segment>")

    assert found.target == {"": expected}
    assert found.problems == ()


def test_a_placeholder_of_unknown_text_refuses_the_entry() -> None:
    found = one("<segment><source>s</source><target>a<ph id='1'/></target></segment>")

    (problem,) = found.problems
    assert "unknown text" in problem.message
    assert problem.line == 1


def test_segments_of_a_unit_are_one_text() -> None:
    inside = (
        '<segment state="final"><source>A. </source><target>B. </target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>C.</source><target>D.</target></segment>'
    )

    found = one(inside)

    assert (found.source, found.target) == ({"": "A.  C."}, {"": "B.  D."})
    assert found.state == "translated"


def test_a_text_of_which_a_segment_is_left_is_not_translated() -> None:
    inside = SEGMENT.format("") + "<segment><source>C.</source></segment>"

    assert one(inside).target == {"": ""}


@pytest.mark.parametrize(
    ("identifier", "name", "form"),
    [
        pytest.param("acme:disk.left", "acme/disk.left", "", id="a text"),
        pytest.param("acme:disk.left.few", "acme/disk.left", "few", id="a category"),
        pytest.param("acme:disk.left.exactly-0", "acme/disk.left", "=0", id="a number"),
        pytest.param("u1", "u1", "", id="another's"),
    ],
)
def test_a_lost_name_is_in_the_id(identifier: str, name: str, form: str) -> None:
    found = one(SEGMENT.format(""), f'id="{identifier}"')

    assert (found.name, list(found.target)) == (name, [form])
