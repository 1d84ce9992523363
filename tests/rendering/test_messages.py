from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from fixturectl.rendering.pieces import Part

if TYPE_CHECKING:
    from alerts import Alerts

    from fixturectl.diagnostics import Place
    from fixturectl.rendering.messages import Message

FIXTURE = """\
text: "{{ t.title }}: {{ name }}"
blocks:
  - type: section
    block_id: part
    for: one in incidents
    text: "é *{{ one.service }}* {{ t('x', v='<') }}"
    fields: ["{{ _('Region') }}"]
  - {type: section, text: {type: mrkdwn, text: a}, expand: true}
"""
FILES = {
    "fixtures/default/fr-FR/alert.yaml": (
        'texts:\n  title: "Il l\\u2019a dit\\n{name}"\n  x: >\n    un\n    deux {v} trois\n'
    ),
    "locales/fr-FR.po": 'msgid "Region"\nmsgstr "Région"\n',
}


@pytest.fixture
def message(alerts: Alerts) -> Message:
    return alerts.render(FIXTURE, FILES, locale="fr-FR")


def at(place: Place | None) -> tuple[str, int, int]:
    assert place is not None
    return (place.path.removeprefix("fixtures/default/"), place.line, place.column)


def test_a_message_is_plain_data(message: Message) -> None:
    payload = json.loads(message.to_json())

    assert payload == message.payload
    assert json.loads(message.to_json(indent=2)) == payload
    assert message.text == payload["text"]
    assert message.blocks == payload["blocks"]
    assert (message.tenant, message.fixture, message.locale) == ("default", "alert", "fr-FR")


def test_leaves_have_their_pointers(message: Message) -> None:
    pointers = [pointer for pointer, _ in message.leaves()]

    assert pointers[:5] == [
        "/text",
        "/blocks/0/type",
        "/blocks/0/block_id",
        "/blocks/0/text/type",
        "/blocks/0/text/text",
    ]
    assert len(pointers) == len(set(pointers))


@pytest.mark.parametrize(
    ("pointer", "character", "expected"),
    [
        pytest.param("/text", 0, ("fr-FR/alert.yaml", 2, 11), id="first letter of a text"),
        pytest.param("/text", 4, ("fr-FR/alert.yaml", 2, 15), id="an escaped letter"),
        pytest.param("/text", 5, ("fr-FR/alert.yaml", 2, 21), id="behind the escape"),
        pytest.param("/text", 12, ("fr-FR/alert.yaml", 2, 28), id="a value of a text"),
        pytest.param("/text", 15, ("alert.yaml", 28, 22), id="the leaf behind the text"),
        pytest.param("/text", 18, ("alert.yaml", 28, 23), id="a value of the leaf"),
        pytest.param("/text", 99, ("alert.yaml", 28, 7), id="beyond the end: the leaf"),
        pytest.param("/blocks/0/text/text", 0, ("alert.yaml", 33, 12), id="a leaf in a loop"),
        pytest.param("/blocks/1/text/text", 3, ("alert.yaml", 33, 15), id="its value"),
        pytest.param("/blocks/0/text/text", 8, ("fr-FR/alert.yaml", 4, 5), id="a folded text"),
        pytest.param("/blocks/0/text/text", 11, ("fr-FR/alert.yaml", 5, 5), id="next line"),
        pytest.param("/blocks/0/text/text", 17, ("fr-FR/alert.yaml", 5, 10), id="an argument"),
        pytest.param("/blocks/0/text/type", 0, ("alert.yaml", 33, 12), id="shorthand"),
        pytest.param("/blocks/0/fields/0/text", 3, ("fr-FR.po", 2, 8), id="a phrase"),
        pytest.param("/blocks/1/block_id", 5, ("alert.yaml", 31, 15), id="a number added"),
        pytest.param("/blocks/0", 0, ("alert.yaml", 30, 5), id="an object"),
        pytest.param("/blocks", 0, ("alert.yaml", 30, 5), id="a list"),
        pytest.param("/blocks/0/text/verbatim", 0, ("alert.yaml", 33, 11), id="a flag added"),
        pytest.param("/blocks/3/expand", 0, ("alert.yaml", 35, 5), id="a boolean: its object"),
        pytest.param("/blocks/3/accessory/url", 0, ("alert.yaml", 35, 5), id="what is missing"),
        pytest.param("/blocks/9", 0, ("alert.yaml", 30, 5), id="beyond a list"),
        pytest.param("/blocks/x", 0, ("alert.yaml", 30, 5), id="no index"),
        pytest.param("", 0, ("alert.yaml", 1, 1), id="the whole"),
    ],
)
def test_every_character_has_its_place(
    message: Message, pointer: str, character: int, expected: tuple[str, int, int]
) -> None:
    path, line, column = at(message.place(pointer, character))

    assert (path.removeprefix("locales/"), line, column) == expected


def test_origins(message: Message) -> None:
    parts = message.origins("/text")

    assert [(part.text, part.kind, part.name) for part in parts] == [
        ("Il l’a dit\n", "text", "title"),
        ("cdn", "value", "name"),
        (": ", "template", ""),
        ("cdn", "value", "name"),
    ]
    assert message.origins("/blocks/0") == ()


def test_parts_make_up_their_leaf(message: Message) -> None:
    for _, leaf in message.leaves():
        assert "".join(part.text for part in leaf.parts) == leaf
        for part in leaf.parts:
            if part.kind == "template":
                # No template of this fixture has an escape: its characters stand there as they are.
                assert part.node is not None
                source = leaf.node.source.text.splitlines()
                place = part.node.at(part.start)
                line = source[place.line - 1][place.column - 1 :]
                assert line.startswith(part.text)


def test_a_message_with_a_bar(alerts: Alerts) -> None:
    message = alerts.render(
        "text: '*{{ name }}* & {{ t.x }}'\ncolor: '{{ status | status_color }}'\n"
        "blocks: [{type: divider}]\n",
        {"fixtures/default/en-US/alert.yaml": "texts: {x: '{region}'}\n"},
        variables={"name": "<b>"},
    )

    assert message.payload == {
        "attachments": [
            {"color": "#D00000", "fallback": "*<b>* & eu-west-1", "blocks": [{"type": "divider"}]}
        ]
    }
    assert message.text == "*<b>* & eu-west-1"
    assert message.blocks == [{"type": "divider"}]
    assert message.place("/attachments/0/fallback", 9) is not None


def test_a_message_without_blocks_or_text(alerts: Alerts) -> None:
    assert alerts.render("text: a\n").blocks == []
    assert alerts.render("blocks: [{type: divider}]\n").text == ""
    assert alerts.render("color: '#fff'\nblocks: [{type: divider}]\n").text == ""


def test_a_pointer_escapes_its_keys(alerts: Alerts) -> None:
    message = alerts.render("text: a\nblocks: [{type: divider, 'a/b~c': d}]\n")

    pointer, leaf = list(message.leaves())[-1]
    assert (pointer, leaf) == ("/blocks/0/a~1b~0c", "d")
    assert at(message.place(pointer)) == ("alert.yaml", 29, 35)


def test_a_value_keeps_one_place_when_it_is_cut() -> None:
    part = Part("abc", None, 7, "value", "x")

    assert part.until(0) == ()
    assert part.until(2) == (Part("ab", None, 7, "value", "x"),)
    assert part.behind(2) == Part("c", None, 7, "value", "x")
    assert Part("abc", None, 7, "text").behind(2) == Part("c", None, 9, "text")
