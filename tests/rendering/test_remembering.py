from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alerts import NOW

from fixturectl.rendering.remembering import Memory
from fixturectl.rendering.renderer import Rendering

if TYPE_CHECKING:
    from typing import Any

    from alerts import Alerts

FIXTURE = """\
text: "{{ name }} {{ t.x }}"
blocks:
  - {type: section, text: "{{ t('hits', count=n) }}"}
  - {type: section, text: "{{ status }} {{ severity }} {{ tenant.name }}"}
  - {type: context, for: one in tags, elements: ["{{ one }} {{ name }} {{ t.y }}"]}
  - {type: header, when: n > 1, text: "{{ 6 / zero }}"}
  - {type: section, text: "{{ mention(region) }}"}
"""
TEXTS = {
    "fixtures/default/en-US/alert.yaml": (
        "texts: {x: '{region}', y: '{one}', hits: {one: '{count} {name}', other: '{count}'}}\n"
    )
}
VALUES: list[dict[str, Any]] = [
    {"name": "a", "region": "here", "n": 1, "zero": 0, "tags": ["p", "q"]},
    {"name": "b", "region": "here", "n": 1, "zero": 0, "tags": ["p"]},
    {"name": "a", "region": "everyone", "n": 5, "zero": 0, "tags": []},
    {"name": "a", "region": "everyone", "n": 5, "zero": 1, "tags": ["r"]},
]


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 2, 1, 0], [0, 0, 2, 2, 1, 3, 0]])
def test_a_memory_changes_no_message(alerts: Alerts, order: list[int]) -> None:
    store = alerts.store(FIXTURE, TEXTS)
    tenant, fixture = store.find("default/alert")
    composition = store.renderer.composition(fixture)
    memory = Memory()

    for number in order:
        status = "resolved" if number == 1 else "firing"
        rendering = Rendering(tenant, fixture, "en-US", VALUES[number], NOW, status)
        alone, together = store.renderer.scope(rendering), store.renderer.scope(rendering)
        together.memory = memory
        assert composition.run(together) == composition.run(alone)
        assert together.problems == alone.problems
        assert together.outcomes == alone.outcomes
        assert (together.calls, together.room) == (alone.calls, alone.room)


def test_a_leaf_whose_values_are_the_same_is_the_same_object(alerts: Alerts) -> None:
    store = alerts.store(FIXTURE, TEXTS)
    tenant, fixture = store.find("default/alert")
    composition = store.renderer.composition(fixture)
    memory = Memory()
    made = []
    for values in (VALUES[0], VALUES[2]):
        scope = store.renderer.scope(Rendering(tenant, fixture, "en-US", values, NOW))
        scope.memory = memory
        made.append([block["text"]["text"] for block in composition.run(scope)["blocks"][:2]])

    # The section of status, severity and tenant; the one that counts n is another.
    assert made[0][1] is made[1][1]
    assert made[0][0] is not made[1][0]


def test_what_a_message_has_no_room_for_is_reported_each_time(alerts: Alerts) -> None:
    store = alerts.store(FIXTURE, TEXTS)
    tenant, fixture = store.find("default/alert")
    composition = store.renderer.composition(fixture)
    memory = Memory()
    said = []
    for characters in (100_000, 5, 100_000):
        rendering = Rendering(tenant, fixture, "en-US", VALUES[0], NOW)
        scope = store.renderer.scope(rendering)
        scope.memory, scope.characters = memory, characters
        composition.run(scope)
        said.append([one.message for one in scope.problems if "grows beyond" in one.message])

    assert (said[0], bool(said[1]), said[2]) == ([], True, [])
