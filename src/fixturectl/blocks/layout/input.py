"""input: a field to fill in, with its label."""

from __future__ import annotations

from fixturectl.blocks.folders import element
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, Typed, block, required

_ELEMENT = Typed(
    "element of an input",
    (
        "channels_select",
        "checkboxes",
        "conversations_select",
        "datepicker",
        "datetimepicker",
        "email_text_input",
        "external_select",
        "multi_channels_select",
        "multi_conversations_select",
        "multi_external_select",
        "multi_static_select",
        "multi_users_select",
        "number_input",
        "plain_text_input",
        "radio_buttons",
        "rich_text_input",
        "static_select",
        "timepicker",
        "url_text_input",
        "users_select",
    ),
    element,
    elsewhere={"file_input": "modals"},
)

RULE = block(
    "input",
    label=required(plain_text(2000)),
    element=required(_ELEMENT),
    hint=plain_text(2000),
    optional=BOOLEAN,
    dispatch_action=BOOLEAN,
)
