from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alerts import NOW

from fixturectl.rendering.renderer import Rendering

if TYPE_CHECKING:
    from alerts import Alerts


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


def test_problems_name_their_message(alerts: Alerts) -> None:
    store = alerts.store("text: '{{ typo }}'\n")
    tenant, fixture = store.find("default/alert")

    _, problems = store.renderer.render(Rendering(tenant, fixture, "fr-FR", {}, NOW, sample="s"))

    assert [(one.tenant, one.fixture, one.locale, one.sample) for one in problems] == [
        ("default", "alert", "fr-FR", "s")
    ]
