"""The formats of a message that machines, readers and Block Kit Builder take."""

from __future__ import annotations

import json
from textwrap import dedent
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl import registry
from fixturectl.reports.messages import Preview
from fixturectl.reports.page import Page
from fixturectl.store import yaml_nodes

PACKAGE = "fixturectl.reports.messages"
BUILDER = "https://app.slack.com/block-kit-builder/#"
PAGE = Page()


class Leaf(str):
    """A string that remembers more, as rendered messages have them."""

    __slots__ = ()


def preview(body: dict[str, object], locale: str = "fr-FR") -> Preview:
    return Preview(body, "acme", "disk-full", locale, "quiet")


def write(name: str, *previews: Preview, page: Page = PAGE) -> str:
    written: str = registry.load(PACKAGE, name).write(previews, page)
    return written


BODY: dict[str, object] = {
    "text": Leaf("Disque plein « db »"),
    "blocks": [
        {"type": "header", "text": {"type": "plain_text", "text": ":fire: Disque plein"}},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*97 %*\nsur `db-1` &amp; <https://x.example|ici>"},
            "fields": [{"type": "mrkdwn", "text": "*Depuis*\n<!date^1^{time}|11:15>"}],
        },
        {"type": "divider"},
    ],
}


def test_the_folder_is_the_list_of_formats() -> None:
    assert registry.names(PACKAGE) == ["builder", "html", "json", "terminal", "text", "yaml"]


@pytest.mark.parametrize("name", registry.names(PACKAGE))
@pytest.mark.parametrize("count", [1, 2], ids=["one", "several"])
def test_every_format_ends_with_one_line_feed(name: str, count: int) -> None:
    written = write(name, *[preview(BODY, f"l{number}") for number in range(count)])

    assert written.endswith("\n")
    assert not written.endswith("\n\n")


def test_preview_names_itself() -> None:
    assert preview({}).title == "acme/disk-full  fr-FR  quiet"
    assert Preview({}, "acme", "disk-full", "fr-FR").title == "acme/disk-full  fr-FR"


def test_json() -> None:
    assert write("json", preview({"text": "é\n\u202e\x9b"})) == (
        '{\n  "text": "é\\n\\u202e\\u009b"\n}\n'
    )
    assert json.loads(write("json", preview(BODY))) == BODY


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_several_locales_are_a_mapping(name: str) -> None:
    both = write(name, preview(BODY, "fr-FR"), preview(BODY, "ar"))
    one = write(name, preview(BODY, "ar"), page=Page(by_locale=True))

    assert yaml.safe_load(both) == {"fr-FR": BODY, "ar": BODY}
    assert yaml.safe_load(one) == {"ar": BODY}


def test_yaml() -> None:
    body: dict[str, object] = {"text": "on", "blocks": [{"text": Leaf("a: b\n  c\n"), "size": 1}]}

    assert write("yaml", preview(body)) == dedent(
        """\
        text: "on"
        blocks:
          - text: |
              a: b
                c
            size: 1
        """
    )


VALUES = st.recursive(
    st.one_of(
        st.text(st.characters(codec="utf-8"), max_size=20),
        st.integers(-(10**6), 10**6),
        st.booleans(),
        st.none(),
        st.sampled_from(["no", "0o7", "1e3", "~", "a: b", "- a", " a", "a\n\n", "a\n b\n", "\n"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(st.characters(codec="ascii"), max_size=5), inner, max_size=3),
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=3))
@settings(max_examples=60, deadline=None)
def test_json_reads_as_what_was_written(body: dict[str, object]) -> None:
    assert json.loads(write("json", preview(body))) == body


@given(st.dictionaries(st.sampled_from(["a", "b c", "on"]), VALUES, max_size=3))
@settings(max_examples=60, deadline=None)
def test_yaml_reads_as_what_was_written(body: dict[str, object]) -> None:
    written = write("yaml", preview(body))

    document = yaml_nodes.read("message.yaml", written.encode())
    assert yaml.safe_load(written) == body
    assert document.problems == ()
    assert document.root is not None
    assert yaml_nodes.plain(document.root) == body


def test_text() -> None:
    assert write("text", preview(BODY)) == dedent(
        """\
        Disque plein « db »

        🔥 Disque plein

        97 %
        sur db-1 & ici <https://x.example>
        Depuis
        11:15

        ---
        """
    )


def test_text_of_several_locales_has_titles() -> None:
    body: dict[str, object] = {"text": "a"}

    assert write("text", preview(body, "fr-FR"), preview(body, "ar")) == dedent(
        """\
        [acme/disk-full  fr-FR  quiet]

        a

        [acme/disk-full  ar  quiet]

        a
        """
    )


def plain(words: str) -> dict[str, object]:
    return {"type": "plain_text", "text": words}


@pytest.mark.parametrize(
    ("block", "said"),
    [
        pytest.param(
            {
                "type": "actions",
                "elements": [
                    {"type": "button", "text": plain("Go"), "url": "https://x.example"},
                    {"type": "static_select", "options": [{"text": plain("Low"), "value": "1"}]},
                    {"type": "datepicker", "initial_date": "2026-11-22"},
                    {
                        "type": "checkboxes",
                        "options": [
                            {"text": plain("a"), "value": "1"},
                            {"text": plain("b"), "value": "2"},
                        ],
                        "initial_options": [{"value": "2"}],
                    },
                ],
            },
            "[Go] <https://x.example>\n[static_select]\n- Low\n[2026-11-22]\n[ ] a\n[x] b",
            id="elements",
        ),
        pytest.param(
            {
                "type": "image",
                "title": plain("Load"),
                "alt_text": "up",
                "image_url": "https://x.example",
            },
            "image: Load, up <https://x.example>",
            id="image",
        ),
        pytest.param({"type": "image", "alt_text": "up"}, "image: up", id="image without address"),
        pytest.param(
            {"type": "markdown", "text": "# a\n- **b**\n> c"}, "a\n• b\n> c", id="markdown"
        ),
        pytest.param(
            {
                "type": "data_table",
                "caption": "Load",
                "rows": [
                    [{"type": "raw_text", "text": "a"}, {"type": "raw_number", "value": 1}],
                    [{"type": "rich_text", "elements": []}],
                    "no row",
                ],
            },
            "Load\na  1",
            id="table",
        ),
        pytest.param(
            {
                "type": "rich_text",
                "elements": [
                    {"type": "rich_text_quote", "elements": [{"type": "text", "text": "a"}]}
                ],
            },
            "a",
            id="rich text",
        ),
        pytest.param(
            {"type": "hologram", "title": "a", "elements": [plain("b"), "c"]},
            "a\nb\nc",
            id="unknown",
        ),
        pytest.param({"type": "section", "text": plain("a\x1b[2J")}, "a␛[2J", id="controls"),
    ],
)
def test_text_of_blocks(block: dict[str, object], said: str) -> None:
    assert write("text", preview({"blocks": [block]})).rstrip("\n") == said


def test_text_of_attachments() -> None:
    attachment = {
        "color": "#F00",
        "fallback": "f",
        "title": "t",
        "blocks": [{"type": "header", "text": plain("h")}],
    }
    body: dict[str, object] = {"attachments": [attachment], "markdown_text": "**m**"}

    assert write("text", preview(body)) == "m\n\nf\n\nt\n\nh\n"


@pytest.mark.parametrize(
    ("body", "payload"),
    [
        pytest.param(BODY, {"blocks": BODY["blocks"]}, id="blocks"),
        pytest.param(
            {"attachments": [{"color": "#F00", "fallback": "f", "blocks": [{"type": "divider"}]}]},
            {"attachments": [{"color": "#F00", "blocks": [{"type": "divider"}]}]},
            id="attachments",
        ),
        pytest.param(
            {"text": "é"},
            {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "é"}}]},
            id="text alone",
        ),
    ],
)
def test_builder(body: dict[str, object], payload: object) -> None:
    address = write("builder", preview(body))

    assert address.isascii()
    assert address.startswith(BUILDER)
    assert not set(address.removeprefix(BUILDER).rstrip("\n")) & set(' "{}[]#&<>?')
    assert json.loads(unquote(address.removeprefix(BUILDER))) == payload


def test_builder_of_several_locales_names_them() -> None:
    lines = write("builder", preview(BODY, "fr-FR"), preview(BODY, "ar")).splitlines()

    assert [line.partition("\t")[0] for line in lines] == ["fr-FR", "ar"]
