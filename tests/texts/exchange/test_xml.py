"""XML is read with places, and nothing in it can expand, lead out or go on without end."""

from __future__ import annotations

import pytest

from fixturectl.diagnostics import Place
from fixturectl.texts import exchange
from fixturectl.texts.exchange import _xml

LAUGHS = (
    '<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
    + ']>\n<xliff version="{}"><file>&lol9;</file></xliff>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="{}">&a;</xliff>'
DTD = '<!DOCTYPE xliff SYSTEM "https://example.com/xliff.dtd"><xliff version="{}"/>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "b"> %a;]><xliff version="{}"/>'


@pytest.mark.parametrize("version", ["1.2", "2.1"])
@pytest.mark.parametrize(
    ("content", "line"),
    [
        pytest.param(LAUGHS, 2, id="billion laughs"),
        pytest.param(OUTSIDE, 1, id="a file of the machine"),
        pytest.param(DTD, 1, id="a document type elsewhere"),
        pytest.param(PARAMETER, 1, id="a parameter entity"),
    ],
)
def test_a_document_type_is_refused_before_it_counts(content: str, line: int, version: str) -> None:
    hostile = content.replace("{}", version).encode()
    form = exchange.recognized(hostile)
    assert form is not None

    reply = form.read("f.xlf", hostile, lambda tag: tag)

    (problem,) = reply.problems
    assert problem.message == "a document type, where entities hide"
    assert problem.line == line
    assert reply.translations == ()


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        pytest.param(b"", (1, 1), "no element found", id="nothing"),
        pytest.param(b"<a>\n <b></c></a>", (2, 7), "mismatched tag", id="a wrong tag"),
        pytest.param("<a>\n é &x;</a>".encode(), (2, 4), "undefined", id="entity"),
        pytest.param(b"<a/>\n<b/>", (2, 1), "junk after", id="two roots"),
        pytest.param(b"<a>\xff</a>", (1, 4), "not well-formed", id="not UTF-8"),
        pytest.param(b'<?xml version="1.0" encoding="x-no"?><a/>', None, "", id="an encoding"),
        pytest.param(b"<a>" * 70, (1, 193), "more than 64", id="too deep"),
    ],
)
def test_what_is_malformed_is_named_by_line_and_column(
    content: bytes, place: tuple[int, int] | None, message: str
) -> None:
    document = _xml.read("f.xlf", content)

    assert document.root is None
    assert document.problem is not None
    assert message in document.problem.message
    assert document.problem.hint
    if place is not None:
        assert document.problem.place == Place("f.xlf", *place)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_elements_attributes_and_text(encoding: str) -> None:
    declared = {"latin-1": "latin-1", "utf-16": "utf-16"}.get(encoding, "utf-8")
    content = (
        f'<?xml version="1.0" encoding="{declared}"?>\n'
        '<a xmlns="u:1" xmlns:o="u:2" id="x"><b o:y="no" z="yes">é</b>\n  <o:b/><c><b/></c>t</a>'
    )

    root = _xml.read("f", content.encode(encoding)).root

    assert root is not None
    assert (root.name, root.namespace, root.get("id"), root.get("none")) == ("a", "u:1", "x", "")
    assert [one.place.column for one in root.every("b")] == [37], "that of another namespace is not"
    first = root.first("b")
    assert first is not None
    assert (first.attributes, first.parts) == ({"z": "yes"}, ["é"])
    assert len(list(root.below("b"))) == 2
    assert root.first("none") is None


@pytest.mark.parametrize("text", ["a", "<&>\"'", "\r\n\t", "é\u2028😀"])
def test_what_is_escaped_is_read_back(text: str) -> None:
    assert _xml.is_writable(text)

    root = _xml.read("f", f"<a b={_xml.quoted(text)}>{_xml.escaped(text)}</a>".encode()).root

    assert root is not None
    assert (root.get("b"), "".join(map(str, root.parts))) == (text, text)


def test_some_characters_xml_can_not_say() -> None:
    assert not _xml.is_writable("a\x07")
