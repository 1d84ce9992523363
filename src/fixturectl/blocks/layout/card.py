"""card: a picture, a title, a short text and up to three buttons."""

from __future__ import annotations

from fixturectl.blocks.clauses import AtLeastOne
from fixturectl.blocks.folders import elements
from fixturectl.blocks.objects.text import text
from fixturectl.blocks.rules import ListOf, String, Typed, block, required, typed

_ICON = typed("icon", name=required(String(1)))

RULE = block(
    "card",
    AtLeastOne("hero_image", "title", "actions", "body"),
    hero_image=elements("hero image of a card", "image"),
    icon=elements("icon of a card", "image"),
    slack_icon=Typed("Slack's icons", ("icon",), lambda _name: _ICON),
    title=text(150),
    subtitle=text(150),
    body=text(200),
    subtext=text(200),
    actions=ListOf(elements("action of a card", "button"), 1, 3, contested=2),
)
