from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.texts.placeholders import Placeholder, Words, parse

WELL_FORMED = [
    pytest.param("", [], id="empty"),
    pytest.param("Bonjour", [Words("Bonjour", 0, 7)], id="words only"),
    pytest.param("{name}", [Placeholder("name", "", "", 0, 6)], id="a placeholder only"),
    pytest.param(
        "a {count:number} b",
        [Words("a ", 0, 2), Placeholder("count", "number", "", 2, 16), Words(" b", 16, 18)],
        id="with a format",
    ),
    pytest.param(
        "{n:currency(EUR)}{m:unit(megabyte)}",
        [Placeholder("n", "currency", "EUR", 0, 17), Placeholder("m", "unit", "megabyte", 17, 35)],
        id="with arguments",
    ),
    pytest.param(
        "{n:unit(digital-gigabyte)}",
        [Placeholder("n", "unit", "digital-gigabyte", 0, 26)],
        id="whole unit name",
    ),
    pytest.param("{{}}", [Words("{", 0, 2), Words("}", 2, 4)], id="literal braces"),
    pytest.param(
        "{{{a}}}",
        [Words("{", 0, 2), Placeholder("a", "", "", 2, 5), Words("}", 5, 7)],
        id="a placeholder in literal braces",
    ),
    pytest.param(
        "{{{{ a }}}}",
        [
            Words("{", 0, 2),
            Words("{", 2, 4),
            Words(" a ", 4, 7),
            Words("}", 7, 9),
            Words("}", 9, 11),
        ],
        id="a template's expression, shown as it is written",
    ),
    pytest.param(
        '{{"a": 1}}',
        [Words("{", 0, 2), Words('"a": 1', 2, 8), Words("}", 8, 10)],
        id="literal json",
    ),
    pytest.param(
        "日本{名}"[:2] + "{x_1}",
        [Words("日本", 0, 2), Placeholder("x_1", "", "", 2, 7)],
        id="offsets are characters",
    ),
]

FAULTS = [
    pytest.param("a {name", 2, "a { without its }", "write {{", id="unclosed"),
    pytest.param("{a {b}", 0, "a { without its }", "write {{", id="unclosed before another"),
    pytest.param("50 %} x", 4, "a } without its {", "write }}", id="stray closing brace"),
    pytest.param("x {}", 2, "needs a name", "write {name}", id="empty braces"),
    pytest.param("{ }", 0, "needs a name", "write {name}", id="blank braces"),
    pytest.param("{:number}", 0, "needs a name", "write {name}", id="format without name"),
    pytest.param("{0}", 0, "{0} is a number", "write {name}", id="positional"),
    pytest.param("{ name }", 0, "spaces around its name", "write {name}", id="spaces"),
    pytest.param("{user.name}", 0, "no attribute access", "t('key', user=...)", id="attribute"),
    pytest.param("{items[0]}", 0, "no attribute access", "t('key', items=...)", id="index"),
    pytest.param("{name!r}", 0, "no conversion", "write {name}", id="conversion"),
    pytest.param("{count|number}", 0, "no expression", "write {count}", id="filter"),
    pytest.param("{count + 1}", 0, "no expression", "write {count}", id="sum"),
    pytest.param("{n, plural, one}", 0, "plural", "mapping of forms", id="icu plural"),
    pytest.param("{é}", 0, "is no placeholder", "{{ and }}", id="letter outside a to z"),
    pytest.param("{caf\u00e9}", 0, "is no placeholder", "letters a to z", id="accent in a name"),
    pytest.param("{a-b}", 0, "no expression", "write {a}", id="hyphen"),
    pytest.param("{name:%d}", 6, "unknown format '%d'", "{name:number}", id="printf"),
    pytest.param("{name:.2f}", 6, "unknown format '.2f'", "{name:number}", id="python format"),
    pytest.param("{t:%H:%M}", 3, "unknown format '%H:%M'", "{t:date}", id="strftime"),
    pytest.param("{n:}", 3, "a format is missing", "{n}", id="colon alone"),
    pytest.param("{n:nubmer}", 3, "unknown format 'nubmer'", "number?", id="misspelled format"),
    pytest.param("{n:zzz}", 3, "unknown format 'zzz'", "number, integer", id="unlike any format"),
    pytest.param("{n: number}", 3, "unknown format", "looks like", id="space in a format"),
    pytest.param("{n:number(2)}", 3, "number takes nothing", "write number", id="argument"),
    pytest.param("{n:number()}", 3, "empty parentheses", "{n:number}", id="empty parentheses"),
    pytest.param("{n:currency}", 3, "currency needs an argument", "EUR", id="argument missing"),
    pytest.param("{n:currency()}", 3, "currency needs an argument", "EUR", id="argument empty"),
    pytest.param("{n:currency(EURO)}", 3, "unknown currency 'EURO'", "EUR", id="no such currency"),
    pytest.param("{n:currency(eur)}", 3, "unknown currency 'eur'", "EUR", id="lower case currency"),
    pytest.param("{n:currency(€€)}", 3, "unknown currency", "ISO 4217", id="unlike a currency"),
    pytest.param("{n:unit(milisecond)}", 3, "unknown unit", "millisecond?", id="misspelled unit"),
    pytest.param("{n:unit(qqqqqq)}", 3, "unknown unit", "unit of CLDR", id="unlike any unit"),
    pytest.param("{" + "x." * 300 + "y}", 0, "…", "", id="a long fault is cut"),
]

CODE = [
    pytest.param("a {{ name }}", 2, "write {name}", id="expression"),
    pytest.param("{{name}}", 0, "write {name}", id="expression without spaces"),
    pytest.param("{{ user.name }}", 0, "write {user}", id="expression with attribute"),
    pytest.param("{{ count | number }}", 0, "write {count}", id="expression with filter"),
    pytest.param("{{- name -}}", 0, "write {name}", id="expression with dashes"),
    pytest.param("{{ t('key') }}", 0, "fixture", id="another text"),
    pytest.param("{% if a %}b{% endif %}", 0, "when:", id="statement"),
    pytest.param("{# note #}", 0, "when:", id="comment"),
]


@pytest.mark.parametrize(("text", "parts"), WELL_FORMED)
def test_parts(text: str, parts: list[Words | Placeholder]) -> None:
    template = parse(text)
    assert list(template.parts) == parts
    assert template.problems == ()
    assert template.names == {part.name for part in parts if isinstance(part, Placeholder)}
    assert all(isinstance(part, Placeholder) for part in template.placeholders)


@pytest.mark.parametrize(("text", "offset", "message", "hint"), FAULTS)
def test_a_fault_has_its_place_cause_and_next_step(
    text: str, offset: int, message: str, hint: str
) -> None:
    problem = parse(text).problems[0]
    assert problem.offset == offset
    assert message in problem.message
    assert hint in problem.hint
    assert problem.check == "placeholder-syntax"
    assert len(problem.message) < 120


@pytest.mark.parametrize(("text", "offset", "hint"), CODE)
def test_template_code_in_a_text_is_told_apart(text: str, offset: int, hint: str) -> None:
    problem = parse(text).problems[0]
    assert (problem.offset, problem.check) == (offset, "jinja-in-text")
    assert hint in problem.hint


def test_every_fault_of_a_text_is_found() -> None:
    template = parse("{} and {user.name} and {ok} and }")
    assert [problem.offset for problem in template.problems] == [0, 7, 32]
    assert template.names == {"ok"}


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="{}ab:()%.# _n|" + string.digits, max_size=30))
def test_parts_cover_the_text_without_gaps(text: str) -> None:
    template = parse(text)
    position = 0
    for part in template.parts:
        assert part.start == position
        position = part.end
    assert position == len(text)
    assert all(0 <= problem.offset < len(text) for problem in template.problems)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_doubled_braces_are_shown_as_written(text: str) -> None:
    doubled = text.replace("{", "{{").replace("}", "}}")
    template = parse(doubled)
    if not template.problems:  # doubling braces around a name looks like a template's expression
        assert "".join(part.text for part in template.parts if isinstance(part, Words)) == text
