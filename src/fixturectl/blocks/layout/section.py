"""section: a text, up to ten short texts in two columns, one element beside them."""

from __future__ import annotations

from fixturectl.blocks.clauses import AtLeastOne
from fixturectl.blocks.folders import elements
from fixturectl.blocks.objects.text import text
from fixturectl.blocks.rules import BOOLEAN, ListOf, block

RULE = block(
    "section",
    AtLeastOne("text", "fields"),
    text=text(3000),
    fields=ListOf(text(2000), 1, 10),
    accessory=elements(
        "accessory of a section",
        "button",
        "channels_select",
        "checkboxes",
        "conversations_select",
        "datepicker",
        "external_select",
        "image",
        "multi_channels_select",
        "multi_conversations_select",
        "multi_external_select",
        "multi_static_select",
        "multi_users_select",
        "overflow",
        "radio_buttons",
        "static_select",
        "timepicker",
        "users_select",
        "workflow_button",
    ),
    expand=BOOLEAN,
)
