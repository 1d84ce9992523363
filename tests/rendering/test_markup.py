from __future__ import annotations

import pytest

from fixturectl.rendering.markup import VALUE, position, unclosed


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("", "text", id="nothing before"),
        pytest.param("`", "code", id="behind a backtick"),
        pytest.param("`a` ", "text", id="behind a code span"),
        pytest.param("`a`\n`b", "code", id="second span"),
        pytest.param("don`t\n", "text", id="a span ends with its line"),
        pytest.param("```\na\nb ` ", "code", id="inside a fence"),
        pytest.param("```a``` ", "text", id="behind a fence"),
        pytest.param("<", "start", id="begins a link"),
        pytest.param("<https://a.example/", "target", id="path of a link"),
        pytest.param("<https://", "host", id="host of a link"),
        pytest.param("<https://a.", "host", id="domain of a link"),
        pytest.param("<https://a.example", "joined", id="glued to a host"),
        pytest.param("<https://a:", "joined", id="port"),
        pytest.param(f"<{VALUE}", "joined", id="glued to a URL that is a value"),
        pytest.param(f"<{VALUE}/", "target", id="path behind a value"),
        pytest.param("<!", "target", id="a mention"),
        pytest.param("<@", "target", id="a user"),
        pytest.param("<https://a.example|", "label", id="label of a link"),
        pytest.param("<https://a.example|b> ", "text", id="behind a link"),
        pytest.param("don`t <", "start", id="a link behind a stray backtick"),
        pytest.param("`<", "start", id="a raw bracket in code is a link to Slack"),
        pytest.param("a < b\n", "text", id="a link ends with its line"),
    ],
)
def test_positions_in_mrkdwn(before: str, expected: str) -> None:
    assert position(before, "mrkdwn") == expected
    assert unclosed(before, "mrkdwn") == (expected not in ("text", "code"))


@pytest.mark.parametrize(
    ("before", "kind", "expected"),
    [
        pytest.param("[a](", "markdown", "start", id="markdown link"),
        pytest.param("[a](https://a.example/", "markdown", "target", id="path of a markdown link"),
        pytest.param("[a](https://a.example) ", "markdown", "text", id="behind a markdown link"),
        pytest.param("[", "markdown", "text", id="label of a markdown link"),
        pytest.param("`", "markdown", "code", id="markdown code"),
        pytest.param("", "url", "start", id="URL"),
        pytest.param(" ", "url", "start", id="blanks before a URL"),
        pytest.param("https://", "url", "host", id="host of a URL"),
        pytest.param("HTTPS://a.example", "url", "joined", id="glued to the host of a URL"),
        pytest.param(f"{VALUE}#", "url", "target", id="fragment"),
        pytest.param("<", "plain", "text", id="plain text has no positions"),
        pytest.param("`", "raw", "text", id="nor have identifiers"),
    ],
)
def test_positions_in_other_fields(before: str, kind: str, expected: str) -> None:
    assert position(before, kind) == expected  # type: ignore[arg-type]
