"""Shapes that several kinds of store files share: names, ids, tags, levels."""

from __future__ import annotations

from fixturectl.store.schema.shapes import Anything, Items, Key, Number, Table, Text

TENANT = Text("a tenant's name", r"[a-z0-9][a-z0-9-]{0,62}", sealable=False)
FIXTURE = Text("a fixture's name", r"[a-z0-9][a-z0-9-]{0,62}", sealable=False)
LOCALE = Text("a locale such as fr-FR", r"[A-Za-z0-9-]+", sealable=False)
SEVERITY = Text("a severity's name", r"[a-z][a-z0-9_-]*", sealable=False)
STATUS = Text("a status' name", r"[a-z][a-z0-9_-]*", sealable=False)
CHANNEL = Text("a channel id such as C0123456789", r"[CGD][A-Z0-9]{2,}")
MENTION = Text(
    "here, channel, everyone or a group id such as S0614TZR7",
    r"here|channel|everyone|S[A-Z0-9]{2,}",
)
EMOJI = Text('an emoji name such as ":fire:"', r":[a-z0-9_+'-]+(?:::skin-tone-[2-6])?:")
COLOR = Text('a color such as "#D00000"', r"#[0-9A-Fa-f]{6}")
LEVEL = Text("a level", choices=("off", "info", "warning", "error"), sealable=False)
SAMPLE = Text("a sample's name", r"[a-z0-9][a-z0-9_-]*", sealable=False)
NAME = r"[a-z][a-z0-9_]*"  # of a variable, a text
COUNT = Number("a whole number from 0", whole=True, minimum=0)
BLOCKS = Items(Table({}, Anything()), "a list of blocks")
SOPS = Key(Anything(), "What SOPS keeps about the file's encrypted values; only tools write it.")
