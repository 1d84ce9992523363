from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.rendering.fitting import spans
from fixturectl.rendering.fitting.spans import Found

if TYPE_CHECKING:
    from fixturectl.rendering.pieces import FieldKind


def found(text: str, kind: FieldKind) -> str | tuple[str, str] | None:
    """Return the atom at the text's beginning, or a span's two marks."""
    span = spans.at(text, 0, len(text), kind)
    if span is None or span.close is None:
        return span and text[: span.end]
    return text[: span.end], text[span.close[0] : span.close[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("&amp; x", "&amp;", id="entity"),
        pytest.param("& x;", None, id="ampersand"),
        pytest.param(":tada: x", ":tada:", id="emoji"),
        pytest.param(":wave::skin-tone-3: x", ":wave::skin-tone-3:", id="emoji with its skin tone"),
        pytest.param(": x:", None, id="colon"),
        pytest.param("<https://x.io> x", "<https://x.io>", id="link without a label"),
        pytest.param("<https://x.io|> x", "<https://x.io|>", id="link with an empty label"),
        pytest.param("<https://x.io|a b> x", ("<https://x.io|", ">"), id="link with a label"),
        pytest.param("<@U1|ann> x", "<@U1|ann>", id="mention"),
        pytest.param("<!date^1^{time}|12:00> x", "<!date^1^{time}|12:00>", id="date"),
        pytest.param("<a\nb> x", None, id="no link over lines"),
        pytest.param("`a b` x", ("`", "`"), id="code"),
        pytest.param("`a\nb` x", None, id="no code over lines"),
        pytest.param("` ```a```", None, id="code is not closed by that of a block"),
        pytest.param("``a` x", None, id="two backticks"),
        pytest.param("```a\nb``` x", ("```", "```"), id="code block over lines"),
        pytest.param("``` x", None, id="code block that is never closed"),
        pytest.param("*a b* x", ("*", "*"), id="bold"),
        pytest.param("_a_ x", ("_", "_"), id="italic"),
        pytest.param("~a~ x", ("~", "~"), id="strike"),
        pytest.param("* a* x", None, id="a mark before a blank opens nothing"),
        pytest.param("*a *b x", None, id="a mark behind a blank closes nothing"),
        pytest.param("*a*b x", None, id="a mark within a word closes nothing"),
        pytest.param("*a\nb* x", None, id="no bold over lines"),
        pytest.param("** x", None, id="nothing between the marks"),
        pytest.param("*a `b* c` d", None, id="a mark within code closes nothing"),
        pytest.param("*a <https://x.io/b*|c> d", None, id="nor one within a link"),
        pytest.param("*", None, id="the end"),
        pytest.param("*a" + " *a" * 200 + "*", None, id="not tried for ever"),
    ],
)
def test_mrkdwn(text: str, expected: str | tuple[str, str] | None) -> None:
    assert found(text, "mrkdwn") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[a b](https://x.io) c", ("[", "](https://x.io)"), id="link"),
        pytest.param("[](https://x.io) c", "[](https://x.io)", id="link with an empty label"),
        pytest.param("[a] b", None, id="brackets"),
        pytest.param("![a](https://x.io/a.png) b", "![a](https://x.io/a.png)", id="image"),
        pytest.param("!x", None, id="exclamation mark"),
        pytest.param("\\*a", "\\*", id="escape"),
        pytest.param("\\a", None, id="backslash"),
        pytest.param("<@U1> x", "<@U1>", id="mention"),
        pytest.param("**a b** x", ("**", "**"), id="strong"),
        pytest.param("** a** x", None, id="a mark before a blank opens nothing"),
        pytest.param("**a x", None, id="strong that is never closed"),
        pytest.param("**a ** x", None, id="strong with a blank at its end"),
        pytest.param("*a* x", ("*", "*"), id="emphasis"),
        pytest.param("~~a~~ x", ("~~", "~~"), id="strike"),
        pytest.param("~a~ x", None, id="one tilde"),
        pytest.param("`a` x", ("`", "`"), id="code"),
        pytest.param("``a`b`` x", ("``", "``"), id="code with a backtick in it"),
        pytest.param("`a\n\nb` x", "`", id="no code over paragraphs"),
        pytest.param("```py\na\n```\nx", ("```py\n", "\n```"), id="code block"),
        pytest.param("```py\na", "```", id="code block that is never closed"),
        pytest.param("~~~\na\n~~~\nx", ("~~~\n", "\n~~~"), id="code block of tildes"),
    ],
)
def test_markdown(text: str, expected: str | tuple[str, str] | None) -> None:
    assert found(text, "markdown") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(":tada: x", ":tada:", id="emoji"),
        pytest.param("*a* x", None, id="a star is a star"),
        pytest.param("<https://x.io|a> x", None, id="an angle is an angle"),
    ],
)
def test_plain(text: str, expected: str | None) -> None:
    assert found(text, "plain") == expected


def test_in_code_and_labels_only_atoms_count() -> None:
    assert spans.inside("<@U1> x", 0, 7) == Found(5)
    assert spans.inside("<x", 0, 2) is None
    assert spans.inside("&lt;", 0, 4) == Found(4)
    assert spans.inside("*a*", 0, 3) is None


def test_an_address_is_an_atom() -> None:
    assert spans.url("https://x.io/a b", 0, 16) == Found(14)
    assert spans.url("hello", 0, 5) is None
