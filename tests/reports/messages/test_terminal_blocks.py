"""Every type of block drawn, and no line wider than its page."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from fixturectl import registry
from fixturectl.reports.messages import Preview, terminal
from fixturectl.reports.messages.terminal import blocks
from fixturectl.reports.messages.terminal.blocks import draw_block
from fixturectl.reports.messages.terminal.lines import Area
from fixturectl.reports.page import Page

if TYPE_CHECKING:
    from fixturectl.reports.tree import Node


def text(words: str) -> Node:
    return {"type": "plain_text", "text": words}


def option(words: str) -> Node:
    return {"text": text(words), "value": words}


def rich(*words: str) -> Node:
    leaves = [{"type": "text", "text": word} for word in words]
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": leaves}],
    }


def cell(words: str) -> Node:
    return {"type": "raw_text", "text": words}


DRAWN: list[tuple[str, Node, str]] = [
    (
        "a section of code, quote and strike",
        {
            "type": "section",
            "text": {
                "type": "mrkdwn",
                "text": "~old~ ```\n  ls -l\n```\n> a quote of two lines is hung",
            },
        },
        """
        ~old~
        ┌────────────────────────────┐
        │   ls -l                    │
        └────────────────────────────┘
        ▎ a quote of two lines is hung
        """,
    ),
    (
        "a section with a small image",
        {
            "type": "section",
            "text": text("A long text beside an image"),
            "accessory": {"type": "image", "alt_text": "graph", "image_url": "https://x.example"},
        },
        """
        A long text beside an image
        ┌─ image ─┐
        │ graph   │
        └─────────┘
        """,
    ),
    (
        "a menu",
        {
            "type": "actions",
            "elements": [
                {
                    "type": "static_select",
                    "placeholder": text("Pick"),
                    "options": [option(f"o{number}") for number in range(10)],
                },
                {"type": "overflow", "options": [option("Mute")]},
                {"type": "timepicker"},
            ],
        },
        """
        ╭────────╮ ╭───╮
        │ Pick ▾ │ │ ⋯ │
        ╰────────╯ ╰───╯
        ╭──────────────╮
        │ timepicker ▾ │
        ╰──────────────╯
        ▾ o0 · o1 · o2 · o3 · o4 · o5
          · o6 · o7 · … 2 more
        ⋯ Mute
        """,
    ),
    (
        "boxes to tick",
        {
            "type": "actions",
            "elements": [
                {
                    "type": "checkboxes",
                    "options": [option("a"), {**option("b"), "description": text("why")}],
                    "initial_options": [option("b")],
                },
                {"type": "radio_buttons", "options": [option("c")]},
                {"type": "radio_buttons"},
            ],
        },
        """
        ☐ a   ○ c [radio_buttons]
        ☑ b
          why
        """,
    ),
    (
        "an input",
        {
            "type": "input",
            "label": text("Note"),
            "element": {"type": "plain_text_input", "initial_value": "seen"},
            "hint": text("for all"),
            "optional": True,
        },
        """
        Note (optional)
        ╭────────────────────────────╮
        │ seen                       │
        ╰────────────────────────────╯
        for all
        """,
    ),
    (
        "an input without words",
        {"type": "input", "label": text("Mail"), "element": {"type": "email_text_input"}},
        """
        Mail
        ╭──────────────────╮
        │ email text input │
        ╰──────────────────╯
        """,
    ),
    (
        "feedback buttons",
        {
            "type": "context_actions",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "positive_button": {"text": text("Good")},
                    "negative_button": {"text": text("Bad")},
                }
            ],
        },
        """
        ╭──────╮ ╭─────╮
        │ Good │ │ Bad │
        ╰──────╯ ╰─────╯
        """,
    ),
    (
        "a context with an image",
        {
            "type": "context",
            "elements": [
                {"type": "image", "alt_text": "logo", "image_url": "https://x.example"},
                {"type": "image", "image_url": "https://x.example"},
                {"type": "mrkdwn", "text": "a line that goes on and on"},
            ],
        },
        """
        · [logo]   [image]   a line
          that goes on and on
        """,
    ),
    (
        "an image",
        {
            "type": "image",
            "title": text("Load"),
            "alt_text": "rising",
            "image_url": "https://x.example/i",
        },
        """
        ┌─ image ────────────────────┐
        │ Load                       │
        │ rising                     │
        │ https://x.example/i        │
        └────────────────────────────┘
        """,
    ),
    (
        "rich text",
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "elements": [rich("a bullet that is wrapped where it ends")["elements"][0]],  # type: ignore[index]
                },
                {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "a\nb"}]},
            ],
        },
        """
        • a bullet that is wrapped
          where it ends
        ┌────────────────────────────┐
        │ a                          │
        │ b                          │
        └────────────────────────────┘
        """,
    ),
    (
        "markdown",
        {"type": "markdown", "text": "# Title\n---\n1. a\n> b"},
        """
        Title
        ━━━━━
        ──────────────────────────────
        1. a
        ▎ b
        """,
    ),
    (
        "a video",
        {
            "type": "video",
            "title": text("Replay"),
            "author_name": "Ann",
            "video_url": "https://v.example",
        },
        """
        ┌─ video ────────────────────┐
        │ ▶ Replay                   │
        │ Ann                        │
        │ https://v.example          │
        └────────────────────────────┘
        """,
    ),
    (
        "a table",
        {
            "type": "table",
            "column_settings": [None, {"align": "right"}, {"align": "center"}],
            "rows": [
                [cell("a"), cell("b"), cell("cc")],
                [cell("配信"), {"type": "raw_number", "value": 7}, rich("x")],
                [cell("1")],
                "no row",
            ],
        },
        """
        ┌──────┬───┬────┐
        │ a    │ b │ cc │
        ├──────┼───┼────┤
        │ 配信 │ 7 │ x  │
        │ 1    │   │    │
        └──────┴───┴────┘
        """,
    ),
    (
        "a table too wide for its page",
        {"type": "table", "rows": [[cell(f"head{n}") for n in range(6)], [cell("long value")] * 7]},
        """
        ──────────────────────────────
        head0: long value
        head1: long value
        head2: long value
        head3: long value
        head4: long value
        head5: long value
        7: long value
        """,
    ),
    ("an empty table", {"type": "table", "rows": []}, "\n[empty table]\n"),
    (
        "a data table",
        {
            "type": "data_table",
            "caption": "Load",
            "rows": [[cell("host")], [{"type": "raw_number", "value": 3}]],
        },
        """
        Load
        ┌──────┐
        │ host │
        ├──────┤
        │    3 │
        └──────┘
        """,
    ),
    (
        "a chart",
        {
            "type": "data_visualization",
            "title": "Errors",
            "chart": {
                "type": "pie",
                "segments": [{"label": "5xx", "value": 8}, {"label": "4", "value": 2}],
            },
        },
        """
        ┌─ chart: pie ───────────────┐
        │ Errors                     │
        │ 5xx ████████████████████ 8 │
        │ 4   █████ 2                │
        └────────────────────────────┘
        """,
    ),
    (
        "a chart of series",
        {
            "type": "data_visualization",
            "chart": {"series": [{"name": "5xx", "data": [{"label": "a", "value": "?"}]}]},
        },
        """
        ┌─ chart: unknown ───────────┐
        │ 5xx                        │
        │ a  0                       │
        └────────────────────────────┘
        """,
    ),
    (
        "cards",
        {
            "type": "carousel",
            "elements": [
                {
                    "type": "card",
                    "icon": {"type": "image", "alt_text": "i"},
                    "title": text("A"),
                    "subtitle": text("B"),
                    "body": text("C"),
                    "subtext": text("D"),
                    "actions": [{"type": "button", "text": text("Go"), "style": "primary"}],
                }
            ],
        },
        """
        ┌─ card ─────────────────────┐
        │ [i]                        │
        │ A                          │
        │ B                          │
        │ C                          │
        │ D                          │
        │ ╔═══════════╗              │
        │ ║ Go        ║              │
        │ ╚═ primary ═╝              │
        └────────────────────────────┘
        """,
    ),
    (
        "a container",
        {
            "type": "container",
            "title": text("Box"),
            "default_collapsed": True,
            "child_blocks": [{"type": "divider"}, {"type": "header", "text": text("H")}],
        },
        """
        ┌─ ▸ Box ────────────────────┐
        │ ────────────────────────── │
        │                            │
        │ H                          │
        │ ━                          │
        └────────────────────────────┘
        """,
    ),
    (
        "a plan",
        {
            "type": "plan",
            "title": "Roll back",
            "tasks": [
                {"title": "Stop", "status": "complete", "details": rich("done")},
                {"title": "Check", "sources": [{"url": "https://s.example", "text": "log"}]},
            ],
        },
        """
        ┌─ Roll back ────────────────┐
        │ ✓ Stop                     │
        │   done                     │
        │ · Check                    │
        │   log <https://s.example>  │
        └────────────────────────────┘
        """,
    ),
    (
        "a file",
        {"type": "file", "external_id": "F1"},
        """
        ┌─ file ─────────────────────┐
        │ F1                         │
        └────────────────────────────┘
        """,
    ),
    (
        "an alert",
        {"type": "alert", "level": "error", "text": text("No")},
        """
        ┌─ alert: error ─────────────┐
        │ No                         │
        └────────────────────────────┘
        """,
    ),
    (
        "a block of tomorrow",
        {"type": "hologram", "parts": [{"say": "hi"}], "n": 3},
        """
        ┌─ unknown block: hologram ──┐
        │ parts[0].say: hi           │
        │ n: 3                       │
        └────────────────────────────┘
        """,
    ),
    (
        "a block without type",
        {},
        "\n┌─ unknown block: without t… ┐\n└────────────────────────────┘\n",
    ),
    (
        "a type that is no file name",
        {"type": "../message"},
        "\n┌─ unknown block: ../message ┐\n└────────────────────────────┘\n",
    ),
]


@pytest.mark.parametrize(
    ("block", "lines"), [pytest.param(block, lines, id=name) for name, block, lines in DRAWN]
)
def test_drawn(block: Node, lines: str) -> None:
    shown = "\n".join(line.plain.rstrip() for line in draw_block(block, Area(30)))

    assert shown == dedent(lines).strip("\n")


def test_every_type_with_a_file_is_drawn_somewhere() -> None:
    here = {str(block.get("type")) for _, block, _ in DRAWN}

    known = {name.replace("-", "_") for name in registry.names(blocks.__name__)}
    assert known - here == {"header", "divider", "card", "task_card"}


def test_a_list_in_a_right_to_left_message_hangs_at_the_right() -> None:
    block = rich()
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "تم الإصلاح"}]}
    block["elements"] = [{"type": "rich_text_list", "style": "bullet", "elements": [item]}]

    assert [line.plain for line in draw_block(block, Area(20, rtl=True))] == [
        "        تم الإصلاح •"
    ]


def test_in_a_very_narrow_place_fields_stand_one_below_the_other() -> None:
    block: Node = {"type": "section", "fields": [text("a"), text("b")]}

    assert [line.plain for line in draw_block(block, Area(20))] == ["a", "b"]


WORDS = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("*_~`<>|:&;!@#^ \n\t/日本語、。한글🚨👩‍👩‍👧🇫🇷⚠\ufe0f\u2068\u2069\u202eعرب"),
    ),
    max_size=60,
)
TEXTS = st.builds(
    lambda kind, words: {"type": kind, "text": words},
    st.sampled_from(["mrkdwn", "plain_text"]),
    WORDS,
)
VALUES = st.recursive(
    st.one_of(WORDS, TEXTS, st.integers(), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.fixed_dictionaries(
            {},
            optional=dict.fromkeys(
                ("type", "text", "fields", "elements", "accessory", "options", "rows", "title"),
                inner,
            ),
        ),
    ),
    max_leaves=6,
)
TYPES = st.sampled_from(
    [*(name.replace("-", "_") for name in registry.names(blocks.__name__)), "new"]
)
KEYS = (
    "text",
    "fields",
    "elements",
    "accessory",
    "title",
    "rows",
    "tasks",
    "chart",
    "child_blocks",
)
BLOCKS = st.builds(
    lambda kind, keys: {**keys, "type": kind},
    TYPES,
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(KEYS, st.one_of(VALUES, TEXTS, st.lists(TEXTS, max_size=3)))
    ),
)


@given(st.lists(BLOCKS, max_size=3), st.integers(20, 110), st.booleans(), st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_no_line_is_wider_than_the_page(
    drawn: list[Node], width: int, rtl: bool, count: int
) -> None:
    body: Node = {"text": "t", "blocks": drawn, "attachments": [{"blocks": drawn}]}
    shown = terminal.write([Preview(body, "t", "f", "ar", rtl=rtl)] * count, Page(width))

    assert max(map(cell_len, shown.split("\n"))) <= width
    assert all(
        one.isprintable() or one in "\n\u2066\u2067\u2068\u2069" or not one.isascii()
        for one in shown
    )
