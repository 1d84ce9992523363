from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.rendering.composing import Composition

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


def test_the_outline_names_every_leaf_of_the_source(alerts: Alerts) -> None:
    fixture = alerts.store(
        "text: '{{ t.x }}'\nblocks:\n"
        "- {type: section, for: one in incidents, when: n > one.count, text: '{{ _(''P'') }}'}\n"
        "- {type: header, text: '{{ 1 + }}'}\n"
        "- {type: header, text: {type: plain_text, text: a, when: n}}\n"
    ).find("default/alert")[1]

    outline = Composition(fixture).outline

    read = [leaf for leaf in outline.leaves if leaf.uses.names or leaf.uses.texts or leaf.fault]
    assert [(leaf.scalar.value, leaf.kind, sorted(leaf.bound)) for leaf in read] == [
        ("{{ t.x }}", "mrkdwn", []),
        ("one in incidents", None, []),
        ("n > one.count", None, ["one"]),
        ("{{ 1 + }}", "plain", []),
    ]
    assert [leaf.offset for leaf in read] == [0, 7, 0, 0]
    assert [leaf.scalar.value for leaf in outline.conditions] == ["n > one.count"]
    assert [leaf.uses.phrases[0][0] for leaf in outline.leaves if leaf.uses.phrases] == ["P"]
    assert [fault.check for fault in outline.faults] == ["schema"]


def test_one_composition_serves_all_who_inherit_it(alerts: Alerts) -> None:
    child = "name: C\nextends: default\n"
    store = alerts.store(
        "text: a\nblocks: [{type: divider}]\n",
        {
            "fixtures/child/tenant.yaml": child,
            "fixtures/other/tenant.yaml": child,
            "fixtures/other/alert.yaml": "text: b\n",
        },
    )
    renderer = store.renderer

    root, heir, other = (
        renderer.composition(store.find(f"{name}/alert")[1])
        for name in ("default", "child", "other")
    )

    assert root is heir
    assert root is not other
    assert renderer.wording(store.tenant("child"), "alert", "en-US") is renderer.wording(
        store.tenant("child"), "alert", "en-US"
    )


@pytest.mark.parametrize("name", ["tenant", "glossary", "", "..", "A"])
def test_only_fixtures_are_fixtures(alerts: Alerts, name: str) -> None:
    assert alerts.store("text: a\n").renderer.fixture("default", name) is None


def test_an_unreadable_file_of_texts_is_told(alerts: Alerts) -> None:
    faults = alerts.faults(
        "text: '{{ t.x }}'\n",
        {
            "fixtures/default/en-US/alert.yaml": "texts: {x: a}\n",
            "fixtures/default/fr-FR/alert.yaml": "texts: {x: 'a\n",
        },
        locale="fr-FR",
    )

    assert len(faults) == 1
    assert faults[0].startswith("fr-FR/alert.yaml:1:")
    assert "[yaml]" in faults[0]


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
