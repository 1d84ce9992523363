"""The model of a glossary: how the terms of a trade are said in each language, and what is kept."""

from __future__ import annotations

from fixturectl.store.schema.shapes import Either, Items, Key, Table, Text
from fixturectl.store.schema.vocabulary import LOCALE, SOPS

_FORMS = Either((Text(), Items(Text(), "a list of texts")), "a text or a list of texts")
_BY_LOCALE = Table({}, _FORMS, LOCALE.pattern, LOCALE.wanted, wanted="a mapping of locales")

MODEL = Table(
    {
        "terms": Key(
            Table({}, _BY_LOCALE, r".*\S.*", "a term"),
            "How each term of the source texts is said, by locale: one form or a list of them.",
        ),
        "forbidden": Key(
            Table(
                {},
                Either(
                    (*_FORMS.shapes, _BY_LOCALE),
                    "words, or a mapping of locales with the words for a term",
                ),
                r".*\S.*",
                "a locale or a term",
            ),
            "Words no translation may use: by locale, or by term and locale.",
        ),
        "keep": Key(
            Items(Text(), "a list of texts"),
            "Names that stand in every language as in the source text.",
        ),
        "sops": SOPS,
    }
)
