from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from alerts import Alerts


@pytest.mark.parametrize(
    ("expression", "kind", "expected"),
    [
        pytest.param("mention('here')", "mrkdwn", "<!here>", id="broadcast"),
        pytest.param("mention('S0TEAM01')", "mrkdwn", "<!subteam^S0TEAM01>", id="group"),
        pytest.param("mention(who)", "mrkdwn", "<@U012345>", id="user"),
        pytest.param("mention_user(who)", "markdown", "<@U012345>", id="in markdown"),
        pytest.param("mention_channel(room)", "mrkdwn", "<#C012345>", id="channel"),
        pytest.param("mention('here')", "plain", "@here", id="plain text has no mentions"),
        pytest.param("mention_channel(room)", "raw", "#C012345", id="nor have identifiers"),
        pytest.param("link(url)", "mrkdwn", "<https://example.com/a?b=c>", id="link"),
        pytest.param(
            "link(url, 'a|<b>\\nc')",
            "mrkdwn",
            "<https://example.com/a?b=c|a¦&lt;b&gt; c>",
            id="label",
        ),
        pytest.param(
            "link('https://a.example/x|y>z')",
            "mrkdwn",
            "<https://a.example/x%7Cy%3Ez>",
            id="what would end a link",
        ),
        pytest.param("link(url, 5)", "plain", "5 (https://example.com/a?b=c)", id="plain link"),
        pytest.param(
            "link('https://a.example/x(y)', 'a]b')",
            "markdown",
            "[a\\]b](https://a.example/x%28y%29)",
            id="markdown link",
        ),
        pytest.param(
            "link(url, t.label)",
            "mrkdwn",
            "<https://example.com/a?b=c|R&amp;D>",
            id="a text as label is escaped once",
        ),
        pytest.param("range(3) | join", "mrkdwn", "012", id="range"),
        pytest.param("range(1, 9, 3) | join", "mrkdwn", "147", id="range with a step"),
    ],
)
def test_functions(alerts: Alerts, expression: str, kind: str, expected: str) -> None:
    texts = '  label: "R&D"\n'

    assert alerts.said(f"a {{{{ {expression} }}}}", kind, texts=texts) == f"a {expected}"


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        pytest.param("`{{ mention('here') }}`", "`@here`", id="mention in code"),
        pytest.param("`{{ started_at | local }}`", "Nov 22, 2026", id="date token in code"),
        pytest.param("<{{ url }}|{{ mention('here') }}>", "|@here>", id="mention in a label"),
        pytest.param(
            "<{{ url }}|{{ link(url) }}>", "|https://example.com/a?b=c>", id="link in one"
        ),
    ],
)
def test_markup_has_its_plain_reading_where_slack_reads_none(
    alerts: Alerts, leaf: str, expected: str
) -> None:
    said = alerts.said(leaf)

    assert expected in said.replace("\u202f", " ")
    assert "<!" not in said


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("mention('nobody')", "mention: it takes here, channel", id="unknown"),
        pytest.param("mention(n)", "mention: it takes here, channel", id="number"),
        pytest.param("mention(tags)", "mention: it takes here, channel", id="list"),
        pytest.param("mention_user('here')", "mention_user: it takes here", id="no user"),
        pytest.param(
            "mention_channel(who)", "mention_channel: it takes a channel", id="no channel"
        ),
        pytest.param("link(name)", "link: not an absolute https URL", id="no URL"),
        pytest.param("link('http://a.example')", "link: not an absolute https", id="no https"),
        pytest.param("link('https://u:p@a.example')", "a URL with credentials", id="credentials"),
        pytest.param("link('https://[')", "link: not an absolute https URL", id="broken URL"),
        pytest.param("link(n)", "link: it begins a URL, so it must be one", id="number as a URL"),
        pytest.param("link(url, owner)", "link: an object has no form", id="object as a label"),
        pytest.param("link()", "link: wrong arguments", id="no argument"),
        pytest.param("range()", "range: it takes one to three", id="range of nothing"),
        pytest.param("range('a')", "range: it takes a whole number", id="range of a text"),
        pytest.param("range(9999)", "range: more than 1000 numbers", id="long range"),
        pytest.param("range(10**12)", "range: it takes a whole number", id="huge range"),
        pytest.param("range(1, 2, 0)", "range: an integer does not fit", id="no step"),
        pytest.param("nope(1)", "unknown function nope [undefined-name]", id="unknown function"),
        pytest.param("mentoin('here')", "did you mean mention?", id="its hint"),
        pytest.param("name.upper()", "use a filter: value | filter", id="method"),
        pytest.param("range(*tags)", "* and ** are not available", id="star"),
        pytest.param("t('x', **owner)", "* and ** are not available", id="two stars"),
        pytest.param("t(name)", "it takes one literal string first", id="computed key"),
        pytest.param("_('a', x=1)", "a phrase has no arguments", id="phrase with arguments"),
        pytest.param("t", "t needs an argument", id="t alone"),
        pytest.param("link", "link needs an argument", id="function alone"),
    ],
)
def test_functions_refuse(alerts: Alerts, expression: str, expected: str) -> None:
    assert expected in alerts.fault(f"{{{{ {expression} }}}}")
