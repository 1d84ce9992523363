"""Messages as HTML: how each part looks, and that no word of them is ever more than a word."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import Page

from fixturectl import registry
from fixturectl.reports.messages import Preview, html
from fixturectl.reports.messages.html import blocks
from fixturectl.reports.messages.html.blocks import draw_block
from fixturectl.reports.messages.html.markup import Markup, address, element, joined
from fixturectl.reports.messages.html.message import draw_message
from fixturectl.reports.messages.html.paragraphs import text_object
from fixturectl.reports.page import Page as Paper

if TYPE_CHECKING:
    from fixturectl.reports.tree import Node

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def plain(words: str) -> Node:
    return {"type": "plain_text", "text": words}


def mrkdwn(words: str) -> Node:
    return {"type": "mrkdwn", "text": words}


def option(words: str) -> Node:
    return {"text": plain(words), "value": words}


def rich(*words: str) -> Node:
    leaves = [{"type": "text", "text": word} for word in words]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": leaves}]}


def preview(body: Node, locale: str = "en-US") -> Preview:
    return Preview(body, "acme", "disk-full", locale, "quiet", timezone="Europe/Paris", now=NOW)


# One of each type, each word told apart by its place.
EVERY: list[Node] = [
    {"type": "header", "text": plain(":fire: in a header")},
    {
        "type": "section",
        "text": mrkdwn("in a section"),
        "fields": [mrkdwn("*first*\nfield"), plain("second field")],
        "accessory": {"type": "image", "alt_text": "a small image", "image_url": "https://x.io/a"},
    },
    {
        "type": "context",
        "elements": [{"type": "image", "alt_text": "an icon"}, mrkdwn("in a context")],
    },
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "style": "primary",
                "text": plain("a button"),
                "url": "https://x.io/b",
            },
            {"type": "static_select", "placeholder": plain("a menu"), "options": [option("one")]},
            {"type": "overflow", "options": [option("of an overflow")]},
            {
                "type": "checkboxes",
                "options": [option("ticked"), option("not ticked")],
                "initial_options": [option("ticked")],
            },
        ],
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "positive_button": {"text": plain("good")},
                "negative_button": {"text": plain("bad")},
            }
        ],
    },
    {"type": "divider"},
    {"type": "image", "alt_text": "a picture", "title": plain("its title"), "image_url": "x"},
    rich("in rich text"),
    {"type": "markdown", "text": "# A heading\n- an item\n```\na fence\n```\n---\n> a quote"},
    {
        "type": "table",
        "rows": [
            [{"type": "raw_text", "text": "a head"}, rich("rich head")],
            [{"type": "raw_text", "text": "a cell"}, {"type": "raw_text", "text": "at the right"}],
        ],
        "column_settings": [{}, {"align": "right"}],
    },
    {
        "type": "data_table",
        "caption": "a caption",
        "rows": [
            [{"type": "raw_text", "text": "amount"}],
            [{"type": "raw_number", "value": 12}],
        ],
    },
    {
        "type": "data_visualization",
        "title": "a chart",
        "chart": {
            "type": "bar",
            "series": [{"name": "a series", "data": [{"label": "a point", "value": 3}]}],
        },
    },
    {
        "type": "video",
        "title": plain("a video"),
        "title_url": "https://x.io/v",
        "description": plain("about it"),
        "alt_text": "its still",
        "author_name": "somebody",
    },
    {"type": "file", "external_id": "ABC-1"},
    {
        "type": "input",
        "label": plain("a label"),
        "hint": plain("a hint"),
        "optional": True,
        "element": {"type": "plain_text_input", "placeholder": plain("to be filled in")},
    },
    {"type": "alert", "level": "warning", "text": mrkdwn("in an alert")},
    {
        "type": "card",
        "title": mrkdwn("a card"),
        "subtitle": mrkdwn("its subtitle"),
        "body": mrkdwn("its body"),
        "subtext": mrkdwn("its subtext"),
        "icon": {"type": "image", "alt_text": "its icon"},
        "hero_image": {"type": "image", "alt_text": "its hero"},
        "actions": [{"type": "button", "text": plain("its button")}],
    },
    {"type": "carousel", "elements": [{"type": "card", "title": mrkdwn("in a carousel")}]},
    {
        "type": "container",
        "title": plain("a container"),
        "subtitle": mrkdwn("below it"),
        "child_blocks": [{"type": "section", "text": mrkdwn("inside it")}],
    },
    {"type": "plan", "title": "a plan", "tasks": [{"title": "a task", "status": "complete"}]},
    {
        "type": "task_card",
        "title": "another task",
        "status": "error",
        "details": rich("its details"),
        "sources": [{"text": "its source", "url": "https://x.io/s"}],
    },
    {"type": "hologram", "depth": "of tomorrow"},
]
SAID = (
    "🔥", "in a header", "in a section", "first", "second field", "a small image", "in a context",
    "a button", "a menu", "ticked", "good", "bad", "a picture", "its title", "in rich text",
    "A heading", "an item", "a fence", "a quote", "a head", "rich head", "a cell", "at the right",
    "a caption", "12", "a chart", "a series", "a point", "a video", "about it", "its still",
    "somebody", "ABC-1", "a label", "(optional)", "a hint", "to be filled in", "in an alert",
    "a card", "its subtitle", "its body", "its subtext", "its hero", "its button", "in a carousel",
    "a container", "below it", "inside it", "a plan", "a task", "another task", "its details",
    "its source", "unknown block: hologram", "of tomorrow",
)  # fmt: skip


def test_every_type_of_block_is_drawn_with_all_it_says() -> None:
    page = Page(html.write([preview({"text": "x", "blocks": EVERY})], Paper()))

    assert [said for said in SAID if said not in page.text] == []
    assert page.links == ["https://x.io/b", "https://x.io/v", "https://x.io/s"]


def test_every_type_with_a_file_is_drawn_here() -> None:
    known = {name.replace("-", "_") for name in registry.names(blocks.__name__)}

    assert known == {str(block["type"]) for block in EVERY} - {"hologram"}


def test_a_page_loads_and_runs_nothing() -> None:
    page = Page(html.write([preview({"text": "x", "blocks": EVERY})], Paper()))

    assert page.holds_its_policy()
    assert "url(" not in page.style
    assert "@import" not in page.style


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param("*b* _i_ ~s~", "<b>b</b> <i>i</i> <s>s</s>", id="emphasis"),
        pytest.param("*_both_*", "<b><i>both</i></b>", id="two of them"),
        pytest.param("`a &amp; b`", "<code>a &amp; b</code>", id="code"),
        pytest.param(
            "<https://x.io/?a=1&amp;b=2|here>",
            '<a href="https://x.io/?a=1&amp;b=2" title="https://x.io/?a=1&amp;b=2" '
            'rel="noreferrer nofollow">here</a>',
            id="a link",
        ),
        pytest.param(
            "<javascript:alert(1)|here>",
            '<span class="link" title="javascript:alert(1)">here</span>',
            id="a link that is none",
        ),
        pytest.param(
            "<!here>", '<span class="mention broadcast" dir="auto">@here</span>', id="a broadcast"
        ),
        pytest.param("<@U1>", '<span class="mention" dir="auto">@U1</span>', id="a mention"),
        pytest.param(":fire:", '<span class="emoji" title=":fire:">🔥</span>', id="an emoji"),
        pytest.param(
            ":warning:", '<span class="emoji" title=":warning:">⚠️</span>', id="in its colours"
        ),
        pytest.param(":party_parrot:", ":party_parrot:", id="an emoji of one workspace"),
        pytest.param("<!date^1^{time}|11:15>", "11:15", id="a date in nobody's zone"),
        pytest.param("&lt;b&gt; \x1b[2J \u202e", "&lt;b&gt; ␛[2J �", id="what looks like HTML"),
    ],
)
def test_marks_of_mrkdwn(said: str, shown: str) -> None:
    assert text_object(mrkdwn(said)) == f'<div class="words" dir="auto"><p>{shown}</p></div>'


def test_quotes_and_fences_are_paragraphs() -> None:
    shown = text_object(mrkdwn("a\n&gt; b\n```c```"))

    assert "<blockquote>b</blockquote>" in shown
    assert "<pre>c</pre>" in shown


def test_a_message_says_who_sends_it_and_what_a_phone_shows() -> None:
    shown = draw_message(preview({"text": ":fire: *Disk* full", "blocks": EVERY[:1]}))

    assert '<div class="phone"><p dir="auto">🔥 Disk full</p></div>' in shown
    assert '<span class="sender">acme</span><span class="badge">APP</span>' in shown
    assert '<span class="time">04:00</span>' in shown, "in the tenant's time zone"


@pytest.mark.parametrize(
    ("color", "look"),
    [
        ("#D00000", "cd00000"),
        ("2EB67D", "c2eb67d"),
        ("good", "c2eb67d"),
        ("red; x", "cdddddd"),
        (None, "cdddddd"),
    ],
)
def test_an_attachment_has_a_bar_of_its_color(color: str | None, look: str) -> None:
    body: Node = {"attachments": [{"color": color, "fallback": "f", "blocks": EVERY[:1]}]}

    page = Page(html.write([preview(body)], Paper()))

    assert look in page.classes
    assert f".{look} {{ background: #{look[1:]} }}" in page.style


def test_an_attachment_of_old_shows_all_its_parts() -> None:
    old = {
        "pretext": "before", "author_name": "who", "title": "what", "title_link": "https://x.io",
        "text": "*how*", "fields": [{"title": "k", "value": "v", "short": True}, {"title": "l"}],
        "actions": [{"text": "go", "url": "https://x.io/g"}], "image_url": "https://x.io/i",
        "footer": "end",
    }  # fmt: skip

    page = Page(html.write([preview({"attachments": [old]})], Paper()))

    for said in ("before", "who", "what", "how", "k", "v", "l", "go", "end"):
        assert said in page.text
    assert page.links == ["https://x.io", "https://x.io/g"]


def test_messages_without_blocks_and_of_nothing() -> None:
    assert "<p>only <b>text</b></p>" in draw_message(preview({"text": "only *text*"}))
    assert "a <b>b</b>" in draw_message(preview({"markdown_text": "a **b**"}))
    assert 'class="phone"' not in draw_message(preview({}))


def test_several_locales_are_on_one_page_each_in_its_language() -> None:
    written = html.write([preview({"text": "a"}), preview({"text": "ب"}, "ar")], Paper())

    assert '<div class="slack" lang="ar">' in written
    assert Page(written).classes.count("slack") == 2


def test_an_unknown_time_zone_is_none() -> None:
    shown = draw_message(preview({"text": "x"})._replace(timezone="Mars/Olympus"))

    assert '<span class="time">03:00</span>' in shown


# -- nothing gets out


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://x.io/a?b=%20#c", True),
        ("HTTP://x.io", True),
        ("mailto:a@x.io", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://x.io", False),
        ('https://x.io/"onclick="x', False),
        ("//x.io", False),
        ("", False),
    ],
)
def test_only_an_address_of_the_web_is_followed(url: str, followed: bool) -> None:
    assert bool(address(url)) is followed


def test_text_is_escaped_wherever_it_is_put() -> None:
    hostile = '<b a="1">&'

    assert element("p", hostile, title=hostile) == (
        '<p title="&lt;b a=&quot;1&quot;&gt;&amp;">&lt;b a=&quot;1&quot;&gt;&amp;</p>'
    )
    assert joined([hostile, Markup("<hr>")]) == "&lt;b a=&quot;1&quot;&gt;&amp;<hr>"
    assert element("input", checked=True, id="") == "<input checked>"


HOSTILE = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)",
         "</style><script>", "<https://x.io|<b>>", "`</code><script>`", "&lt;b&gt;", "\x00\x1b",
         "' onmouseover='x", ':x"y:', "<!date^1^{x}^javascript:x|y>", "]]>", "<!--"]
    ),
)  # fmt: skip
TEXTS = st.builds(
    lambda kind, words: {"type": kind, "text": words},
    st.sampled_from(["mrkdwn", "plain_text", "button", "image", "rich_text", "raw_text", "text"]),
    HOSTILE,
)
VALUES = st.recursive(
    st.one_of(HOSTILE, TEXTS, st.integers(), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["type", "text", "url", "title", "alt_text", "elements", "options", "style",
                 "image_url", "label", "value", "level", "align", "color", "name", "external_id"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)  # fmt: skip
KEYS = (
    *("text", "fields", "elements", "accessory", "title", "rows", "tasks", "chart", "actions"),
    *("child_blocks", "icon", "title_url", "alt_text", "caption", "element", "column_settings"),
    *("level", "external_id", "sources", "status", "block_id"),
)
BLOCKS = st.builds(
    lambda kind, keys: {**keys, "type": kind},
    st.one_of(st.sampled_from([str(block["type"]) for block in EVERY]), HOSTILE),
    st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, VALUES)),
)


@given(st.lists(BLOCKS, max_size=3), VALUES, HOSTILE)
@settings(max_examples=25, deadline=None)
def test_no_message_makes_a_page_harmful(found: list[Node], value: Any, words: str) -> None:
    body: Node = {
        "text": words,
        "blocks": found,
        "attachments": [{"color": words, "title": words, "text": value, "fields": value}],
    }
    hostile = Preview(body, words, words, words, words)

    page = Page(html.write([hostile], Paper()))  # which holds every tag and attribute to be known

    assert page.holds_its_policy()


def test_a_block_within_blocks_of_the_wrong_shape() -> None:
    assert draw_block({"type": 3, "rows": "x"}).startswith('<div class="block unknown">')
    assert "<table></table>" in draw_block({"type": "table", "rows": "x"})
