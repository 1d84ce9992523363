"""Every message that Slack takes comes back the same from the fixture made of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.actions.builder_json import Payload
from fixturectl.actions.import_blocks import import_blocks
from fixturectl.actions.store import Store
from fixturectl.errors import UsageError
from fixturectl.rendering.messages import Message
from fixturectl.rendering.renderer import Rendering

if TYPE_CHECKING:
    from conftest import MakeStore

SETTINGS = "format: 1\nseverities: {warning: {}}\nmentions: [here, channel, everyone]\n"
SHARED = Path(__file__).parents[2] / "../shared/blockkit/valid"


def plain_text(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


OPTION = {"text": plain_text("Low"), "value": "low", "description": plain_text("Later")}
CONFIRM = {
    "title": plain_text("Sure?"),
    "text": {"type": "mrkdwn", "text": "It *stops* writes"},
    "confirm": plain_text("Yes"),
    "deny": plain_text("No"),
}
MESSAGES: dict[str, list[dict[str, Any]]] = {
    "fields and an image": [
        {
            "type": "section",
            "fields": [{"type": "mrkdwn", "text": "*Host*\nweb-1"}, plain_text("a\n\n  b ")],
            "accessory": {
                "type": "image",
                "image_url": "https://example.com/x.png?a=1&b=%20",
                "alt_text": "A graph",
            },
        }
    ],
    "a menu with a question": [
        {
            "type": "actions",
            "block_id": "do",
            "elements": [
                {
                    "type": "static_select",
                    "placeholder": plain_text("How bad?"),
                    "options": [OPTION, OPTION | {"value": "other"}],
                    "action_id": "a",
                },
                {"type": "button", "text": plain_text("Stop"), "confirm": CONFIRM, "value": "1"},
                {"type": "button", "text": plain_text("Stop"), "style": "danger", "value": "2"},
            ],
        }
    ],
    "rich text": [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "Hello ", "style": {"bold": True}},
                        {"type": "emoji", "name": "wave"},
                        {"type": "user", "user_id": "U0123"},
                        {"type": "link", "url": "https://example.com", "text": "there"},
                        {"type": "broadcast", "range": "here"},
                    ],
                },
                {"type": "rich_text_list", "style": "bullet", "indent": 0, "elements": []},
            ],
        }
    ],
    "braces, quotes and what YAML could mistake": [
        {"type": "header", "text": plain_text("no")},
        {"type": "header", "text": plain_text("{{ x }} {% y %} {# z #} }} { {{{ {{{{ b }}}}")},
        {"type": "header", "text": plain_text("'a': \"b\" # c\\n\ttab é \u2028 \x7f 😀")},
        {"type": "markdown", "text": "# Title\n\n- {{ a }}\n- `b`\n"},
    ],
    "only emoji and signs": [
        {"type": "context", "elements": [plain_text(":tada: — 7"), plain_text("{{")]},
    ],
    "names like those of the store": [
        {"type": "section", "block_id": "t", "text": plain_text("items")},
        {"type": "section", "block_id": "texts", "text": plain_text("keys")},
    ],
    "values of every type": [
        {
            "type": "input",
            "optional": True,
            "label": plain_text("How many"),
            "element": {"type": "number_input", "is_decimal_allowed": False, "min_value": "1"},
        },
        {"type": "section", "expand": False, "text": plain_text("x")},
    ],
    "what no rule knows": [
        {"type": "divider", "title": "Some words", "level": 3, "nested": {"a": None, "b": [1.5]}}
    ],
    "what no text can hold": [
        {"type": "section", "text": {"type": "mrkdwn", "text": "{name}, if a <b"}},
    ],
}


def round_trip(root: Path, blocks: list[Any], name: str = "it") -> None:
    payload = Payload(json.loads(json.dumps(blocks)), "", "", ())
    import_blocks(root, f"default/{name}", payload, None)

    assert rendered(root, f"default/{name}") == blocks


def rendered(root: Path, address: str) -> list[dict[str, Any]]:
    """Return the blocks; what the tenant may not mention yet is no fault of the import."""
    store = Store(root)
    tenant, fixture = store.find(address)
    rendering = Rendering(tenant, fixture, tenant.default_locale, {}, datetime.now(UTC))
    body, problems = store.renderer.render(rendering)
    assert {fault.check for fault in problems} <= {"mention-denied"}
    return Message(tenant.id, fixture.name, rendering.locale, "", body).blocks


@pytest.mark.parametrize("name", MESSAGES)
@pytest.mark.parametrize("locale", ["en-US", "ar"])
def test_it_comes_back_the_same(name: str, locale: str, make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": f"{SETTINGS}source_locale: {locale}\n"})

    round_trip(root, MESSAGES[name])


def test_a_name_in_braces_stays_in_the_fixture(make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": SETTINGS})

    round_trip(root, [{"type": "header", "text": plain_text("{name} and {{ name }} {% x %}")}])

    assert not (root / "fixtures/default/en-US").exists()


def test_right_to_left_words_may_get_a_direction_mark(make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": f"{SETTINGS}source_locale: ar\n"})
    blocks = [{"type": "header", "text": plain_text(":fire: القرص ممتلئ")}]

    import_blocks(root, "default/it", Payload(blocks, "", "", ()), None)

    shown = Store(root).render("default/it").blocks[0]["text"]["text"]
    assert shown.lstrip("\u200f") == ":fire: القرص ممتلئ"


@settings(max_examples=30, deadline=None)
@given(
    texts=st.lists(
        st.text(
            st.sampled_from("{}%#'\"\\ \nab.:<&>*`é") | st.characters(exclude_categories=["Cs"])
        )
        .filter(str.strip)
        .filter(lambda text: "\ufffe" not in text and "\uffff" not in text),
        min_size=1,
        max_size=4,
    )
)
def test_any_words_come_back_the_same(texts: list[str], make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": SETTINGS})
    for path in root.rglob("it.yaml"):
        path.unlink()
    plain = [{"type": "section", "block_id": one, "text": plain_text(one)} for one in texts]
    # What stands behind an open < would be part of a URL: such a text can't be taken in braces.
    marked = [
        {"type": "section", "text": {"type": "mrkdwn", "text": one}}
        for one in texts
        if "<" not in one
    ]

    round_trip(root, [*plain, *marked])


@pytest.mark.needs_shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the research corpus is not beside this checkout")
def test_real_messages_come_back_the_same(make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": SETTINGS})
    refused = []
    for number, path in enumerate(sorted(SHARED.glob("*.json"))):
        blocks = json.loads(path.read_text())
        try:
            round_trip(root, blocks, f"it-{number}")
        except UsageError as error:
            refused.append((path.name, error.message, error.hint))

    # A template of another system inside a URL: no URL holds a brace.
    assert all("url" in message and "{{ }}" in hint for _, message, hint in refused), refused
    assert len(refused) <= 3
