"""actions: buttons, menus and pickers in a row."""

from __future__ import annotations

from fixturectl.blocks.folders import elements
from fixturectl.blocks.rules import ListOf, block, required

RULE = block(
    "actions",
    elements=required(
        ListOf(
            elements(
                "element of actions",
                "button",
                "channels_select",
                "checkboxes",
                "conversations_select",
                "datepicker",
                "datetimepicker",
                "external_select",
                "multi_channels_select",
                "multi_conversations_select",
                "multi_external_select",
                "multi_static_select",
                "multi_users_select",
                "overflow",
                "radio_buttons",
                "rich_text_input",
                "static_select",
                "timepicker",
                "users_select",
                "workflow_button",
            ),
            1,
            25,
        )
    ),
)
