from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alerts import TENANT

if TYPE_CHECKING:
    from alerts import Alerts


def test_mentions_need_the_tenants_leave(alerts: Alerts) -> None:
    elements = "{type: broadcast, range: '{{ v }}'}, {type: usergroup, usergroup_id: S0EVIL01}"
    faults = alerts.faults(
        "  v: {type: string, example: x}\n"
        "text: \"{{ mention('everyone') }} {{ t.x }}\"\nblocks:\n"
        "- {type: section, text: 'a <!HERE> <!date^1^{date}|x> <!subteam^S0TEAM01|@x>'}\n"
        f"- {{type: rich_text, elements: [{{type: rich_text_section, elements: [{elements}]}}]}}\n"
        "- {type: section, text: '<!{{ v }}>'}\n"
        "- {type: header, text: '<!channel>'}\n",
        {"fixtures/default/en-US/alert.yaml": "texts: {x: 'a <!subteam^S0EVIL02>'}\n"},
        variables={"v": "channel"},
    )

    said = ": this tenant's messages may not mention "
    assert sorted(fault.split(" [")[0].replace(said, " ") for fault in faults) == [
        "alert.yaml:29:8 everyone",
        "alert.yaml:32:106 S0EVIL01",
        "alert.yaml:32:69 channel",
        "alert.yaml:33:26 channel",
        "en-US/alert.yaml:1:15 S0EVIL02",
    ]


@pytest.mark.parametrize(
    "fixture",
    [
        pytest.param("text: '<!everyone>'", id="constant text"),
        pytest.param("text: '<!everyone|x>'", id="with a label"),
        pytest.param("text: '<! Everyone >'", id="in another spelling"),
        pytest.param("text: '`<!everyone>`'", id="in code"),
        pytest.param("text: a\nblocks: [{type: markdown, text: '<!everyone>'}]", id="markdown"),
        pytest.param("text: a\nblocks: [{type: section, text: '<!everyone>'}]", id="block"),
        pytest.param(
            "text: a\nblocks: [{type: section, for: x in tags, text: '<!everyone>'}]", id="loop"
        ),
        pytest.param("text: '<!{{ ''every'' ~ ''one'' }}>'", id="computed"),
        pytest.param(
            "text: a\nblocks: [{type: rich_text, elements: [{type: rich_text_section, elements: "
            "[{type: broadcast, range: everyone}]}]}]",
            id="rich text",
        ),
    ],
)
def test_a_mention_is_seen_wherever_it_stands(alerts: Alerts, fixture: str) -> None:
    faults = alerts.faults(f"{fixture}\n")

    assert {fault.split(" [")[0].split(": ")[1] for fault in faults} == {
        "this tenant's messages may not mention everyone"
    }
    assert "add everyone to `mentions:` in its tenant.yaml" in faults[0]
    allowed = TENANT.replace("mentions: [here", "mentions: [everyone")
    assert alerts.faults(f"{fixture}\n", {"fixtures/default/tenant.yaml": allowed}) == []


@pytest.mark.parametrize(
    "text", ["<!date^1^{date}|x>", "<@U0123>", "<#C0123>", "a <! b", "<!>", "&lt;!everyone&gt;"]
)
def test_what_calls_no_group_needs_no_leave(alerts: Alerts, text: str) -> None:
    assert alerts.faults(f"text: '{text}'\n") == []
