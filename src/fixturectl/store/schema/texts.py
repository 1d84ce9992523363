"""The model of a file of texts: one fixture's wording in one locale."""

from __future__ import annotations

from fixturectl.store.schema.shapes import Either, Key, Table, Text
from fixturectl.store.schema.vocabulary import NAME, SOPS

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
STATES = ("reviewed", "translated", "fuzzy", "machine")

PLURAL = Table(
    {name: Key(Text(), f"The text for the plural category {name}.") for name in CATEGORIES},
    Text(),
    r"=[0-9]+",
    'a plural category or an exact number such as "=0"',
    nulls=False,
)

MODEL = Table(
    {
        "texts": Key(
            Table(
                {},
                Either((Text(), PLURAL), "a text, or a mapping with its plural forms"),
                NAME,
                "a name of lower-case letters, digits and _",
                nulls=False,
            ),
            "The texts by name; {name} stands for a value.",
        ),
        "sources": Key(
            Table(
                {},
                Text("8 hex digits", r"[0-9a-f]{8}"),
                NAME,
                "a text's name",
            ),
            "The hash of the source text each text was translated from; the tool writes it.",
        ),
        "states": Key(
            Table(
                {},
                Text("a state", choices=STATES, sealable=False),
                NAME,
                "a text's name",
            ),
            "How far each translation is: reviewed, translated, fuzzy or machine.",
        ),
        "sops": SOPS,
    }
)
