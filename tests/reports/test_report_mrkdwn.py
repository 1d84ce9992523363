"""mrkdwn read as Slack reads it."""

from __future__ import annotations

import pytest

from fixturectl.reports.mrkdwn import paragraphs, spans
from fixturectl.reports.spans import Paragraph, Span, plain


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("a *b* c", [Span("a "), Span("b", bold=True), Span(" c")], id="bold"),
        pytest.param(
            "_a_ ~b~",
            [Span("a", italic=True), Span(" "), Span("b", strike=True)],
            id="italic, strike",
        ),
        pytest.param("*_a_*", [Span("a", bold=True, italic=True)], id="one in the other"),
        pytest.param(
            "*a <https://x.example|b*c>*",
            [Span("a ", bold=True), Span("b*c", "link", "https://x.example", bold=True)],
            id="a mark in a link",
        ),
        pytest.param("2*3*4 a_b_c", [Span("2*3*4 a_b_c")], id="marks in words are none"),
        pytest.param("* a * b", [Span("* a * b")], id="marks before spaces are none"),
        pytest.param("*a\nb*", [Span("*a\nb*")], id="emphasis never crosses a line"),
        pytest.param("`*a* &lt;`", [Span("*a* <", "code")], id="nothing is read in code"),
        pytest.param(
            "<https://x.example>",
            [Span("https://x.example", "link", "https://x.example")],
            id="a link without label",
        ),
        pytest.param(
            "<https://x.example|a &amp; b>",
            [Span("a & b", "link", "https://x.example")],
            id="a link's label",
        ),
        pytest.param(
            "<mailto:a@x.example>",
            [Span("a@x.example", "link", "mailto:a@x.example")],
            id="an e-mail address",
        ),
        pytest.param(
            "<!here> <@U1> <#C1|ops>",
            [
                Span("@here", "mention"),
                Span(" "),
                Span("@U1", "mention"),
                Span(" "),
                Span("#ops", "mention"),
            ],
            id="mentions",
        ),
        pytest.param(
            "<!subteam^S1|@sre> <!subteam^S1>",
            [Span("@sre", "mention"), Span(" "), Span("@S1", "mention")],
            id="groups",
        ),
        pytest.param(
            "<!date^17^{time}^https://x.example|noon>",
            [Span("noon", "date", "https://x.example")],
            id="a date's fallback",
        ),
        pytest.param("<!date^17^{time}>", [Span("17", "date")], id="a date without fallback"),
        pytest.param("<|a>", [Span("a", "link")], id="an empty target"),
        pytest.param(
            ":fire: 10:30:00",
            [Span("fire", "emoji"), Span(" 10"), Span("30", "emoji"), Span("00")],
            id="short codes",
        ),
        pytest.param(
            "&lt;!here&gt; &amp;lt;", [Span("<!here> &lt;")], id="entities are decoded once"
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_spans(text: str, read: list[Span]) -> None:
    assert spans(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("a\nb", [Paragraph((Span("a\nb"),))], id="lines stay together"),
        pytest.param(
            "&gt; a\n>b\nc",
            [Paragraph((Span("a\nb"),), "quote"), Paragraph((Span("c"),))],
            id="quotes",
        ),
        pytest.param(
            "a\n&gt;&gt;&gt;b\n\nc",
            [Paragraph((Span("a"),)), Paragraph((Span("b\n\nc"),), "quote")],
            id="a quote to the end",
        ),
        pytest.param(
            "a\n```\n*b* &lt;\n```\nc",
            [
                Paragraph((Span("a"),)),
                Paragraph((Span("*b* <", "code"),), "code"),
                Paragraph((Span("c"),)),
            ],
            id="a fence",
        ),
        pytest.param("```open", [Paragraph((Span("```open"),))], id="an open fence is none"),
    ],
)
def test_paragraphs(text: str, read: list[Paragraph]) -> None:
    assert paragraphs(text) == read


def test_plain_text_of_spans() -> None:
    text = "*Now* :fire: <https://x.example|log> <https://y.example>"

    assert plain(spans(text)) == "Now 🔥 log <https://x.example> https://y.example"


def test_marks_without_end_are_no_burden() -> None:
    for piece in ("*a", "_<", "~", "<<a", "`", ":a", "&gt;"):
        assert paragraphs(piece * 20000)
