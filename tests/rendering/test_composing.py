from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alerts import Alerts


def test_a_null_text_or_color_is_none(alerts: Alerts) -> None:
    message = alerts.render("text: null\ncolor: ~\nblocks: [{type: divider}]\n")

    assert message.payload == {"blocks": [{"type": "divider"}]}


def test_an_empty_color_makes_no_bar(alerts: Alerts) -> None:
    message = alerts.render("text: a\ncolor: '{{ empty }}'\nblocks: [{type: divider}]\n")

    assert list(message.payload) == ["text", "blocks"]


def test_where_nothing_is_left_there_are_no_blocks(alerts: Alerts) -> None:
    assert alerts.render("text: a\nblocks: [{type: divider, when: zero}]\n").payload == {
        "text": "a"
    }


def test_a_fixture_without_blocks_has_a_text(alerts: Alerts) -> None:
    assert alerts.render("text: '{{ name }}'\n").payload == {"text": "cdn"}


def test_the_fallback_is_plain(alerts: Alerts) -> None:
    message = alerts.render(
        "text: '{{ mention(''here'') }} & {{ name }}'\ncolor: '#fff'\nblocks: [{type: divider}]\n",
        variables={"name": "R&D"},
    )

    assert message.text == "@here & R&D"


def test_patches_keep_their_places(alerts: Alerts) -> None:
    alerts.store(
        "text: a\nblocks:\n- {type: divider, block_id: one}\n",
        {
            "fixtures/child/tenant.yaml": "name: C\nextends: default\n",
            "fixtures/child/alert.yaml": (
                "patch:\n  - after: one\n    blocks:\n      - {type: header, text: '{{ name }}'}\n"
            ),
        },
    )

    message = alerts.store("text: a\nblocks:\n- {type: divider, block_id: one}\n").render(
        "child/alert"
    )

    place = message.place("/blocks/1/text/text", 0)
    assert str(place) == "fixtures/child/alert.yaml:4:31"
    assert str(message.place("/blocks/0")) == "fixtures/default/alert.yaml:30:3"
