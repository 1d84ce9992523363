"""The words of a message get names that say what they are."""

from __future__ import annotations

from typing import Any

import pytest

from fixturectl.actions.block_wording import Wording


def text(words: str) -> dict[str, str]:
    return {"type": "plain_text", "text": words}


def button(words: str) -> dict[str, Any]:
    return {"type": "button", "text": text(words)}


@pytest.mark.parametrize(
    ("block", "names"),
    [
        pytest.param({"type": "header", "text": text("A")}, ["header"], id="a header"),
        pytest.param(
            {"type": "section", "text": text("A"), "fields": [text("B"), text("C")]},
            ["section", "field", "field_2"],
            id="fields are counted",
        ),
        pytest.param(
            {"type": "actions", "elements": [button("Open it: now, please!"), button("漢字")]},
            ["button_open_it_now", "button"],
            id="buttons by their words, where they have letters",
        ),
        pytest.param(
            {
                "type": "actions",
                "elements": [
                    button("Go") | {"confirm": {"title": text("Sure"), "confirm": text("Yes")}}
                ],
            },
            ["button_go", "button_confirm_title", "button_confirm_confirm"],
            id="a question",
        ),
        pytest.param(
            {
                "type": "input",
                "label": text("L"),
                "hint": text("H"),
                "element": {"type": "plain_text_input", "placeholder": text("P")},
            },
            ["input_label", "input_hint", "input_placeholder"],
            id="an input",
        ),
        pytest.param(
            {
                "type": "image",
                "image_url": "https://e.com/a.png",
                "alt_text": "A",
                "title": text("T"),
            },
            ["alt", "image_title"],
            id="an image",
        ),
        pytest.param(
            {
                "type": "rich_text",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "To be"}]}
                ],
            },
            ["text_to_be"],
            id="rich text",
        ),
        pytest.param(
            {"type": "section", "fields": [text("Same"), text("Same")]}, ["field"], id="said twice"
        ),
        pytest.param({"type": "context", "elements": [text(":a: 7 <@U1>")]}, [], id="no words"),
    ],
)
def test_names_say_what_the_words_are(block: dict[str, Any], names: list[str]) -> None:
    wording = Wording()

    wording.block_list([block])

    assert list(wording.texts) == names


@pytest.mark.parametrize(
    ("words", "written"),
    [
        pytest.param("{0} of {1}", "{{0}} of {{1}}", id="braces"),
        pytest.param("{{ x }}", "{{{{ x }}}}", id="a template of another system"),
    ],
)
def test_braces_are_doubled_in_a_text(words: str, written: str) -> None:
    wording = Wording()

    assert wording.leaf(words, "plain", "header") == "{{ t.header }}"
    assert wording.texts == {"header": written}


@pytest.mark.parametrize(
    ("words", "kind", "leaf"),
    [
        pytest.param("{name}", "plain", "{name}", id="what would be a placeholder"),
        pytest.param("a <b", "mrkdwn", "a <b", id="a link without its end"),
        pytest.param("{{x}}", "raw", "{{ '{' }}{x}}", id="an id with braces"),
        pytest.param("{%x{#", "raw", "{{ '{' }}%x{{ '{' }}#", id="other openings"),
        pytest.param("words", None, "words", id="a field that no rule knows"),
    ],
)
def test_what_no_text_can_say_stays_in_the_fixture(words: str, kind: Any, leaf: str) -> None:
    wording = Wording()

    assert wording.leaf(words, kind, "header") == leaf
    assert wording.texts == {}


def test_a_name_begins_with_a_letter() -> None:
    wording = Wording()

    wording.leaf("words", "plain", "3d_chart")
    wording.leaf("others", "plain", "é")

    assert list(wording.texts) == ["text_3d_chart", "text"]


def test_a_notification_says_the_first_words_that_fit() -> None:
    wording = Wording()
    assert wording.first() == ""

    wording.leaf("a <b", "plain", "header")
    wording.leaf("fits", "plain", "section")

    assert wording.first() == "{{ t.section }}"
