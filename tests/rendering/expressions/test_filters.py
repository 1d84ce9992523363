from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from alerts import Alerts

PO = """\
msgid "critical"
msgstr "Critique"

msgid "firing"
msgstr "*En cours*"
"""


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        pytest.param("{{ severity | urgency_emoji }}", ":rotating_light:", id="severity"),
        pytest.param("{{ status | status_emoji }}", ":fire:", id="status"),
        pytest.param("{{ status | status_color }}", "#D00000", id="color"),
        pytest.param("{{ severity | label }}", "Critical", id="word without a phrase"),
        pytest.param("{{ nothing | default('-') }}", "-", id="default for null"),
        pytest.param("{{ empty | default('-') }}", "", id="an empty text is a value"),
        pytest.param("{{ empty | d('-', true) }}", "-", id="unless asked"),
        pytest.param("{{ owner.nickname | default('?') }}", "?", id="default for a member"),
        pytest.param("{{ tags[7] | default('?') }}", "?", id="default for an item"),
        pytest.param("{{ nothing | default(owner.x | default('y')) }}", "y", id="default twice"),
        pytest.param("{{ rate | percent }}", "50%", id="percent"),
        pytest.param("{{ 12840 | number }}", "12,840", id="number"),
        pytest.param("{{ 12840 | compact }}", "12.8K", id="compact"),
        pytest.param("{{ 3 | currency('EUR') }}", "€3.00", id="currency"),
        pytest.param("{{ 3 | unit('megabyte') }}", "3 MB", id="unit"),
        pytest.param("{{ started_at | relative }}", "2 hours ago", id="relative"),
        pytest.param(
            "{{ started_at | local }}",
            "<!date^1795342500^{date_short_pretty} {time}|Nov 22, 2026, 10:15 AM UTC>",
            id="local is a date token",
        ),
    ],
)
def test_formats_and_words(alerts: Alerts, leaf: str, expected: str) -> None:
    said = alerts.said(f"a{leaf}").removeprefix("a")

    assert said.replace("\u202f", " ").replace("\xa0", " ") == expected


def test_a_label_is_the_readers_word(alerts: Alerts) -> None:
    files = {"locales/fr-FR.po": PO}

    assert alerts.said("{{ severity | label }}", files=files, locale="fr-FR") == "Critique"
    assert alerts.said("{{ status | label }}", files=files, locale="fr-FR") == "*En cours*"


def test_a_label_of_any_other_value_is_escaped(alerts: Alerts) -> None:
    said = alerts.said("{{ name | label }}", variables={"name": "<!channel>"})

    assert said == "&lt;!channel&gt;"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("'critcal' | urgency_emoji", "no severity of that name", id="severity"),
        pytest.param("'critcal' | urgency_emoji", "did you mean critical?", id="its hint"),
        pytest.param("'zzz' | status_color", "there are firing, resolved", id="status"),
        pytest.param("tags | status_emoji", "no status of that name", id="a list"),
        pytest.param("n | label", "it takes the name of a severity", id="label of a number"),
        pytest.param("nothing | label", "it takes the name of a severity", id="label of null"),
        pytest.param("name | currency('EUR')", "currency", id="currency of a text"),
        pytest.param("n | currency(5)", "its argument is a text", id="number as argument"),
        pytest.param("n | currency", "currency needs an argument", id="no argument"),
        pytest.param("n | currency('EURO')", "unknown currency", id="unknown currency"),
        pytest.param("nothing | percent", "it is null here [template] guard it", id="null"),
        pytest.param("nothing | local", "it is null here", id="null as a date"),
        pytest.param("name | relative", "relative", id="relative of a text"),
        pytest.param("typo | default('x')", "unknown name typo [undefined-name]", id="any name"),
        pytest.param("nothing | default(typo)", "unknown name typo", id="name as argument"),
        pytest.param("tags.x | default('x')", "a list has no x", id="a list has no members"),
    ],
)
def test_filters_refuse(alerts: Alerts, expression: str, expected: str) -> None:
    assert expected in alerts.fault(f"{{{{ {expression} }}}}")


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("t.x | default('-')", id="default"),
        pytest.param("t.x if yes else ''", id="condition"),
        pytest.param("nothing or t.x", id="or"),
        pytest.param("yes and t.x", id="and"),
        pytest.param("nothing | default(t.x)", id="as the default"),
    ],
)
def test_a_text_that_is_only_chosen_stays_a_text(alerts: Alerts, expression: str) -> None:
    said = alerts.said(
        f"{{{{ {expression} }}}}",
        texts='  x: "*{name}*<https://a.example|a>"\n',
        variables={"name": "<!channel>"},
    )

    assert said == "*&lt;!channel&gt;*<https://a.example|a>"


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("[t.x] | first", id="item of a list"),
        pytest.param("t.x | string", id="string"),
        pytest.param("t.x | truncate(99)", id="truncate"),
        pytest.param("[t.x, t.x] | min", id="least"),
        pytest.param("[t.x] | unique | last", id="unique"),
        pytest.param("{'k': t.x}.k", id="member of an object"),
        pytest.param("t.x | trim | lower", id="changed"),
        pytest.param("t.x[0:99]", id="slice"),
        pytest.param("t.x + ''", id="sum"),
        pytest.param("(t.x | default('')) + ''", id="sum of what was chosen"),
    ],
)
def test_a_text_that_was_worked_on_is_escaped_once(alerts: Alerts, expression: str) -> None:
    said = alerts.said(
        f"{{{{ {expression} }}}}", texts='  x: "{name}"\n', variables={"name": "<!channel> & co"}
    )

    assert said == "&lt;!channel&gt; &amp; co"
