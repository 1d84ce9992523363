"""rich_text read into paragraphs."""

from __future__ import annotations

import pytest

from fixturectl.reports.rich_text import instant, paragraphs, text
from fixturectl.reports.spans import Paragraph, Span


def section(*leaves: object) -> dict[str, object]:
    return {"type": "rich_text_section", "elements": list(leaves)}


@pytest.mark.parametrize(
    ("leaf", "read"),
    [
        pytest.param({"type": "text", "text": "a"}, Span("a"), id="text"),
        pytest.param(
            {"type": "text", "text": "a", "style": {"bold": True, "italic": True, "strike": True}},
            Span("a", bold=True, italic=True, strike=True),
            id="styles",
        ),
        pytest.param(
            {"type": "text", "text": "a", "style": {"code": True}}, Span("a", "code"), id="code"
        ),
        pytest.param(
            {"type": "link", "url": "https://x.example", "text": "x"},
            Span("x", "link", "https://x.example"),
            id="link",
        ),
        pytest.param(
            {"type": "link", "url": "https://x.example"},
            Span("https://x.example", "link", "https://x.example"),
            id="bare link",
        ),
        pytest.param({"type": "user", "user_id": "U1"}, Span("@U1", "mention"), id="user"),
        pytest.param({"type": "channel", "channel_id": "C1"}, Span("#C1", "mention"), id="channel"),
        pytest.param(
            {"type": "usergroup", "usergroup_id": "S1"}, Span("@S1", "mention"), id="group"
        ),
        pytest.param(
            {"type": "broadcast", "range": "here"}, Span("@here", "mention"), id="broadcast"
        ),
        pytest.param({"type": "emoji", "name": "x"}, Span("x", "emoji"), id="emoji"),
        pytest.param({"type": "color", "value": "#F00"}, Span("#F00", "code"), id="color"),
        pytest.param(
            {"type": "date", "timestamp": 0, "format": "{time}", "fallback": "noon"},
            Span("noon", "date"),
            id="date",
        ),
        pytest.param(
            {"type": "date", "timestamp": 0, "url": "https://x.example"},
            Span("1970-01-01 00:00 UTC", "date", "https://x.example"),
            id="date without fallback",
        ),
        pytest.param({"type": "canvas"}, Span("[canvas]"), id="unknown leaf"),
    ],
)
def test_leaves(leaf: dict[str, object], read: Span) -> None:
    assert paragraphs([section(leaf)]) == [Paragraph((read,))]


def test_lists_quotes_and_preformatted_text() -> None:
    item = section({"type": "text", "text": "a"})
    leaf = {"type": "text", "text": "a"}
    elements = [
        {"type": "rich_text_list", "style": "bullet", "indent": 99, "elements": [item]},
        {"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": [item, item]},
        {"type": "rich_text_list", "style": "ordered", "offset": 3, "elements": [item]},
        {"type": "rich_text_quote", "elements": [leaf]},
        {"type": "rich_text_preformatted", "elements": [leaf, {"type": "link", "url": "u"}]},
    ]
    span = (Span("a"),)

    assert paragraphs(elements) == [
        Paragraph(span, "item", 8, "▪ "),
        Paragraph(span, "item", 1, "a. "),
        Paragraph(span, "item", 1, "b. "),
        Paragraph(span, "item", 0, "4. "),
        Paragraph(span, "quote"),
        Paragraph((Span("au", "code"),), "code"),
    ]
    assert text({"elements": elements[:2]}) == "                ▪ a\n  a. a\n  b. a"


@pytest.mark.parametrize(
    ("timestamp", "shown"),
    [
        pytest.param(1795342500, "2026-11-22 10:15 UTC", id="seconds"),
        pytest.param("1795342500", "2026-11-22 10:15 UTC", id="seconds as text"),
        pytest.param("soon", "soon", id="no number"),
        pytest.param(10**30, "1" + "0" * 30, id="beyond any calendar"),
        pytest.param(None, "", id="absent"),
    ],
)
def test_instant(timestamp: object, shown: str) -> None:
    assert instant(timestamp) == shown
