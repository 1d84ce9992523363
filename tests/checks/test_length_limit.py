"""A translation near its field's limit, or above it, is told at its own place, by its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from examples import SOUND

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.blocks import json_schema
from fixturectl.checks import Rendered
from fixturectl.checks._causes import translation
from fixturectl.checks.length_limit import LIMITS

if TYPE_CHECKING:
    from conftest import MakeStore

FIXTURE = "fixtures/acme/disk-full.yaml"
ENGLISH = "fixtures/acme/en-US/disk-full.yaml"
FRENCH = "fixtures/acme/fr-FR/disk-full.yaml"
LIMIT = 150  # of a header


def found(make_store: MakeStore, english: int, french: int, *, leaf: str = "") -> list[str]:
    """Return what is said of lengths in a header of texts that are so long."""
    shown = leaf or "{{ t.title }}"
    root = make_store(
        {
            **SOUND,
            FIXTURE: "severity: critical\nvariables:\n"
            "  host: {type: string, example: db-1, max_length: 40}\n"
            'text: "{{ host }}"\n'
            f'blocks: [{{type: header, text: "{shown}"}}]\n',
            ENGLISH: f"texts: {{title: {'a' * english}}}\n",
            FRENCH: f"texts: {{title: {'b' * french}}}\n",
        }
    )
    return [
        f"{one.level} {one.check} {one.path.split('/')[2]}: {one.message.rpartition(': ')[2]}"
        for one in validate(Store(root)).findings
        if "length" in one.check and one.check != "length-ratio"
    ]


@pytest.mark.parametrize(
    ("english", "french", "leaf", "expected"),
    [
        pytest.param(130, 134, "", [], id="below nine tenths"),
        pytest.param(
            130,
            135,
            "",
            ["warning length-limit fr-FR: 135 of 150 characters are taken"],
            id="at nine tenths",
        ),
        pytest.param(
            130,
            150,
            "",
            ["warning length-limit fr-FR: 150 of 150 characters are taken"],
            id="at the limit",
        ),
        pytest.param(
            130,
            151,
            "",
            [
                (
                    "error length-limit fr-FR:"
                    " header.text is 151 characters long, at most 150 are allowed"
                )
            ],
            id="above the limit",
        ),
        pytest.param(145, 100, "", [], id="a source text chose its field"),
        pytest.param(
            151,
            130,
            "",
            [
                (
                    "error block-length en-US:"
                    " header.text is 151 characters long, at most 150 are allowed"
                )
            ],
            id="a source text above the limit",
        ),
        pytest.param(20, 20, "c" * 120 + " {{ t.title }}", [], id="the template takes the most"),
        pytest.param(
            60,
            100,
            "{{ t.title }} {{ host }}",
            ["warning length-limit fr-FR: 141 of 150 characters are taken"],
            id="the longest values count",
        ),
        pytest.param(
            60,
            115,
            "{{ t.title }} {{ host }}",
            [
                (
                    "warning length-limit fr-FR:"
                    " header.text is 156 characters long, at most 150 are allowed"
                )
            ],
            id="only the longest values break it",
        ),
    ],
)
def test_lengths(
    make_store: MakeStore, english: int, french: int, leaf: str, expected: list[str]
) -> None:
    assert found(make_store, english, french, leaf=leaf) == expected


def test_a_phrase_of_a_catalog_is_a_translation_too(make_store: MakeStore) -> None:
    root = make_store(
        {
            **SOUND,
            FIXTURE: 'severity: critical\ntext: "{{ t.title }}"\n'
            "blocks: [{type: actions, elements: ["
            "{type: button, text: \"{{ _('Region') }}\", url: 'https://a.example'}]}]\n",
            ENGLISH: "texts: {title: Disk}\n",
            FRENCH: "texts: {title: Disque}\n",
            "locales/fr-FR.po": SOUND["locales/fr-FR.po"].replace("Région", "é" * 70),
        }
    )

    (one,) = [one for one in validate(Store(root)).findings if one.check == "length-limit"]

    assert (one.path, one.line) == ("locales/fr-FR.po", 5)


def test_what_is_not_rendered_from_a_store_has_no_translation() -> None:
    nothing = Rendered(None, (), generated=False)  # type: ignore[arg-type]  # it is not looked at

    assert translation(nothing, "text") is None


def test_every_limit_of_words_is_known() -> None:
    def limits(schema: object) -> set[int]:
        if isinstance(schema, dict):
            own = {schema["maxLength"]} if isinstance(schema.get("maxLength"), int) else set()
            return own.union(*map(limits, schema.values()))
        return set().union(*map(limits, schema)) if isinstance(schema, list) else set()

    assert {limit for limit in limits(json_schema.schema()) if limit >= min(LIMITS)} == {*LIMITS}
