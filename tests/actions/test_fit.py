from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl import blocks
from fixturectl.actions.store import Store
from fixturectl.rendering.pieces import Leaf

if TYPE_CHECKING:
    from conftest import MakeStore, Run

TENANT = """\
format: 1
source_locale: en-US
locales: [en-US, ar]
default_locale: en-US
severities: {high: {emoji: ":x:", channel: C0123456789}}
statuses: {firing: {color: "#D00000"}}
"""
FIXTURE = """\
severity: high
variables:
  host: {type: string, example: web}
  page: {type: url, example: "https://example.com/"}
  items: {type: list, of: string, default: []}
text: "{{ t.title }}"
blocks:
  - type: header
    text: "{{ t.title }}"
  - type: section
    text: "*{{ host }}* <{{ page }}|{{ host }}> `{{ host }}`"
    fields: [{for: item in items, type: mrkdwn, text: "*{{ item }}*"}]
  - type: markdown
    text: "**{{ host }}** [{{ host }}]({{ page }})"
  - type: context
    for: item in items
    elements: ["{{ item }}", "{{ t.title }}"]
  - type: actions
    elements: [{type: button, text: "{{ host }}", url: "{{ page }}", value: "{{ host }}"}]
"""
FILES = {
    "fixtures/default/tenant.yaml": TENANT,
    "fixtures/default/down.yaml": FIXTURE,
    "fixtures/default/en-US/down.yaml": 'texts: {title: "{host} is down"}',
    "fixtures/default/ar/down.yaml": 'texts: {title: "{host} متوقف"}',
}
HOSTILE = st.one_of(
    st.text(max_size=5),
    st.text(st.sampled_from("a*_~`<>|&:[]()\\\n \u2068\u2069e\u0301👨\u200d🇩"), max_size=60).map(
        lambda text: text * 100
    ),
)


@pytest.fixture
def store(make_store: MakeStore) -> Store:
    return Store(make_store(FILES))


@given(
    host=HOSTILE, items=st.lists(HOSTILE, max_size=70), length=st.integers(1, 5000),
    locale=st.sampled_from(["en-US", "ar"]),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_whatever_is_rendered_fits(
    store: Store, host: str, items: list[str], length: int, locale: str
) -> None:
    values = {"host": host, "items": items, "page": "https://example.com/" + "a" * length}

    message = store.render("default/down", locale=locale, variables=values, fit=True)

    assert [b for b in blocks.check(message.payload) if b.level == "error"] == []
    assert {problem.level for problem in message.problems} <= {"warning"}
    for _, leaf in message.leaves():
        assert isinstance(leaf, Leaf)
        assert "".join(part.text for part in leaf.parts) == leaf
        assert leaf.count("\u2068") == leaf.count("\u2069") or "\u2068" in host + "".join(items)


def test_what_fits_is_the_same(store: Store) -> None:
    plain = store.render("default/down")
    fitted = store.render("default/down", fit=True, now=plain.now)

    assert fitted == plain


def test_a_cut_names_what_was_too_long(store: Store) -> None:
    (problem,) = store.render("default/down", variables={"host": "h" * 141}, fit=True).problems

    assert str(problem) == (
        "fixtures/default/down.yaml:19:38: warning: the value of host takes 141 characters: "
        "button.text is 141 characters long, at most 75 are allowed; shortened to 75 [block-length]"
    )


def test_the_command_prints_what_fits_and_says_what_was_cut(
    make_store: MakeStore, run: Run
) -> None:
    root = str(make_store(FILES))
    call = ("--store", root, "render", "default/down", "--var", f"host={'h' * 141}")

    whole, fitted = run(*call), run(*call, "--fit")

    assert (whole.status, fitted.status) == (1, 0)
    assert "; shortened to 75 [block-length]" in fitted.err
    button: dict[str, Any] = json.loads(fitted.out)["blocks"][-1]["elements"][0]
    assert button["text"]["text"] == "h" * 74 + "…"
    assert button["value"] == "h" * 141
