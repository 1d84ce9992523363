from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.rendering.templates import Hole, template

if TYPE_CHECKING:
    from alerts import Alerts

RLM = "\u200f"
PO = 'msgid "Region"\nmsgstr "المنطقة"\n'


def test_a_leaf_is_read_once_in_a_process() -> None:
    assert template("a {{ n }}", "plain") is template("a {{ n }}", "plain")
    assert template("a {{ n }}", "plain") is not template("a {{ n }}", "mrkdwn")


def test_a_leaf_of_one_expression_is_told_from_others() -> None:
    assert template("{{ n }}", "raw").only is not None
    assert template("{{ n }} ", "raw").only is None
    assert template("n", "raw").only is None
    assert template("n", "raw").constant
    assert not template("{{ n", "raw").constant


@pytest.mark.parametrize(
    ("leaf", "kind", "expected"),
    [
        pytest.param("{{ name }}", "mrkdwn", "\u2068cdn\u2069", id="a value is isolated"),
        pytest.param("{{ n }}", "plain", "\u20685\u2069", id="in plain text too"),
        pytest.param("`{{ name }}`", "mrkdwn", "`cdn`", id="not in code"),
        pytest.param("<{{ url }}|x>", "mrkdwn", "<https://example.com/a?b=c|x>", id="not in links"),
        pytest.param("https://a.example/{{ name }}", "url", "https://a.example/cdn", id="URLs"),
        pytest.param("{{ name }}", "raw", "cdn", id="nor in identifiers"),
        pytest.param("{{ severity | urgency_emoji }}", "mrkdwn", ":rotating_light:", id="emoji"),
        pytest.param("{{ mention('here') }}", "mrkdwn", "<!here>", id="mention"),
        pytest.param("{{ empty }}|", "mrkdwn", "|", id="nothing to isolate"),
        pytest.param("{{ _('Region') }}", "mrkdwn", "المنطقة", id="a phrase is not isolated"),
        pytest.param(":fire: {{ _('Region') }}", "plain", f"{RLM}:fire: المنطقة", id="mark"),
        pytest.param("*`{{ name }}`* {{ _('Region') }}", "mrkdwn", f"{RLM}*`cdn`* المنطقة",
                     id="mark before bold code"),
        pytest.param("> cdn {{ _('Region') }}", "mrkdwn", f"> {RLM}cdn المنطقة",
                     id="mark behind a quote's sign"),
        pytest.param("# cdn {{ _('Region') }}", "markdown", f"# {RLM}cdn المنطقة",
                     id="mark behind a heading's sign"),
        pytest.param(" \n{{ _('Region') }} cdn", "mrkdwn", " \nالمنطقة cdn", id="no mark needed"),
        pytest.param("cdn {{ name }}", "mrkdwn", "cdn \u2068cdn\u2069", id="nothing Arabic in it"),
        pytest.param("{{ empty }}{{ name }}", "plain", "\u2068cdn\u2069", id="an empty value"),
    ],
)  # fmt: skip
def test_right_to_left(alerts: Alerts, leaf: str, kind: str, expected: str) -> None:
    assert alerts.said(leaf, kind, files={"locales/ar.po": PO}, locale="ar") == expected


@pytest.mark.parametrize("kind", ["mrkdwn", "plain", "markdown", "url", "raw"])
@settings(max_examples=40, deadline=None)
@given(
    leaf=st.lists(
        st.sampled_from(
            ["{{", "}}", "{%", "{", "}", "name", "n", " ", "|", "upper", "(", ")", "[", "]", "'",
             '"', "+", "-", "**", "9", ".", ",", "not", "if", "else", "t", "_", "__class__", "é",
             "<", ">", "`", "\\", "~", "is", "in", "for", "%}", "#}", "https://", "link", "*"]
        ),
        max_size=24,
    ).map("".join)
)  # fmt: skip
def test_whatever_a_leaf_holds_is_shown_or_a_diagnostic(
    alerts: Alerts, kind: str, leaf: str
) -> None:
    block = {"mrkdwn": "section, text", "plain": "header, text", "markdown": "markdown, text",
             "url": "image, alt_text: a, image_url", "raw": "divider, block_id"}[kind]  # fmt: skip
    quoted = leaf.replace("'", "''")

    for fault in alerts.faults(f"text: x\nblocks:\n  - {{type: {block}: '{quoted}'}}\n"):
        assert fault.startswith("alert.yaml:")
        assert fault.split(":")[1] == "30"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40))
def test_text_without_expressions_is_shown_as_written(alerts: Alerts, text: str) -> None:
    leaf = text.replace("{", "(")

    assert alerts.said(f"a{leaf}", "raw") == f"a{leaf}"


@pytest.mark.parametrize(
    ("scalar", "place"),
    [
        pytest.param("text: a {{ typo }}", (28, 12), id="plain"),
        pytest.param("text: 'it''s {{ typo }}'", (28, 17), id="single quotes with an escape"),
        pytest.param('text: "\\u00e9\\n {{ typo }}"', (28, 20), id="double quotes with escapes"),
        pytest.param("text: |\n  a\n  b {{ typo }}", (30, 8), id="literal block"),
        pytest.param("text: >\n  a\n  b\n\n  {{ typo }}", (32, 6), id="folded block"),
        pytest.param('text: "a\n  b {{ typo }}"', (29, 8), id="folded quotes"),
    ],
)
def test_faults_are_placed_in_every_style_of_scalar(
    alerts: Alerts, scalar: str, place: tuple[int, int]
) -> None:
    faults = alerts.faults(scalar + "\n")

    assert [tuple(map(int, fault.split(":")[1:3])) for fault in faults] == [place]


def test_an_expression_read_for_another_leaf_reads_the_same() -> None:
    expression = "{{ t('k', count=n.x) | lower if a == 'b' else _('P') }}"
    first, second = (template(f"{word}: {expression}", "plain") for word in ("One", "Two"))

    for name in first.uses.__slots__:
        assert getattr(first.uses, name) == getattr(second.uses, name)
        assert getattr(first.uses, name), name
    assert [hole.start for hole in first.pieces if isinstance(hole, Hole)] == [5]


def test_what_closes_an_expression_may_stand_in_a_text_of_it() -> None:
    read = template("a {{ '}}' ~ n }} b", "plain")

    assert read.fault is None
    assert read.uses.names == [("n", 12)]
    assert [type(piece).__name__ for piece in read.pieces] == ["Literal", "Hole", "Literal"]
