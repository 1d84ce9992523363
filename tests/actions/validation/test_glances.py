"""What is told at a glance is what looking at each message as a whole finds."""

from __future__ import annotations

from random import Random
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest
from validated import report

from fixturectl.actions.validation import messages
from fixturectl.rendering.composing import Composition

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.pieces import Obj
    from fixturectl.rendering.scope import Scope

TENANT = """\
format: 1
store: glances
locales: [en-US, fr-FR, ar]
default_locale: en-US
source_locale: en-US
severities:
  critical: {emoji: ":fire:", channel: C0000000001}
statuses:
  firing: {color: "#D00000"}
  resolved: {color: "#2EB67D"}
mentions: [here]
values: {oncall: "https://oncall.example.com"}
"""
TEXTS = {
    "en-US": """\
        title: "Disk of {host} almost full"
        left: {one: "{count} day left", other: "{count} days left"}
        bold: "*Now*"
        link: "<https://a.example/{host}|open>"
        """,
    "fr-FR": """\
        title: "Le disque de {host} est presque plein"
        left:
          one: "encore {count} jour"
          many: "encore {count} de jours"
          other: "encore {count} jours"
        bold: "*Maintenant*"
        link: "<https://a.example/{host}|ouvrir>"
        """,
    "ar": """\
        title: "قرص {host} شبه ممتلئ"
        left:
          zero: "لا أيام"
          one: "يوم واحد"
          two: "يومان"
          few: "{count} أيام"
          many: "{count} يومًا"
          other: "{count} يوم"
        bold: "*الآن*"
        link: "<https://a.example/{host}|افتح>"
        """,
}
VARIABLES = """\
  host: {type: string, example: db-1, max_length: 40}
  note: {type: string, example: "look", default: ""}
  long: {type: string, example: "x", max_length: 2990, default: ""}
  days: {type: integer, example: 3, minimum: 0, maximum: 1000000}
  at: {type: datetime, example: "2026-11-22T10:15:00Z", default: null}
  page: {type: url, example: "https://a.example/x", default: null}
  loud: {type: boolean, example: true, default: false}
  tags:
    {type: list, of: {type: string, max_length: 20}, example: [a, b], max_items: 60, default: []}
"""
SAMPLES = """\
  quiet: {days: 1, note: "", tags: [], loud: false}
  lost: {host: "  ", days: 0, note: null}
  wide: {host: "<&>", days: 5, tags: [p, q, r]}
"""
# Blocks of which some are sound, some are with some samples, and some never.
BLOCKS = {
    "sound": '{type: section, text: "{{ t.title }}"}',
    "a plural": "{type: section, text: \"{{ t('left', count=days) }}\"}",
    "a header": '{type: header, text: "{{ host }}"}',
    "shown sometimes": '{type: section, when: days > 1, text: "{{ days }} {{ host }}"}',
    "never rendered": '{type: section, when: days > 2000000, text: "{{ t.nothing }}"}',
    "an inner condition": """
        type: actions
        when: days > 0
        elements:
          - {type: button, action_id: a, text: Open, url: "{{ tenant.values.oncall }}/{{ host }}"}
          - type: button
            action_id: b
            when: page
            text: "{{ note or 'Page' }}"
            url: "{{ page }}"
          - {type: button, action_id: c, when: loud, text: "{{ host }}", url: "https://a.example/"}
        """,
    "nothing left of it": """
        type: actions
        elements: [{type: button, when: page, text: Page, url: "{{ page }}"}]
        """,
    "a field that may be blank": '{type: section, fields: ["{{ host }}", "{{ note }}", "x"]}',
    "blank by itself": '{type: section, text: "{{ note }}"}',
    "null unguarded": '{type: section, text: "{{ at | date }}"}',
    "null guarded": '{type: section, when: at, text: "{{ at | local }} {{ at | relative }}"}',
    "a loop": '{type: context, for: tag in tags, elements: ["{{ tag }} {{ host }}"]}',
    "many blocks": '{type: section, for: tag in tags, block_id: tag, text: "{{ tag }}"}',
    "a condition in a loop": """
        type: context
        elements: [{type: mrkdwn, for: tag in tags, when: tag != 'q', text: "{{ tag }} {{ note }}"}]
        """,
    "a typed value": '{type: section, expand: "{{ loud }}", text: "{{ host }}"}',
    "a typed value that is none": '{type: section, expand: "{{ note }}", text: "{{ host }}"}',
    "an id that values make": '{type: section, block_id: "of-{{ days }}", text: "{{ host }}"}',
    "an id of another block": '{type: section, block_id: twice, text: "{{ host }}"}',
    "that id again": "{type: section, block_id: twice, when: days < 5, text: again}",
    "a lot of text": '{type: section, text: "{{ long }}{{ host }}"}',
    "too long with escapes": '{type: section, text: "{{ long }} {{ long }}"}',
    "a mention": "{type: section, text: \"{{ mention('here') }} {{ host }}\"}",
    "a mention that is denied": "{type: section, text: \"{{ mention('channel') }} {{ days }}\"}",
    "markup in a plain field": '{type: header, text: "{{ t.bold }} {{ days }}"}',
    "markup from a value": '{type: header, text: "{{ host }} *{{ days }}*"}',
    "a link": '{type: section, text: "{{ t.link }}"}',
    "a key of another block": '{type: divider, text: "{{ host }}"}',
    "an option": """
        type: actions
        elements:
          - {type: static_select, options: [{text: "{{ host }}", value: a}, {text: b, value: b}]}
        """,
    "an image": '{type: image, image_url: "{{ page }}", alt_text: "{{ host }}"}',
    "just fits": '{type: header, text: "{{ t.title }} ' + "x" * 105 + '"}',
    "a native text": '{type: section, text: {type: mrkdwn, text: "{{ host }} {{ note }}"}}',
    "rich text": """
        type: rich_text
        elements:
          - type: rich_text_section
            elements: [{type: text, text: "{{ host }}"}, {type: text, text: " x"}]
        """,
    "a table": '{type: table, rows: [[{type: raw_text, text: "{{ host }}"}]]}',
    "a name that is unknown": '{type: section, text: "{{ hots }}"}',
}


def _block(text: str) -> str:
    first, *rest = dedent(text).strip().splitlines()
    return "\n".join([f"  - {first}", *(f"    {line}" for line in rest)])


def _store(make_store: MakeStore, blocks: list[str], head: str) -> Path:
    body = "\n".join(_block(BLOCKS[name]) for name in blocks)
    fixture = (
        f"severity: critical\nvariables:\n{VARIABLES}samples:\n{SAMPLES}{head}\nblocks:\n{body}\n"
    )
    texts = {
        f"fixtures/default/{locale}/disk-full.yaml": "texts:\n" + indent(dedent(said), "  ")
        for locale, said in TEXTS.items()
    }
    return make_store(
        {
            "fixtures/default/tenant.yaml": TENANT,
            "fixtures/default/disk-full.yaml": fixture,
            "fixtures/acme/tenant.yaml": "mentions: []\nvalues: {oncall: 'https://acme.example'}\n",
            **texts,
        }
    )


def _both(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return what is found at a glance, and what is found when each message is looked at."""
    glanced = report(root).findings
    with monkeypatch.context() as patch:
        patch.setattr(messages, "law", lambda _: None)
        whole = report(root).findings
    return glanced, whole


PLAIN = 'text: "{{ t.title }}"'
COLORED = 'text: "{{ t.title }}"\ncolor: "{{ status | status_color }}"'


@pytest.mark.parametrize("head", [PLAIN, COLORED], ids=["text", "color"])
@pytest.mark.parametrize("name", BLOCKS)
def test_a_glance_finds_what_looking_finds(
    name: str, head: str, make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    glanced, whole = _both(_store(make_store, ["sound", name], head), monkeypatch)

    assert glanced == whole


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("", id="no text"),
        pytest.param('text: "{{ note }}"', id="a text that may be blank"),
        pytest.param('text: "{{ t.bold }}<!here>"', id="a mention that is written out"),
        pytest.param('text: x\ncolor: "{{ note }}"', id="a color that is none, or blank"),
        pytest.param('text: "{{ long }}{{ long }}"\ncolor: "#D00000"', id="too long a text"),
    ],
)
def test_the_strings_beside_the_blocks(
    head: str, make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    glanced, whole = _both(_store(make_store, ["sound", "a loop"], head), monkeypatch)

    assert glanced == whole


@pytest.mark.parametrize("seed", range(24))
def test_whatever_stands_together(
    seed: int, make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(seed)  # noqa: S311 - the same stores every time
    names = chance.sample(list(BLOCKS), chance.choice([3, 6, 12]))
    glanced, whole = _both(_store(make_store, names, chance.choice([PLAIN, COLORED])), monkeypatch)

    assert glanced == whole


def test_no_sound_message_is_rendered_as_a_whole(
    make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = []
    run = Composition.run

    def counted(self: Composition, scope: Scope) -> Obj:
        rendered.append(scope.tenant.id)
        return run(self, scope)

    monkeypatch.setattr(Composition, "run", counted)
    names = ["sound", "a plural", "shown sometimes", "null guarded", "a typed value", "a mention"]
    found = report(_store(make_store, names, COLORED))

    assert found.renderings > 30
    # Whoever may mention nobody gets messages that are looked at.
    assert set(rendered) == {"acme"}
