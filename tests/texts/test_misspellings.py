"""What people write instead of a placeholder, and what they are told."""

from __future__ import annotations

import pytest

from fixturectl.texts import misspellings


@pytest.mark.parametrize(
    ("inside", "message", "hint"),
    [
        ("", "a placeholder needs a name", "write {name}, or {{ and }} for braces"),
        ("0", "{0} is a number, placeholders have names", "write {name}"),
        ("user.name", "{user.name}: no attribute access in a text", "t('key', user=...)"),
        ("hosts[0]", "{hosts[0]}: no attribute access in a text", "t('key', hosts=...)"),
        ("name!r", "{name!r}: no conversion in a text", "write {name}"),
        ("count, plural, one", "a plural is not written inside the text", "a mapping of forms"),
        ("n + 1", "{n + 1}: no expression in a text", "compute it in the fixture"),
        ("n ", "{n } has spaces around its name", "write {n}"),
        ("§", "{§} is no placeholder", "write {name}"),
        ("na§me", "{na§me} is no placeholder", "letters a to z, digits and _"),
    ],
)
def test_a_name(inside: str, message: str, hint: str) -> None:
    said = misspellings.name(inside)

    assert message in said.message
    assert hint in said.hint


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        (" ", "a format is missing after the colon", "write {n} or {n:number}"),
        ("%d", "unknown format '%d'", "write {n:number}"),
        (",.2f", "unknown format ',.2f'", "write {n:number}"),
        ("%Y-%m-%d", "unknown format '%Y-%m-%d'", "write {n:date}"),
        ("currency EUR", "unknown format 'currency EUR'", "{n:currency(EUR)}"),
    ],
)
def test_a_format(written: str, message: str, hint: str) -> None:
    said = misspellings.format_spelling("n", written)

    assert message in said.message
    assert hint in said.hint


@pytest.mark.parametrize(
    ("written", "argument", "message"),
    [
        pytest.param("number", None, None, id="a format"),
        pytest.param("currency", "EUR", None, id="with its argument"),
        pytest.param("number", "", "number has empty parentheses", id="nothing in parentheses"),
        pytest.param("numbr", None, "unknown format", id="misspelt"),
    ],
)
def test_what_a_format_means(written: str, argument: str | None, message: str | None) -> None:
    said = misspellings.format_meaning("n", written, argument)

    assert (said is None) is (message is None)
    assert message is None or (said is not None and message in said.message)


def test_template_code_is_named_and_cut() -> None:
    assert "belongs" not in misspellings.expression("{{ name }}", "name").message
    assert misspellings.expression("{{ name }}", "name").hint == "write {name}"
    assert misspellings.expression("{{ t.x }}", "t").hint == "put it into the fixture's template"
    assert misspellings.statement("{% if %}").hint == "use when: in the fixture"
    assert len(misspellings.shorten("x" * 100)) == 40
