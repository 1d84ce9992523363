"""Pseudo-locales are rendered from the source texts, wherever a locale may be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from validated import SOUND, report

from fixturectl import Store

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

FILES = SOUND | {
    "fixtures/default/disk-full.yaml": """\
severity: critical
variables:
  host: {type: string, example: db-1}
  used: {type: integer, example: 1}
  at: {type: datetime, example: "2026-11-22T10:15:00Z"}
text: "{{ t.title }}"
blocks:
  - {type: header, text: "{{ t('disks', count=used) }}"}
  - type: section
    text: "*{{ _('Host') }}* {{ host }} {{ severity | label }} {{ status | label }}"
  - {type: context, elements: ["{{ at | date }}"]}
""",
    "fixtures/default/en-US/disk-full.yaml": """\
texts:
  title: "Disk of {host} full on {at:date}"
  disks: {one: "{count:number} disk", other: "{count:number} disks"}
""",
    "fixtures/default/fr-FR/disk-full.yaml": """\
texts:
  title: "Disque de {host} plein le {at:date}"
  disks: {one: "{count:number} disque", other: "{count:number} disques"}
""",
    "locales/fixturectl.pot": 'msgid "Host"\nmsgstr ""\n\nmsgid "critical"\nmsgstr ""\n',
    "locales/fr-FR.po": ('msgid "Host"\nmsgstr "Hôte"\n\nmsgid "critical"\nmsgstr "critique"\n'),
    "locales/en-US.po": 'msgid "critical"\nmsgstr "Most urgent"\n',
}


@pytest.fixture
def root(make_store: MakeStore) -> Path:
    return make_store(FILES)


def test_texts_phrases_and_labels_are_longer(root: Path) -> None:
    message = Store(root).render("acme/disk-full", locale="en-XA")

    assert message.text == "⟦Ðîšķ öƒ db-1 ƒûļļ öñ öñé⟧ Nov 22, 2026"
    assert message.blocks[0]["text"]["text"] == "1 ⟦ðîšķ⟧"
    assert message.blocks[1]["text"]["text"] == "*⟦Ĥöšţ⟧* db-1 ⟦Ṁöšţ ûŕĝéñţ ö⟧ ⟦Ƒîŕîñĝ ⟧"
    assert message.blocks[2]["elements"][0]["text"] == "Nov 22, 2026"


def test_texts_lead_from_right_to_left_with_arabic_formats(root: Path) -> None:
    message = Store(root).render("acme/disk-full", locale="ar-XB-u-nu-arab")

    assert message.text == "ديسك وف \u2068db-1\u2069 فولل ون \u2068٢٢\u200f/١١\u200f/٢٠٢٦\u2069"
    assert message.blocks[0]["text"]["text"] == "\u2068١\u2069 ديسك"


@pytest.mark.parametrize(
    ("source", "forms", "count", "said"),
    [
        pytest.param("en-US", "one: disk, other: disks", 0, "⟦ðîšķš⟧", id="English"),
        pytest.param("fr-FR", "one: disque, other: disques", 0, "⟦ðîšǫûé⟧", id="French"),
        pytest.param("pl-PL", "one: a, few: b, many: c, other: d", 3, "⟦ƀ⟧", id="Polish"),
    ],
)
def test_plural_forms_are_those_of_the_source(
    source: str, forms: str, count: int, said: str, make_store: MakeStore
) -> None:
    settings = FILES["fixtures/default/tenant.yaml"] + f"source_locale: {source}\n"
    texts = f"texts: {{title: x, disks: {{{forms}}}}}\n"
    root = make_store(
        {
            "fixtures/default/tenant.yaml": settings,
            "fixtures/default/disk-full.yaml": FILES["fixtures/default/disk-full.yaml"],
            f"fixtures/default/{source}/disk-full.yaml": texts,
        }
    )

    message = Store(root).render("default/disk-full", locale="en-XA", variables={"used": count})

    assert message.blocks[0]["text"]["text"].startswith(said[:-1])


def test_every_character_knows_where_it_comes_from(root: Path) -> None:
    message = Store(root).render("acme/disk-full", locale="en-XA")
    parts = message.origins("/text")

    assert [(part.kind, part.text) for part in parts] == [
        ("mark", "⟦"),
        ("text", "Ðîšķ öƒ "),
        ("value", "db-1"),
        ("text", " ƒûļļ öñ"),
        ("mark", " öñé⟧"),
        ("text", " "),
        ("value", "Nov 22, 2026"),
    ]
    place = message.place("/text", 13)
    assert str(place) == "fixtures/default/en-US/disk-full.yaml:2:25"
    assert str(message.place("/text", len("⟦Ðîšķ öƒ db-1 ƒûļļ öñ ö"))) == (
        "fixtures/default/en-US/disk-full.yaml:2:33"
    )


def test_a_folder_of_that_name_is_used_as_it_is(make_store: MakeStore) -> None:
    own = {"fixtures/default/en-XA/disk-full.yaml": "texts: {title: my own}\n"}
    root = make_store(FILES | own)

    assert Store(root).render("acme/disk-full", locale="en-XA").text == "my own"


def test_a_tenant_may_promise_it_and_nobody_is_asked_to_translate(
    make_store: MakeStore, call: Run
) -> None:
    settings = FILES["fixtures/default/tenant.yaml"].replace("[", "[en-XA, ar-XB, ")
    root = make_store(FILES | {"fixtures/default/tenant.yaml": settings})

    assert report(root).findings == []
    listed = call("--store", str(root), "list", "locales", "default").out
    assert [line.split()[1:4] for line in listed.splitlines()[1:3]] == [
        ["en-XA", "2", "2"],
        ["ar-XB", "2", "2"],
    ]
    assert "en-XA" not in call("--store", str(root), "locales", "status").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "acme/disk-full", "--locale", "en-XA"),
        ("explain", "acme/disk-full", "t.title", "--locale", "en-XA"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_commands_take_it(arguments: tuple[str, ...], root: Path, call: Run) -> None:
    assert call("--store", str(root), *arguments).status == 0
