"""XLIFF 1.2, as we write it and as translators' tools give it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from translate.storage import factory, xliff

from fixturectl.texts.exchange import Package, Reply, Unit, xliff12

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.texts.exchange import Translation

TOOLKIT: Any = xliff  # which has no types
PATH = "fixtures/acme/en-US/disk.yaml"
PACKAGE = Package(
    "acme",
    "en-US",
    "fr-FR",
    (
        Unit("acme/disk.title", PATH, {"": "<{host}>"}, {"": "«"}, "reviewed", note="A", limit=9),
        Unit("acme/disk.a", PATH, {"": "now"}, {"": "là"}, "stale", previous={"": "then"}),
        Unit("acme/disk.b", PATH, {"": "b"}, {"": "bb"}, "machine"),
        Unit("acme/disk.c", PATH, {"": "c"}, {"": "cc"}, "translated"),
        Unit("acme/disk.d", PATH, {"": "d"}, {}, ""),
    ),
)
WRITTEN = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="fixtures/acme/en-US/disk.yaml" source-language="en-US" target-language="fr-FR" \
datatype="plaintext">
    <body>
      <trans-unit id="acme/disk.a" resname="acme/disk.a" xml:space="preserve">
        <source>now</source>
        <target state="needs-translation">là</target>
        <alt-trans alttranstype="previous-version">
          <source>then</source>
          <target>là</target>
        </alt-trans>
      </trans-unit>
      <trans-unit id="acme/disk.b" resname="acme/disk.b" xml:space="preserve">
        <source>b</source>
        <target state="needs-translation" state-qualifier="mt-suggestion">bb</target>
      </trans-unit>
      <trans-unit id="acme/disk.c" resname="acme/disk.c" xml:space="preserve">
        <source>c</source>
        <target state="translated">cc</target>
      </trans-unit>
      <trans-unit id="acme/disk.d" resname="acme/disk.d" xml:space="preserve">
        <source>d</source>
      </trans-unit>
      <trans-unit id="acme/disk.title" resname="acme/disk.title" approved="yes" maxwidth="9" \
size-unit="char" xml:space="preserve">
        <source>&lt;{host}&gt;</source>
        <target state="final">«</target>
        <note from="developer">A</note>
      </trans-unit>
    </body>
  </file>
</xliff>
"""
TOP = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'


def read(content: str) -> Reply:
    return xliff12.read("f.xlf", content.encode(), lambda tag: tag)


def one(unit: str) -> Translation:
    (found,) = read(
        f'{TOP}<file target-language="fr"><body><group>{unit}</group></body></file></xliff>'
    ).translations
    return found


def test_a_file_is_written_by_name() -> None:
    assert xliff12.write(PACKAGE).decode() == WRITTEN


def test_a_file_without_texts_says_its_languages() -> None:
    assert read(xliff12.write(PACKAGE._replace(units=())).decode()) == Reply("fr-FR", (), ())


def test_translators_tools_read_it(tmp_path: Path) -> None:
    file = tmp_path / "fr.xlf"
    file.write_bytes(xliff12.write(PACKAGE))

    store = factory.getobject(str(file))

    assert [unit.target for unit in store.units] == ["là", "bb", "cc", None, "«"]
    assert [unit.isapproved() for unit in store.units] == [False, False, False, False, True]
    assert store.units[4].getnotes("developer") == "A"
    assert store.gettargetlanguage() == "fr-FR"


def test_what_a_tool_changes_comes_back() -> None:
    store = TOOLKIT.xlifffile.parsestring(xliff12.write(PACKAGE))
    store.units[3].target = "D & <e>"

    (_, _, _, found, _) = read(bytes(store).decode()).translations

    assert found.target == {"": "D & <e>"}


@pytest.mark.parametrize(
    ("unit", "target", "state"),
    [
        pytest.param("", "", "translated", id="no state"),
        pytest.param(' approved="yes"', "", "reviewed", id="approved"),
        pytest.param(' approved="yes"', ' state="translated"', "reviewed", id="and translated"),
        pytest.param("", ' state="translated"', "translated", id="translated"),
        pytest.param("", ' state="final"', "reviewed", id="final"),
        pytest.param("", ' state="signed-off"', "reviewed", id="signed off"),
        pytest.param("", ' state="needs-translation"', "fuzzy", id="to be translated"),
        pytest.param(' approved="yes"', ' state="needs-l10n"', "fuzzy", id="to be looked at"),
        pytest.param(
            "", ' state="new" state-qualifier="mt-suggestion"', "machine", id="a machine's"
        ),
    ],
)
def test_states(unit: str, target: str, state: str) -> None:
    found = one(
        f'<trans-unit id="a/b.c"{unit}><source>s</source><target{target}>t</target></trans-unit>'
    )

    assert found.state == state
    assert found.name == "a/b.c"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("a<g id='1'>b<mrk mtype='x'>c</mrk></g>d", "abcd", id="around text"),
        pytest.param("a<ph id='1'>{host}</ph>", "a{host}", id="code"),
        pytest.param("a<x id='1' equiv-text='{host}'/>", "a{host}", id="an empty one"),
    ],
)
def test_inline_elements_are_the_text_they_stand_for(target: str, expected: str) -> None:
    found = one(f'<trans-unit id="a/b.c"><source>s</source><target>{target}</target></trans-unit>')

    assert found.target == {"": expected}


def test_an_element_of_unknown_text_refuses_the_entry() -> None:
    found = one('<trans-unit id="a/b.c"><source/><target><x id="1"/></target></trans-unit>')

    assert [problem.message for problem in found.problems] == ["an element of unknown text"]


def test_several_languages_are_refused() -> None:
    reply = read(
        f'{TOP}<file target-language="fr"><body/></file>'
        '<file target-language="de"><body/></file></xliff>'
    )

    (problem,) = reply.problems
    assert problem.message == "several languages: de, fr"
