from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from alerts import Alerts


@pytest.mark.parametrize("kind", ["mrkdwn", "plain", "markdown", "url", "raw"])
def test_null_is_a_fault_wherever_it_is_shown(alerts: Alerts, kind: str) -> None:
    assert alerts.fault("https://a.example/{{ nothing }}", kind) == (
        "18: nothing: it is null here [template] guard it with when: or default"
    )
    assert "it is null here" in alerts.fault("{{ nothing ~ 'x' }}") or kind == "raw"


def test_null_joined_to_a_text_is_a_fault(alerts: Alerts) -> None:
    for kind, said in (("plain", "it is null here"), ("raw", "null can't be shown")):
        assert said in alerts.fault("a {{ nothing ~ 'x' }}", kind)


@pytest.mark.parametrize(
    ("leaf", "kind", "expected"),
    [
        pytest.param("{{ n * 3000 }}", "plain", "15,000", id="numbers in the reader's way"),
        pytest.param("{{ n * 3000 }}", "raw", "15000", id="but not in identifiers"),
        pytest.param(
            "https://a.example/{{ n * 3000 }}", "url", "https://a.example/15000", id="URL"
        ),
        pytest.param(
            "{{ 'https://a.example/' ~ n * 3000 }}",
            "url",
            "https://a.example/15000",
            id="nor in URLs that an expression makes",
        ),
        pytest.param("{{ 'a' ~ n * 3000 }}", "plain", "a15,000", id="joined"),
        pytest.param("{{ yes }} {{ level }}", "plain", "true low", id="other types"),
        pytest.param(
            "{{ started_at }}", "raw", "2026-11-22T10:15:00+00:00", id="instants for machines"
        ),
        pytest.param("{{ lag }}", "raw", "90s", id="durations for machines"),
        pytest.param("{{ tags }}", "raw", "b,a,B", id="lists for machines"),
        pytest.param("{{ tags }}", "plain", "b, a, and B", id="lists for readers"),
        pytest.param("{{ name ~ '<' ~ t.x }}", "mrkdwn", "cdn&lt;*a*", id="a text stays one in ~"),
        pytest.param("{{ url }}/x", "url", "https://example.com/a?b=c/x", id="a URL begins a URL"),
        pytest.param("https://{{ name }}.example/", "url", "https://cdn.example/", id="its host"),
        pytest.param(
            "https://{{ name }}{{ n }}.example/", "url", "https://cdn5.example/", id="two"
        ),
        pytest.param(
            "<{{ url }}|{{ name }}>", "mrkdwn", "<https://example.com/a?b=c|cdn>", id="link"
        ),
        pytest.param("[a]({{ url }})", "markdown", "[a](https://example.com/a?b=c)", id="markdown"),
    ],
)
def test_values_are_shown_for_their_field(
    alerts: Alerts, leaf: str, kind: str, expected: str
) -> None:
    assert alerts.said(leaf, kind, texts="  x: '*a*'\n") == expected


def test_conditions_may_join_texts(alerts: Alerts) -> None:
    blocks = alerts.blocks(
        "  - {type: section, when: (t.x ~ name) == 'acdn', text: a}\n",
        {"fixtures/default/en-US/alert.yaml": "texts: {x: a}\n"},
        locale="en-US",
    )

    assert len(blocks) == 1


def test_no_isolate_gets_into_a_comparison(alerts: Alerts) -> None:
    blocks = "  - {type: divider, when: name ~ n == 'cdn5' and name | upper == 'CDN'}\n"

    assert alerts.blocks(blocks, locale="ar") == [{"type": "divider"}]


def test_a_message_is_bounded(alerts: Alerts) -> None:
    declared = "  long: {type: string, example: a}\n"
    faults = alerts.faults(
        declared + "text: x\nblocks:\n"
        "- {type: section, text: '{{ long }}{{ long }}'}\n- {type: header, text: '{{ n }}'}\n",
        variables={"long": "a" * 600_000},
    )

    assert len(faults) == 1
    assert "the message grows beyond 1000000 characters" in faults[0]


def test_a_joined_text_is_bounded(alerts: Alerts) -> None:
    assert "more than 100000 characters" in alerts.fault("{{ 'a' * 90000 ~ 'b' * 90000 }}")


def test_a_hidden_user_or_channel_is_no_mention(alerts: Alerts) -> None:
    declared = (
        "  hidden: {type: channel, example: C0123, sensitive: true}\n"
        "  person: {type: user, example: U0123, sensitive: true}\n"
    )
    message = alerts.render(
        declared + "text: '{{ mention_channel(hidden) }} {{ mention(person) }}'\n"
    )

    assert message.text == "[masked] [masked]"
    assert (
        alerts.render(declared + "text: '{{ mention_channel(hidden) }}'\n", reveal=True).text
        == "<#C0123>"
    )


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        pytest.param("ar", "\u206815,000\u2069", id="Latin digits by default"),
        pytest.param("ar-EG-u-nu-arab", "\u2068١٥٬٠٠٠\u2069", id="digits asked for"),
        pytest.param("de-DE", "15.000", id="German"),
        pytest.param("fr-FR", "15\u202f000", id="French"),
    ],
)
def test_values_follow_the_reader(alerts: Alerts, locale: str, expected: str) -> None:
    assert alerts.said("{{ n * 3000 }}", locale=locale) == expected


def test_options_reach_a_text_found_elsewhere(alerts: Alerts) -> None:
    said = alerts.said(
        "{{ t.x }}",
        files={"fixtures/default/ar/alert.yaml": "texts: {x: '{n:number}'}\n"},
        locale="ar-EG-u-nu-arab",
    )

    assert said == "\u2068٥\u2069"


def test_formats_are_those_of_the_locale_a_text_was_found_in(alerts: Alerts) -> None:
    files = {"fixtures/default/en-US/alert.yaml": "texts: {x: '{v:number}'}\n"}

    assert alerts.said("{{ t('x', v=15000) }}", files=files, locale="de-DE") == "15,000"
