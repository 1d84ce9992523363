"""A pseudo-locale changes words, and nothing that a translator must leave alone."""

from __future__ import annotations

import re
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.locales import is_rtl
from fixturectl.texts.placeholders import Parsed, Placeholder, Words, parse
from fixturectl.texts.pseudo import disguised, disguised_phrase


def said(parsed: Parsed, text: str) -> str:
    return "".join(
        part.text if isinstance(part, Words) else text[part.start : part.end]
        for part in parsed.parts
    )


def in_locale(text: str, locale: str) -> str:
    return said(disguised(text, parse(text), locale), text)


@pytest.mark.parametrize(
    ("text", "longer", "turned"),
    [
        pytest.param("Disk full", "⟦Ðîšķ ƒûļļ ö⟧", "ديسك فولل", id="words"),
        pytest.param("{host} is down!", "{host} ⟦îš ðöŵñ! ö⟧", "{host} يس دوون!", id="a sign"),
        pytest.param("*Impact:* a", "*⟦Îɱþáçţ:* á ö⟧", "*يمپاكت:* ا", id="inside of markup"),
        pytest.param("{host}", "{host}", "{host}", id="nothing to translate"),
        pytest.param("99.9 %", "99.9 %", "99.9 %", id="no letter"),
        pytest.param("up {{a}}", "⟦ûþ {{á ⟧}}", "وپ {{ا}}", id="braces that are shown"),
        pytest.param("`top -o` a", "`top -o` ⟦á⟧", "`top -o` ا", id="code"),
        pytest.param("```a\nb``` c", "```a\nb``` ⟦ç⟧", "```a\nb``` ك", id="a fence"),
        pytest.param(":fire: at 10:30:00 a", ":fire: ⟦áţ 10:30:00 á ö⟧", None, id="emoji, no time"),
        pytest.param("<https://a.b/{id}|go>", "<https://a.b/{id}|⟦ĝö⟧>", None, id="a link's label"),
        pytest.param("[go](https://a.b/x)", "[⟦ĝö⟧](https://a.b/x)", None, id="a Markdown link"),
        pytest.param("see https://a.b/x?y", "⟦šéé⟧ https://a.b/x?y", None, id="a bare address"),
        pytest.param("to ops@example.com", "⟦ţö⟧ ops@example.com", None, id="a mail address"),
        pytest.param("<@U1> <#C1> @here a", "<@U1> <#C1> @here ⟦á⟧", None, id="mentions"),
        pytest.param("<!date^{at}^{date}|soon> a", None, None, id="a date token"),
        pytest.param("A &amp; B", "⟦Å &amp; Ɓ⟧", None, id="an entity"),
        pytest.param("ディスク", "⟦ディスク⟧", "ディスク", id="letters that have no accents"),
    ],
)
def test_words_change_and_tokens_stay(text: str, longer: str | None, turned: str | None) -> None:
    assert in_locale(text, "en-XA") == (longer or in_locale(text, "en-XA"))
    assert in_locale(text, "ar-XB") == (turned or in_locale(text, "ar-XB"))


def test_a_date_token_stays_whole() -> None:
    whole = "<!date^1700000000^{date_short}|soon>"

    for locale in ("en-XA", "ar-XB"):
        (words,) = [part.text for part in disguised_phrase(whole, locale)]
        assert words == whole


def test_options_of_a_locale_do_not_matter() -> None:
    assert in_locale("Disk", "en-XA-u-hc-h23") == in_locale("Disk", "en-XA")


def test_a_text_that_can_not_be_read_keeps_its_faults() -> None:
    assert disguised("a {", parse("a {"), "en-XA").problems == parse("a {").problems


_PIECES = st.sampled_from(
    (
        *("{host}", "{count:number}", "{{", "}}", "Disk", "full", " ", "\n", "*", "_", "~", "`x`"),
        *("<https://a.example/{host}|open>", "<!here>", ":fire:", "&amp;", "é", "。", ".", "10"),
    )
)
_TOKENS = re.compile(r"`x`|<https://a\.example/\{host\}\||<!here>|:fire:|&amp;|[*_~\n]")


@settings(max_examples=200, deadline=None)
@given(text=st.lists(_PIECES, max_size=14).map("".join), locale=st.sampled_from(["en-XA", "ar-XB"]))
def test_every_token_stays_and_every_character_knows_its_place(text: str, locale: str) -> None:
    parsed = parse(text)
    made = disguised(text, parsed, locale)

    assert _TOKENS.findall(said(made, text)) == _TOKENS.findall(text)
    assert [part for part in made.parts if isinstance(part, Placeholder)] == [*parsed.placeholders]
    at = 0
    for part in made.parts:
        assert part.start == at
        at = part.end
        if isinstance(part, Words) and part.start < part.end:
            original = text[part.start : part.end]
            assert len(part.text) == len(original) or original in ("{{", "}}")
    assert at == len(text)


@given(words=st.lists(st.sampled_from(["disk", "of", "host", "almost", "full"]), min_size=2))
@settings(max_examples=50, deadline=None)
def test_a_text_gets_longer_by_35_percent(words: list[str]) -> None:
    text = " ".join(words)

    assert len(in_locale(text, "en-XA")) == max(len(text) + ceil(len(text) * 0.35), len(text) + 2)
    assert len(in_locale(text, "ar-XB")) == len(text)


def test_the_one_is_written_from_right_to_left() -> None:
    assert is_rtl("ar-XB")
    assert not is_rtl("en-XA")
