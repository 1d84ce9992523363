from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.store import Store
from fixturectl.rendering.breaches import cause_of
from fixturectl.rendering.pieces import Leaf, Part
from fixturectl.store.yaml_nodes import Scalar, read

if TYPE_CHECKING:
    from conftest import MakeStore

TENANT = """\
format: 1
source_locale: en-US
locales: [en-US, de-DE]
default_locale: de-DE
severities: {high: {emoji: ":x:", channel: C0123456789}}
"""
FIXTURE = """\
severity: high
variables:
  host: {type: string, example: web, max_length: 500}
text: "{{ host }}"
blocks:
  - type: header
    text: "{{ severity | urgency_emoji }} {{ t.title }}"
"""


def told(make_store: MakeStore, title: str, host: str = "web", header: str = "") -> list[str]:
    fixture = FIXTURE.replace("{{ severity | urgency_emoji }} {{ t.title }}", header)
    files = {
        "fixtures/default/tenant.yaml": TENANT,
        "fixtures/default/down.yaml": fixture if header else FIXTURE,
        "fixtures/default/en-US/down.yaml": 'texts: {title: "Down"}',
        "fixtures/default/de-DE/down.yaml": f"texts:\n  title: {title}",
        "locales/de-DE.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgid "Go"\nmsgstr "{"l" * 160}"\n',
    }
    message = Store(make_store(files)).render("default/down", variables={"host": host})
    return [str(problem) for problem in message.problems]


def test_a_text_that_is_too_long_is_named_with_its_language(make_store: MakeStore) -> None:
    (problem,) = told(make_store, "a" * 160)

    assert problem == (
        "fixtures/default/de-DE/down.yaml:2:10: error: the German text title takes 160 characters: "
        "header.text is 164 characters long, at most 150 are allowed [block-length]"
    )


def test_a_text_is_one_thing_around_its_values(make_store: MakeStore) -> None:
    (problem,) = told(make_store, f'"{"a" * 80} {{host}} {"b" * 80}"')

    assert "de-DE/down.yaml:2:11: error: the German text title takes 162 characters:" in problem


def test_a_value_that_is_too_long_is_named(make_store: MakeStore) -> None:
    (problem,) = told(make_store, '"{host} down"', host="h" * 160)

    assert "de-DE/down.yaml:2:11: error: the value of host takes 160 characters:" in problem


def test_a_phrase_that_is_too_long_is_named(make_store: MakeStore) -> None:
    (problem,) = told(make_store, "a", header="{{ _('Go') }}")

    assert problem.startswith(
        "locales/de-DE.po:5:8: error: the German phrase Go takes 160 characters: header.text is"
    )


def test_the_template_itself_is_placed_where_it_stands(make_store: MakeStore) -> None:
    (problem,) = told(make_store, "a", header="x" * 151)

    assert problem.startswith("fixtures/default/down.yaml:7:12: error: header.text is 151")


def scalar(text: str) -> Scalar:
    node = read("fixtures/t/de-DE/a.yaml", text.encode()).root
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize(
    "sizes",
    [pytest.param((), id="no text at all"), pytest.param((30, 30, 30), id="all of them alike")],
)
def test_where_nothing_stands_out_nothing_is_named(sizes: tuple[int, ...]) -> None:
    node = scalar("x")
    parts = [Part("-", node, 0, "template")]
    parts += [Part("x" * size, scalar("x"), 0, "text", str(size)) for size in sizes]

    assert cause_of(Leaf(parts, "plain", node)) is None
