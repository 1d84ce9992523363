from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alerts import SEALED

if TYPE_CHECKING:
    from alerts import Alerts

ISOLATED = "\u2068{}\u2069"
ARABIC = """\
  n:
    zero: "zero"
    one: "one"
    two: "two"
    few: "few {count:number}"
    many: "many {count:number}"
    other: "other {count:number}"
"""


def texts(locale: str, content: str) -> dict[str, str]:
    return {f"fixtures/default/{locale}/alert.yaml": f"texts:\n{content}"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{name} & {region}", "cdn & eu-west-1", id="values"),
        pytest.param("{{{{a}}}} {{ }}", "{{a}} { }", id="literal braces"),
        pytest.param("{n} {n:number} {rate:percent}", "5 5 50%", id="numbers"),
        pytest.param("{n:currency(EUR)} {n:unit(megabyte)}", "€5.00 5 MB", id="with arguments"),
        pytest.param("{tags} or {tags:list}", "b, a, and B or b, a, and B", id="lists"),
        pytest.param("{lag} {lag:duration}", "1 minute 30 seconds 1 minute 30 seconds", id="time"),
        pytest.param("{started_at:date}", "Nov 22, 2026", id="date"),
        pytest.param("{started_at:relative}", "2 hours ago", id="relative"),
        pytest.param("{yes} {level} {who}", "true low U012345", id="other types"),
        pytest.param("{status} {severity} {locale}", "firing critical en-US", id="built in"),
        pytest.param("{given} {name}", "<b> cdn", id="an argument"),
    ],
)
def test_placeholders_in_plain_text(alerts: Alerts, text: str, expected: str) -> None:
    said = alerts.said("{{ t('x', given='<b>') }}", "plain", texts=f"  x: '{text}'\n")

    assert said.replace("\u202f", " ").replace("\xa0", " ") == expected


def test_an_argument_hides_a_variable(alerts: Alerts) -> None:
    assert alerts.said("{{ t('x', name='mine') }}", texts="  x: '{name}'\n") == "mine"


@pytest.mark.parametrize(
    ("leaf", "text", "expected"),
    [
        pytest.param("{{ t.x }}", "*{v}*", "*`a|b&gt;*", id="text"),
        pytest.param("{{ t.x }}", "`{v}`", "`ˋa|b&gt;`", id="code in a text"),
        pytest.param("`{{ t.x }}`", "{v}", "`ˋa|b&gt;`", id="a text in code"),
        pytest.param("{{ t.x }}", "<https://a.example|{v}>", "|`a¦b&gt;>", id="label in a text"),
        pytest.param("<https://a.example|{{ t.x }}>", "{v}", "|`a¦b&gt;>", id="a text in a label"),
        pytest.param("{{ t.x }}", "<https://a.example/{v}>", "/%60a%7Cb%3E>", id="URL in a text"),
        pytest.param("<https://a.example/{{ t.x }}>", "{v}", "/%60a%7Cb%3E>", id="a text in a URL"),
    ],
)
def test_values_are_escaped_for_where_they_stand(
    alerts: Alerts, leaf: str, text: str, expected: str
) -> None:
    said = alerts.said(
        leaf.replace("t.x", "t('x', v=name)"), texts=f"  x: '{text}'\n", variables={"name": "`a|b>"}
    )

    assert said.endswith(expected)


def test_texts_in_url_fields(alerts: Alerts) -> None:
    page = "  page: 'https://a.example/{name}?q={region}'\n  base: '{url}'\n"
    given = {"name": "a/b", "region": "x&y"}

    assert (
        alerts.said("{{ t.page }}", "url", texts=page, variables=given)
        == "https://a.example/a%2Fb?q=x%26y"
    )
    assert alerts.said("{{ t.base }}", "url", texts=page) == "https://example.com/a?b=c"


def test_what_fills_a_text_may_be_markup(alerts: Alerts) -> None:
    said = alerts.said(
        "{{ t('x', who=mention('here'), more=t.y) }}",
        texts="  x: '{who}: {more}'\n  y: '*{name}*'\n",
        variables={"name": "<b>"},
    )

    assert said == "<!here>: *&lt;b&gt;*"


def test_local_times_are_date_tokens_where_slack_reads_them(alerts: Alerts) -> None:
    text = "  x: 'since {started_at:local}'\n"
    hidden = "  x: 'since {when:local}'\n"

    assert alerts.said("{{ t.x }}", texts=text).startswith("since <!date^1795342500^")
    assert "<!date" not in alerts.said("{{ t.x }}", "plain", texts=text)
    assert "<!date" not in alerts.said("`{{ t.x }}`", texts=text)
    assert alerts.said("{{ t('x', when=token) }}", texts=hidden) == "since [masked]"


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "none"), (1, "1 hit"), (2, "2 hits"), (1.5, "1.5 hits"), (1000, "1,000 hits")],
)
def test_plurals(alerts: Alerts, count: float, expected: str) -> None:
    text = "  x: {'=0': none, one: '{count} hit', other: '{count:number} hits'}\n"

    assert alerts.said(f"{{{{ t('x', count={count}) }}}}", texts=text) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "zero"), (1, "one"), (2, "two"),
        (3, "few " + ISOLATED.format(3)),
        (11, "many " + ISOLATED.format(11)),
        (100, "other " + ISOLATED.format(100)),
    ],
)  # fmt: skip
def test_the_six_forms_of_arabic(alerts: Alerts, count: int, expected: str) -> None:
    said = alerts.said(f"{{{{ t('n', count={count}) }}}}", files=texts("ar", ARABIC), locale="ar")

    assert said == expected


def test_one_form_is_a_plural_where_the_language_has_one(alerts: Alerts) -> None:
    files = texts("ja-JP", "  x: '{count}件'\n")

    assert alerts.said("{{ t('x', count=3) }}", files=files, locale="ja-JP") == "3件"


@pytest.mark.parametrize(
    ("leaf", "text", "expected"),
    [
        pytest.param("{{ t.x }}", "null",
                     "en-US/alert.yaml:2:3: x is no text in en-US [schema]", id="null"),
        pytest.param("{{ t.x }}", "[a]",
                     "en-US/alert.yaml:2:3: x is no text in en-US [schema]", id="a list"),
        pytest.param("{{ t.x }}", "{one: a, other: b}",
                     "5: x is a plural and needs a count [plural] write t('x', count=...)",
                     id="plural without a count"),
        pytest.param("{{ t('x', count=name) }}", "{one: a, other: b}",
                     "6: count of x is not a number [template]", id="no number"),
        pytest.param("{{ t('x', count=yes) }}", "{one: a, other: b}",
                     "6: count of x is not a number [template]", id="boolean"),
        pytest.param("{{ t('x', count=5) }}", "'hits'",
                     "en-US/alert.yaml:2:7: x is given a count but is no plural in en-US [plural]",
                     id="no plural"),
        pytest.param("{{ t('x', count=5) }}", "{one: a}",
                     "en-US/alert.yaml:2:3: x has no plural form for 5 in en-US [plural-missing]",
                     id="form missing"),
        pytest.param("{{ t.x }}", "'hi {nmae}'",
                     "en-US/alert.yaml:2:10: unknown placeholder {nmae} [placeholder-extra] "
                     "did you mean {name}?", id="unknown placeholder"),
        pytest.param("{{ t.x }}", "'hi {zzzz}'",
                     "en-US/alert.yaml:2:10: unknown placeholder {zzzz} [placeholder-extra]",
                     id="nothing like it"),
        pytest.param("{{ t.x }}", "'hi {nothing}'",
                     "en-US/alert.yaml:2:10: {nothing} is null here [template] guard",
                     id="null"),
        pytest.param("{{ t.x }}", "'hi {owner}'",
                     "en-US/alert.yaml:2:10: owner: an object has no form", id="object"),
        pytest.param("{{ t.x }}", "'hi {name:percent}'",
                     "en-US/alert.yaml:2:10: {name} percent", id="format of another type"),
        pytest.param("{{ t.x }}", "'hi {{ name }}'",
                     "en-US/alert.yaml:2:10: ", id="code in a text"),
        pytest.param("{{ t.x }}", "'hi {name'",
                     "en-US/alert.yaml:2:10: a { without its } [placeholder-syntax]", id="open"),
        pytest.param("{{ t.x }}{{ name }}", "'see <https://a.example'",
                     "en-US/alert.yaml:2:29: a link in it does not end", id="link"),
        pytest.param("{{ t.x }}", "'<{name}>'",
                     "en-US/alert.yaml:2:8: name: not an absolute https URL", id="value as a URL"),
        pytest.param("{{ t.x }}", "'<https://a.example{name}>'",
                     "en-US/alert.yaml:2:25: name: it would change", id="value glued to a host"),
        pytest.param("{{ t.x }}", "'" + "{n}" * 501 + "'",
                     "en-US/alert.yaml:2:7: a text that is too long", id="too many placeholders"),
        pytest.param("{{ t.titel }}", "a",
                     "5: unknown text titel [text-unknown] add it to the texts of the source",
                     id="unknown text"),
    ],
)  # fmt: skip
def test_texts_refuse(alerts: Alerts, leaf: str, text: str, expected: str) -> None:
    assert expected in alerts.fault(leaf, texts=f"  x: {text}\n", variables={"name": "a.b"})


def test_a_value_out_of_range_is_a_fault_at_its_placeholder(alerts: Alerts) -> None:
    text = "  x: 'at {when:datetime} {big:compact}'\n"

    fault = alerts.fault("{{ t('x', when=10**30, big=1) }}", texts=text)

    assert fault.startswith("en-US/alert.yaml:2:10: {when} ")


@pytest.mark.parametrize("kind", ["mrkdwn", "plain", "markdown", "raw"])
def test_a_sealed_text_is_shown_as_sealed(alerts: Alerts, kind: str) -> None:
    assert alerts.said("{{ t.x }}", kind, texts=f"  x: {SEALED}\n") == "[sealed]"


def test_a_sealed_url_leads_nowhere(alerts: Alerts) -> None:
    assert alerts.said("{{ t.x }}", "url", texts=f"  x: {SEALED}\n") == "https://sealed.invalid/"


def test_phrases(alerts: Alerts) -> None:
    files = {"locales/fr-FR.po": 'msgid "Region"\nmsgstr "*Région*"\n\nmsgid "Bad"\nmsgstr "<a"\n'}

    assert alerts.said("{{ _('Region') }}", files=files, locale="fr-FR") == "*Région*"
    assert alerts.said("{{ _('Region') }}", files=files) == "Region"
    assert alerts.said("{{ _('Area') }}", files=files, locale="fr-FR") == "Area"
    assert alerts.said("{{ _('Bad') }}", "plain", files=files, locale="fr-FR") == "<a"
    assert alerts.faults("text: \"{{ _('Bad') }}{{ name }}\"\n", files, locale="fr-FR") == [
        "alert.yaml:28:14: a link in the phrase 'Bad' does not end [template]"
    ]
