from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.rendering.composing import Composition

if TYPE_CHECKING:
    from alerts import Alerts


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
