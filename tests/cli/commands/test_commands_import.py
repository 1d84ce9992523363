"""A message made in Block Kit Builder becomes a fixture that says the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from fixturectl.actions.store import Store
from fixturectl.blocks import builder_url
from fixturectl.store.yaml_nodes import plain

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

STORE = {
    "fixtures/default/tenant.yaml": "format: 1\nseverities: {warning: {}}\nmentions: [here]\n",
    "fixtures/acme/tenant.yaml": "source_locale: fr-FR\n",
    "fixtures/acme/taken.yaml": "severity: warning\ntext: x\n",
}
BLOCKS: list[dict[str, Any]] = [
    {"type": "header", "text": {"type": "plain_text", "text": "Disk full", "emoji": True}},
    {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "*web-1* is full: {0} of {{ size }}, <!here>"},
        "accessory": {
            "type": "button",
            "text": {"type": "plain_text", "text": "Open host"},
            "action_id": "open",
            "value": "{{host}}",
            "url": "https://example.com/a?b=c&d=%7B",
        },
    },
    {"type": "divider"},
]


def texts(root: Path, path: str) -> Any:
    document = Store(root).tree.document(path)
    assert document is not None
    assert document.root is not None
    assert document.problems == ()
    return plain(document.root)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(json.dumps(BLOCKS), id="a list"),
        pytest.param(json.dumps({"blocks": BLOCKS}), id="an object with blocks"),
        pytest.param("\ufeff" + json.dumps({"blocks": BLOCKS}), id="with a byte order mark"),
        pytest.param(builder_url.encode(BLOCKS), id="an address in a file"),
        pytest.param(
            json.dumps({"attachments": [{"color": "#D00000", "blocks": BLOCKS}]}), id="colored"
        ),
    ],
)
def test_it_renders_back_to_the_same_blocks(
    content: str, call: Run, make_store: MakeStore, tmp_path: Path
) -> None:
    root = make_store(STORE)
    (tmp_path / "message.json").write_text(content)

    done = call("--store", str(root), "import", "message.json", "--as", "acme/disk-full")

    assert done.status == 0, done.err
    assert done.out.splitlines() == [
        "created fixtures/acme/disk-full.yaml",
        "created fixtures/acme/fr-FR/disk-full.yaml",
    ]
    message = Store(root).render("acme/disk-full")
    assert message.blocks == BLOCKS
    assert message.problems == ()


def test_its_words_can_be_translated(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    call("--store", str(root), "import", "-", "--as", "default/disk-full", stdin=json.dumps(BLOCKS))

    assert texts(root, "fixtures/default/en-US/disk-full.yaml") == {
        "texts": {
            "header": "Disk full",
            "section": "*web-1* is full: {{0}} of {{{{ size }}}}, <!here>",
            "button_open_host": "Open host",
        }
    }
    assert texts(root, "fixtures/default/disk-full.yaml") == {
        "description": "Disk full",
        "severity": "warning",
        "text": "{{ t.header }}",
        "blocks": [
            {"type": "header", "text": BLOCKS[0]["text"] | {"text": "{{ t.header }}"}},
            {
                "type": "section",
                "text": {"type": "mrkdwn", "text": "{{ t.section }}"},
                "accessory": BLOCKS[1]["accessory"]
                | {
                    "text": {"type": "plain_text", "text": "{{ t.button_open_host }}"},
                    "value": "{{ '{' }}{host}}",
                },
            },
            {"type": "divider"},
        ],
    }


def test_an_address_can_be_given_itself(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "import", builder_url.encode(BLOCKS), "--as", "acme/x")

    assert done.status == 0, done.err
    assert Store(root).render("acme/x").blocks == BLOCKS


def test_a_body_keeps_its_text_and_names_what_it_leaves_out(
    call: Run, make_store: MakeStore
) -> None:
    root = make_store(STORE)
    body = {"channel": "C1", "text": "Full", "blocks": BLOCKS, "unfurl_links": False}

    done = call("--store", str(root), "import", "-", "--as", "acme/x", stdin=json.dumps(body))

    assert done.status == 0
    assert "note: left out, no part of a fixture: channel, unfurl_links" in done.err
    assert Store(root).render("acme/x").payload["text"] == "Full"


def test_a_body_of_text_alone_is_a_fixture_too(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "import", "-", "--as", "acme/x", stdin='{"text": "✓ 7"}')

    assert done.status == 0, done.err
    assert Store(root).render("acme/x").payload == {"text": "✓ 7"}
    assert not (root / "fixtures/acme/fr-FR").exists(), "nothing to translate"


def test_a_color_bar_comes_with_its_fallback(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)
    attachment = {"color": "#D00000", "fallback": "Full", "blocks": BLOCKS}
    body = {"attachments": [attachment]}

    call("--store", str(root), "import", "-", "--as", "acme/x", stdin=json.dumps(body))

    assert Store(root).render("acme/x").payload == body


def test_what_slack_refuses_is_imported_and_said(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)
    blocks = [{"type": "header", "text": {"type": "plain_text", "text": "long " * 40}}]

    done = call("--store", str(root), "import", "-", "--as", "acme/x", stdin=json.dumps(blocks))

    assert done.status == 1
    assert "fixtures/acme/fr-FR/x.yaml:2:" in done.err
    assert (root / "fixtures/acme/x.yaml").exists()


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        pytest.param("", "standard input:1:1: not JSON", "Builder", id="nothing"),
        pytest.param("[{]", "standard input:1:3: not JSON", "its address", id="no JSON"),
        pytest.param("9" * 10_000, "a number too long", "no Block Kit", id="endless digits"),
        pytest.param("[" * 200_000, "nested too deeply", "no Block Kit", id="a bomb"),
        pytest.param("3", "no Block Kit message", '"blocks"', id="a number"),
        pytest.param("{}", "no Block Kit message", '"blocks"', id="an empty object"),
        pytest.param("[]", "an empty message", "neither a block nor a text", id="no blocks"),
        pytest.param(
            '{"blocks": null, "text": " "}', "an empty message", "what should", id="blank text"
        ),
        pytest.param("[1]", "the list holds something that is no block", "divider", id="no block"),
        pytest.param('{"blocks": 1}', "blocks holds something", "divider", id="blocks of nothing"),
        pytest.param('{"text": 1}', "text is no text", "quotes", id="a text of digits"),
        pytest.param(
            '{"type": "modal", "blocks": []}', "a modal view is no message", "blocks", id="a modal"
        ),
        pytest.param(
            '{"blocks": [{}], "attachments": [{"blocks": [{}]}]}',
            "one list of blocks",
            "by itself",
            id="blocks twice",
        ),
        pytest.param(
            '{"attachments": [{"blocks": [{}]}, {}]}', "one list of blocks", "", id="attachments"
        ),
        pytest.param('{"attachments": [{"title": "x"}]}', "[0] has no blocks", "", id="legacy"),
        pytest.param('{"attachments": [1]}', "[0] has no blocks", "", id="no attachment"),
        pytest.param(
            '{"attachments": [{"title": "x", "footer": "y", "blocks": [{}]}]}',
            "says title, footer, which no fixture has",
            "legacy",
            id="legacy beside blocks",
        ),
        pytest.param(
            '[{"type": "image", "image_url": "https://{{host}}/x.png", "alt_text": "x"}]',
            "no fixture can say what stands at /0/image_url",
            "{{ }}",
            id="a template of another system in a URL",
        ),
        pytest.param(
            '[{"type": "divider", "when": "false"}]',
            "no fixture can say what stands at /",
            "import it again",
            id="what rendering drops",
        ),
        pytest.param(
            '[{"type": "header", "text": {"type": "plain_text", "text": "a \\ud83d"}}]',
            "no fixture can say what stands at /0/text/text",
            "",
            id="half a character",
        ),
    ],
)
def test_what_no_fixture_can_say_is_refused(
    content: str, message: str, hint: str, call: Run, make_store: MakeStore
) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "import", "-", "--as", "acme/x", stdin=content)

    assert done.status == 2, done.err
    assert message in done.err
    assert hint in done.err.partition("hint: ")[2]
    assert not (root / "fixtures/acme/x.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ["missing.json", "--as", "acme/x"], "missing.json: no such file", id="no file"
        ),
        pytest.param([".", "--as", "acme/x"], ".: is a directory", id="a folder"),
        pytest.param(["latin.json", "--as", "acme/x"], "latin.json: not UTF-8", id="not UTF-8"),
        pytest.param(["ok.json", "--as", "acme"], "--as acme names no fixture", id="a tenant"),
        pytest.param(["ok.json", "--as", "acme/taken"], "taken.yaml is already there", id="taken"),
        pytest.param(["ok.json", "--as", "acne/x"], "no tenant acne", id="unknown tenant"),
        pytest.param(["ok.json"], "missing option '--as'", id="no name"),
        pytest.param(
            ["ok.json", "--as", "acme/x", "--severity", "warn"], "no severity warn", id="a severity"
        ),
    ],
)
def test_wrong_use_is_explained(
    arguments: list[str], message: str, call: Run, make_store: MakeStore, tmp_path: Path
) -> None:
    root = make_store(STORE)
    (tmp_path / "ok.json").write_text(json.dumps(BLOCKS))
    (tmp_path / "latin.json").write_bytes(b'["\xe9"]')

    done = call("--store", str(root), "import", *arguments)

    assert done.status == 2
    assert message in done.err
    assert "hint: " in done.err
