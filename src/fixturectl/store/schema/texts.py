"""The model of a file of texts: one fixture's wording in one locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.diagnostics import nearest
from fixturectl.store.schema.checking import compiled, problem
from fixturectl.store.schema.shapes import Either, Key, Table, Text
from fixturectl.store.schema.vocabulary import NAME, SOPS
from fixturectl.store.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.yaml_nodes import Node

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


def strays(root: Node) -> Iterator[Diagnostic]:
    """Yield what the sections `sources` and `states` say of texts that the file has not."""
    texts = root.get("texts") if isinstance(root, Mapping) else None
    known = texts.keys() if isinstance(texts, Mapping) else ()
    if not isinstance(root, Mapping) or (texts is not None and not _may_be_empty(texts)):
        return
    if texts is None and root.keys() - {"sources", "states", "sops"}:
        return  # an unknown key may be meant
    found: dict[str, dict[str, Scalar]] = {}
    for section in ("sources", "states"):
        marks = root.get(section)
        for key, _ in marks if isinstance(marks, Mapping) else ():
            if key.value not in known and compiled(NAME).fullmatch(key.value):
                found.setdefault(key.value, {})[section] = key
    for name, keys in found.items():
        hint = nearest(name, known)
        if hint and len(keys) > 1:
            continue  # where both agree the text is misspelt: that is found as such
        verb = "name" if len(keys) > 1 else "names"
        message = f"{' and '.join(keys)} {verb} {name}, which is no text of this file"
        yield problem(
            next(iter(keys.values())),
            message,
            hint or "write the text, or remove this",
            level="warning",
        )


def _may_be_empty(texts: Node) -> bool:
    return isinstance(texts, Mapping) or (isinstance(texts, Scalar) and texts.is_null)
