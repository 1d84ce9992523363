"""What has no room for a longer language, and what nobody can translate, at the very characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, FRENCH, SOUND, report

from fixturectl.actions.store import Store
from fixturectl.actions.validation import made_up_locales
from fixturectl.actions.validation.targets import Request
from fixturectl.checks import Rendered
from fixturectl.checks._made_up_locales import faults

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

ENGLISH = "fixtures/default/en-US/disk-full.yaml"
TENANT = "fixtures/default/tenant.yaml"
TOO_LONG = "button.text is 76 characters long, at most 75 are allowed"
LONG = "word " * 23  # 115 characters: 40 of the host and 35 % of it do not fit into a header
TEXTS = f'texts:\n  title: "{LONG}{{host}}"\n'


def shown(root: Path, *targets: str) -> list[str]:
    found = made_up_locales.findings(Store(root), Request(targets))
    return sorted(str(one) for one in found)


def with_block(block: str) -> dict[str, str]:
    return SOUND | {FIXTURE: SOUND[FIXTURE] + f"  - {block}\n"}


def test_a_text_without_room_is_one_finding_where_it_stands(make_store: MakeStore) -> None:
    root = make_store(with_block('{type: header, text: "{{ t.title }}"}') | {ENGLISH: TEXTS})

    (found,) = made_up_locales.findings(Store(root), Request())

    assert str(found.place) == f"{ENGLISH}:2:11"
    assert (found.check, found.level, found.locale) == ("pseudo-length", "warning", "en-XA")
    assert found.message.startswith("title, 35 % longer, breaks a limit: header.text is ")
    assert (found.tenants, found.fixture) == (3, "disk-full")


def test_what_breaks_a_limit_anyway_is_not_told_again(make_store: MakeStore) -> None:
    root = make_store(SOUND | {ENGLISH: f'texts:\n  title: "{LONG * 2}{{host}}"\n'})

    assert "block-length" in [one.check for one in report(root).findings]
    assert shown(root) == []


def test_what_many_texts_break_together_is_told_at_the_block(make_store: MakeStore) -> None:
    cells = ", ".join(["{type: raw_text, text: '{{ t.title }}'}"] * 20)
    rows = ", ".join([f"[{cells}]"] * 4)
    text = "word " * 24 + "{host}"
    root = make_store(
        with_block(f"{{type: table, rows: [{rows}]}}")
        | {ENGLISH: f"texts: {{title: '{text}'}}\n", FIXTURE.replace("full", "x"): "text: x\n"}
    )

    found = [one for one in shown(root) if "table" in one]

    assert len(found) == 1
    assert found[0].startswith(FIXTURE)


@pytest.mark.parametrize(
    ("digits", "found"),
    [
        pytest.param(33, [], id="73 characters of 75 with the longest host, and 2 around it"),
        pytest.param(
            34,
            ["title, from right to left, breaks a limit: " + TOO_LONG],
            id="one too many",
        ),
    ],
)
def test_marks_around_values_count(digits: int, found: list[str], make_store: MakeStore) -> None:
    block = "{type: actions, elements: [{type: button, action_id: a, text: '{{ t.title }}'}]}"
    text = f"texts: {{title: '{'1' * digits}{{host}}'}}\n"
    root = make_store(with_block(block) | {ENGLISH: text, FRENCH: text})

    assert [one.message for one in made_up_locales.findings(Store(root), Request())] == found


@pytest.mark.parametrize(
    ("block", "places"),
    [
        pytest.param('{type: header, text: "Disk full"}', ["7:27"], id="a header"),
        pytest.param('{type: section, text: "{{ host }} on {{ host }}"}', ["7:39"], id="between"),
        pytest.param(
            "{type: section, text: \"{{ 'Down' if host else 'Fine' }} now\"}",
            ["7:32", "7:52", "7:61"],
            id="each string of an expression, and what is behind it",
        ),
        pytest.param(
            '{type: section, text: "*{{ host }}* `some code` <https://a.example/words|p99>"}',
            [],
            id="code, an address, a code",
        ),
        pytest.param(
            "{type: rich_text, elements: [{type: rich_text_section, elements: [{type: text, text:"
            " some code, style: {code: true}}]}, {type: rich_text_preformatted, elements: [{type:"
            " text, text: more code}]}]}",
            [],
            id="code of rich text",
        ),
        pytest.param(
            "{type: actions, elements: [{type: button, action_id: some, value: some words, text:"
            " '{{ t.title }}'}]}",
            [],
            id="what only machines read",
        ),
    ],
)
def test_words_in_a_template(block: str, places: list[str], make_store: MakeStore) -> None:
    root = make_store(with_block(block))

    assert [one.split(": ")[0] for one in shown(root)] == [f"{FIXTURE}:{at}" for at in places]


def test_a_term_that_is_kept_is_a_name(make_store: MakeStore) -> None:
    files = with_block('{type: header, text: "Blue Whale: {{ t.title }}"}')

    assert len(shown(make_store(files))) == 1
    assert shown(make_store(files | {"locales/glossary.yaml": "keep: [Blue Whale]\n"})) == []


def test_each_tenants_own_name_is_one(make_store: MakeStore) -> None:
    root = make_store(with_block('{type: header, text: "Globex"}'))

    (found,) = made_up_locales.findings(Store(root), Request())

    assert found.tenants == 2


def test_a_message_alone_has_no_names(make_store: MakeStore) -> None:
    root = make_store(with_block('{type: header, text: "Acme"}'))
    message = Store(root).render("acme/disk-full", locale="en-XA")

    (found,) = faults(Rendered(message, (), generated=False))

    assert (found.name, str(found.place)) == ("pseudo-literal", f"{FIXTURE}:7:27")
