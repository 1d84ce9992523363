"""Standard Markdown as Slack draws it."""

from __future__ import annotations

import pytest

from fixturectl.reports.markdown import paragraphs, spans
from fixturectl.reports.spans import Paragraph, Span


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param(
            "**a** __b__", [Span("a", bold=True), Span(" "), Span("b", bold=True)], id="bold"
        ),
        pytest.param(
            "*a* _b_ ~~c~~",
            [
                Span("a", italic=True),
                Span(" "),
                Span("b", italic=True),
                Span(" "),
                Span("c", strike=True),
            ],
            id="italic, strike",
        ),
        pytest.param(
            "**a _b_**",
            [Span("a ", bold=True), Span("b", bold=True, italic=True)],
            id="one in the other",
        ),
        pytest.param(
            "[a](https://x.example) ![b](https://y.example/i.png)",
            [
                Span("a", "link", "https://x.example"),
                Span(" "),
                Span("b", "link", "https://y.example/i.png"),
            ],
            id="links, images",
        ),
        pytest.param(
            "<https://x.example>",
            [Span("https://x.example", "link", "https://x.example")],
            id="a bare link",
        ),
        pytest.param(
            r"\*a\* `*b*`",
            [Span("*"), Span("a"), Span("*"), Span(" "), Span("*b*", "code")],
            id="escapes, code",
        ),
        pytest.param(
            ":fire: snake_case_name",
            [Span("fire", "emoji"), Span(" snake_case_name")],
            id="emoji; words",
        ),
    ],
)
def test_spans(text: str, read: list[Span]) -> None:
    assert spans(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("## a ##", Paragraph((Span("a", bold=True),), "heading"), id="heading"),
        pytest.param("---", Paragraph((), "rule"), id="rule"),
        pytest.param("> a", Paragraph((Span("a"),), "quote"), id="quote"),
        pytest.param("  - a", Paragraph((Span("a"),), "item", 1, "• "), id="item"),
        pytest.param("3. a", Paragraph((Span("a"),), "item", 0, "3. "), id="numbered item"),
        pytest.param("- [x] a", Paragraph((Span("a"),), "item", 0, "☑ "), id="done"),
        pytest.param("- [ ] a", Paragraph((Span("a"),), "item", 0, "☐ "), id="to do"),
        pytest.param("~~~\n# a\n~~~\n", Paragraph((Span("# a", "code"),), "code"), id="fence"),
        pytest.param("```\na", Paragraph((Span("a", "code"),), "code"), id="open fence"),
        pytest.param("a | b", Paragraph((Span("a | b"),)), id="anything else"),
    ],
)
def test_paragraphs(text: str, read: Paragraph) -> None:
    assert paragraphs(text) == [read]
