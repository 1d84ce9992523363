"""The model of a fixture's file: one alert message, without its language."""

from __future__ import annotations

from fixturectl.store.schema.shapes import Anything, Either, Flag, Items, Key, Number, Table, Text
from fixturectl.store.schema.vocabulary import (
    BLOCKS,
    CHANNEL,
    COUNT,
    LOCALE,
    MENTION,
    NAME,
    SAMPLE,
    SEVERITY,
    SOPS,
    STATUS,
)

TYPES = (
    "string",
    "integer",
    "number",
    "boolean",
    "datetime",
    "duration",
    "url",
    "enum",
    "list",
    "object",
    "user",
    "channel",
)
TYPE = Text("a type", choices=TYPES, sealable=False)

_BOUND = Either((Number(), Text("a duration", sealable=False)), "a number or a duration")
_BLOCK_ID = Text("a block's block_id")
_NEW_BLOCKS = Either((BLOCKS, Table({"blocks": Key(BLOCKS, "The blocks.")})), "a list of blocks")
_TEXTS = Either((Text(), Items(Text(), "a list of texts")), "a text or a list of texts")

_DECLARATION = {
    "type": Key(TYPE, "What kind of value it is.", required=True),
    "description": Key(Text(), "What it means, for people."),
    "example": Key(Anything(), "The value shown in previews and checks."),
    "default": Key(Anything(), "The value when none is given; makes the variable optional."),
    "values": Key(
        Items(Text("a text", sealable=False), "a list of texts"), "The values of an enum."
    ),
    "minimum": Key(_BOUND, "The smallest value allowed."),
    "maximum": Key(_BOUND, "The largest value allowed."),
    "max_length": Key(COUNT, "The most characters allowed."),
    "max_items": Key(COUNT, "The most items allowed in a list."),
    "pattern": Key(
        Text("a regular expression", sealable=False),
        "A regular expression that the whole value must match.",
    ),
    "sensitive": Key(Flag(), "Whether previews, tests and logs show [masked] instead."),
}
VARIABLE = Table(_DECLARATION, wanted="a mapping such as {type: string}", title="variable")
# A declaration holds declarations: of a list's items, of an object's fields.
_DECLARATION["of"] = Key(
    Either((TYPE, VARIABLE), "a type, or a mapping such as {type: string}"), "The items of a list."
)
_DECLARATION["fields"] = Key(
    Table({}, VARIABLE, NAME, "a name of lower-case letters, digits and _", nulls=False),
    "The fields of an object, each declared as a variable is.",
)
PATCH_ENTRY = Table(
    {
        "after": Key(_BLOCK_ID, "The block behind which `blocks` are put."),
        "before": Key(_BLOCK_ID, "The block in front of which `blocks` are put."),
        "replace": Key(_BLOCK_ID, "The block that `blocks` replace."),
        "remove": Key(_BLOCK_ID, "The block that is left out."),
        "append": Key(_NEW_BLOCKS, "Blocks that are put at the end."),
        "blocks": Key(_NEW_BLOCKS, "The new blocks."),
    }
)
_TEST = Table(
    {
        "sample": Key(SAMPLE, "The sample that is rendered.", required=True),
        "locale": Key(LOCALE, "The locale that is rendered; the tenant's default if not given."),
        "status": Key(STATUS, "The status that is rendered; firing if not given."),
        "contains": Key(_TEXTS, "What the message must say."),
        "max_chars": Key(COUNT, "The most characters that the message may have."),
        "mentions": Key(
            Either(
                (Text("none", choices=("none",)), Items(MENTION, "a list of mentions")),
                "none or a list of mentions",
            ),
            "The mentions that the message must hold, no others.",
        ),
        "channel": Key(CHANNEL, "The channel where the message must be posted."),
    }
)

MODEL = Table(
    {
        "description": Key(Text(), "What the alert is about, for people; never sent."),
        "severity": Key(SEVERITY, "How urgent it is: one of the tenant's severities."),
        "variables": Key(
            Table({}, VARIABLE, NAME, "a name of lower-case letters, digits and _"),
            "The typed inputs, by name.",
        ),
        "samples": Key(
            Table({}, Table({}, Anything()), SAMPLE.pattern, "a sample's name"),
            "Named sets of example values, for previews and checks.",
        ),
        "text": Key(Text(), "What the phone's notification shows."),
        "color": Key(Text(), "The color of the bar beside the message."),
        "blocks": Key(_NEW_BLOCKS, "The message, in Block Kit."),
        "patch": Key(
            Items(PATCH_ENTRY, "a list of changes"),
            "Changes of the inherited blocks, instead of `blocks`.",
        ),
        "golden": Key(
            Items(SAMPLE, "a list of samples"),
            "The samples whose rendering `test` keeps as golden files.",
        ),
        "tests": Key(Items(_TEST, "a list of tests"), "What `test` asserts about renderings."),
        "sops": SOPS,
    }
)
