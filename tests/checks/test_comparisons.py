"""Pairs of texts: what is left alone, and what is found at which character."""

from __future__ import annotations

import pytest

from fixturectl import checks, registry
from fixturectl.checks import markup
from fixturectl.checks._comparing import Side
from fixturectl.texts.placeholders import parse

FAMILIES = [registry.load(checks.__name__, name) for name in registry.names(checks.__name__)]
COMPARING = [family for family in FAMILIES if hasattr(family, "compare")]


def found(source: str, target: str, locale: str = "fr-FR", category: str = "") -> list[str]:
    """Return what all families see in a translation: `name@character`."""
    sides = (
        Side(source, parse(source), "en-US", category),
        Side(target, parse(target), locale, category),
    )
    return sorted(
        f"{remark.name}@{remark.offset}"
        for family in COMPARING
        for remark in family.compare(*sides)
    )


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("Open the runbook", "Ouvrir la procédure", "fr-FR", id="plain"),
        pytest.param("*{a}* and _b_", "*{a}* et _b_", "fr-FR", id="markup"),
        pytest.param("*All users* a", "*Alle Nutzer*innen* a", "de", id="a mark within a word"),
        pytest.param("_a max_b c_ d", "_a max_b c_ d", "fr-FR", id="a name within italics"),
        pytest.param("5 * 3 and a_b_c ~ 2", "5 * 3 et a_b_c ~ 2", "fr-FR", id="no markup"),
        pytest.param("Run `a *b* c` now", "Lancez `a *b* c`", "fr-FR", id="marks in code"),
        pytest.param("*Note*: see", "*注意*：参照", "ja-JP", id="full-width sign behind a mark"),
        pytest.param("12.5 MB of 10,000", "12,5 Mo sur 10 000", "fr-FR", id="separators"),
        pytest.param("12.5 MB of 10,000", "12,5 MB von 10.000", "de-DE", id="points group"),
        pytest.param("90 of 100", "٩٠ من ١٠٠", "ar", id="other digits"),
        pytest.param("{a} at 10:15", "{a} à 10:15", "fr-FR", id="a time is no emoji"),
        pytest.param(":fire: now", ":fire: 今すぐ", "ja-JP", id="emoji"),
        pytest.param("<!here|x> go", "<!here|y> allez", "fr-FR", id="a mention's label"),
        pytest.param(
            "<https://a.b/c|here> it is", "Voir <https://a.b/c|ici>", "fr-FR", id="a link's label"
        ),
        pytest.param("Go there", "À\u00a0la fin, À «\u00a0b\u00a0»", "fr-FR", id="capitals"),
        pytest.param("R&amp;D is &lt; 2", "La R&amp;D est &lt; 2", "fr-FR", id="entities"),
        pytest.param("> quoted text", "> texte cité", "fr-FR", id="a quote"),
        pytest.param(" and so on", " et cetera", "fr-FR", id="blanks at the edge of both"),
        pytest.param("a\nb", "a\nb", "de-DE", id="lines"),
        pytest.param("Acknowledge", "Acknowledge", "de-DE", id="one word may be the same"),
        pytest.param("{a}: {b} {c}", "{a}: {b} {c}", "de-DE", id="placeholders only"),
        pytest.param("Status of the colour", "Status of the colour", "en-GB", id="one language"),
        pytest.param("We see us in it", "Nous nous y voyons", "fr-FR", id="said twice rightly"),
        pytest.param("It is down", "می\u200cشود", "fa", id="a joiner where it joins"),
        pytest.param("👩\u200d💻 joined", "👩\u200d💻 arrivée", "fr-FR", id="a joined emoji"),
        pytest.param("Côte d’Ivoire à", "Côte d’Ivoire à Â", "fr-FR", id="accents"),
        pytest.param("Is it? Yes!", "Est-ce\u202f? Oui\u202f!", "fr-FR", id="French blanks"),
        pytest.param("Is it? Yes!", "Est-ce? Oui!", "fr-CA", id="Canadian French"),
        pytest.param("Why? It is", "¿Por qué? Es", "es-ES", id="Spanish questions"),
        pytest.param("Stop!", "¡Alto!!!", "es-ES", id="a sign said thrice"),
        pytest.param("a (!) b", "a (!) b", "fr-FR", id="a sign by itself"),
        pytest.param("It is down.", "停止しています。", "ja-JP", id="a Japanese full stop"),
        pytest.param("It is down.", "停止", "ja-JP", id="a Japanese title"),
        pytest.param("Is it down?", "هل توقف؟", "ar", id="an Arabic question"),
        pytest.param('He said "no".', "Er sagte „nein“.", "de-DE", id="quotes at the end"),
        pytest.param("Is it down?", "Είναι εκτός λειτουργίας;", "el", id="a Greek question"),
        pytest.param("It is down.", "ระบบหยุดทำงาน", "th", id="Thai has no full stop"),
        pytest.param("It is down.", "सर्वर बंद है।", "hi", id="a danda"),
        pytest.param("<{url}|here> it is", "Voir <{url}|ici>", "fr-FR", id="a link to a value"),
        pytest.param(
            "the \u202ba\u2068b\u2069\u202c is", "a \u202ba\u2068b\u2069\u202c", "ar", id="nested"
        ),
        pytest.param("Up to 1.2.3", "1.2.3 まで", "ja-JP", id="a version"),
        pytest.param("ÄÖÜ", "ÄÖÜ ß™ Ã", "de-DE", id="letters that are no bytes of UTF-8"),
        pytest.param(
            "It starts with “https://”.",
            "Il commence par « https:// ».".replace("« ", "«\u00a0").replace(" »", "\u00a0»"),
            "fr-FR",
            id="a quoted address",
        ),
        pytest.param("Closed!", "DÉJÀ FERMÉ\u00a0!", "fr-FR", id="a capital before a wide blank"),
        pytest.param("annoyed…", "«\u00a0énervé…\u00a0»", "fr-FR", id="signs behind an accent"),
        pytest.param("One of two hosts", "2 台中 1 台", "ja-JP", id="numbers said in words"),
        pytest.param("10,000 hosts", "1万台", "ja-JP", id="ten thousand has a word"),
        pytest.param("1,234,567 rows", "12,34,567 पंक्तियाँ", "hi-IN", id="grouped as in India"),
        pytest.param(
            "<!date^1^x|12 May> it", "<!date^1^x|12.05.> es", "de-DE", id="a date's own fallback"
        ),
        pytest.param("`b` after `a`", "`a` puis `b`", "fr-FR", id="code in another order"),
        pytest.param("Name and mail", "Nome e e-mail", "pt-BR", id="a letter of a word"),
        pytest.param("Slowly it fills", "Yavaş yavaş doluyor", "tr", id="said twice in Turkish"),
        pytest.param("Always the same", "luôn luôn như vậy", "vi", id="said twice anywhere"),
        pytest.param(
            "Directory to place all output in",
            "Directorio para colocar toda la salida en",
            "es-ES",
            id="the source ends amid, too",
        ),
        pytest.param('Invalid name: "{a}"', "Ungültiger Name: „{a}“", "de-DE", id="quotes"),
        pytest.param("Put it on. Never {a}", "{a}", "ja-JP", id="only a value"),
        pytest.param("the \u2068x\u2069 is", "le \u2068x\u2069 est", "fr-FR", id="closed isolates"),
    ],
)
def test_a_good_translation_is_left_alone(source: str, target: str, locale: str) -> None:
    assert found(source, target, locale) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("{a} is on", "est", "placeholder-missing@0", id="missing"),
        pytest.param("{a} is", "{a} {b} est", "placeholder-extra@4", id="extra"),
        pytest.param("{a} is", "{b} est", "placeholder-renamed@0", id="renamed"),
        pytest.param("{a:date} is", "{a:time} est", "placeholder-format-changed@0", id="format"),
        pytest.param("{a:unit(day)}", "{a:unit(hour)}", "placeholder-format-changed@0", id="unit"),
        pytest.param("*a* b", "a* b", "mrkdwn-bold@1", id="half a pair"),
        pytest.param("*a* b", "a b", "mrkdwn-bold@0", id="a pair lost"),
        pytest.param("*a* b", "**a** b", "mrkdwn-bold@0", id="Markdown"),
        pytest.param("_a_ b", "_ a _ b", "mrkdwn-italic@0", id="blanks inside"),
        pytest.param("~a~ b", "x~a~ b", "mrkdwn-strike@1", id="inside a word"),
        pytest.param("*a* b", "日*a*本", "mrkdwn-bold@1", id="between kanji"),
        pytest.param("run `a`", "lancez `a", "mrkdwn-code@7", id="a backtick lost"),
        pytest.param("run `ls -l`", "lancez `ls -a`", "code-changed@7", id="another command"),
        pytest.param("`a` then `b`", "`a` puis `a`", "code-changed@9", id="one command twice"),
        pytest.param("above 90 now", "plus de 99", "number-changed@8", id="another number"),
        pytest.param("above 90 now", "beaucoup", "number-changed@0", id="a number lost"),
        pytest.param("1 host", "un hôte", "number-changed@0", id="a number spelled out"),
        pytest.param(
            "<https://a.b|x> y", "<https://a.c|x> y", "link-url-changed@1", id="another address"
        ),
        pytest.param("<https://a.b|x> y", "x et y", "link-url-changed@0", id="a link lost"),
        pytest.param("x and y", "<https://a.b|x>", "link-url-changed@1", id="a link more"),
        pytest.param(
            "<https://a.b|x> y", "<https://a.b> y", "link-label-missing@0", id="a label lost"
        ),
        pytest.param("<https://a.b|x> y", "< https://a.b|x> y", "link-syntax@0", id="a blank"),
        pytest.param("<https://a.b|x> y", "<https://a.b|x y", "link-syntax@0", id="not closed"),
        pytest.param("<https://a.b|x> y", "＜https://a.b|x＞", "link-syntax@0", id="full width"),
        pytest.param("<https://a.b|x> y", "[x](https://a.b)", "link-syntax@0", id="Markdown link"),
        pytest.param("<!here> go", "@here allez", "mention-changed@0", id="a mention as a word"),
        pytest.param("<@U012AB> go", "<@U012AC> go", "mention-changed@0", id="another user"),
        pytest.param("<!here> go", "allez", "mention-changed@0", id="a mention lost"),
        pytest.param(
            "<!date^1^x|a> b", "<!date^2^x|a> b", "date-token-changed@0", id="another date"
        ),
        pytest.param(":fire: a", ":feu: a", "emoji-shortcode@0", id="a translated emoji"),
        pytest.param("a &amp; b", "a et b", "escape-changed@0", id="an entity lost"),
        pytest.param("a and b", "a & b", "escape-changed@2", id="a bare sign"),
        pytest.param("a b", "a  b", "double-space@1", id="two blanks"),
        pytest.param("a b", "a\tb", "tab@1", id="a tab"),
        pytest.param("a b", " a b", "edge-whitespace@0", id="a blank in front"),
        pytest.param(" a b", "a b", "edge-whitespace@0", id="no blank in front"),
        pytest.param("a b ", "a b", "edge-whitespace@2", id="no blank behind"),
        pytest.param("a b", "a\nb", "newline-count@0", id="a line more"),
        pytest.param("it is", "c’est est est", "duplicated-word@2", id="a word twice"),
        pytest.param("word " * 9 + "x", "mot", "length-ratio@0", id="cut"),
        pytest.param("word " * 9 + "x", "mots " * 30 + "x", "length-ratio@0", id="too long"),
        pytest.param("a b", "a\u200bb", "invisible-character@1", id="zero width"),
        pytest.param("a b", "a\u200db", "invisible-character@1", id="a joiner that joins nothing"),
        pytest.param("a b", "a\u2068b", "bidi-unbalanced@1", id="an isolate that stays open"),
        pytest.param("a b", "a\u2069b", "bidi-unbalanced@1", id="nothing is closed"),
        pytest.param("a b", "\u202ea\u2069b", "bidi-unbalanced@2", id="closed by another mark"),
        pytest.param("a b", "a\u2028b", "invisible-character@1", id="a line separator"),
        pytest.param("<https://a.b|x> y", "‹https://a.b|x› y", "link-syntax@0", id="quotes"),
        pytest.param("<{u}|x> y", "[x]({u}) y", "link-syntax@0", id="Markdown around a value"),
        pytest.param("<{u}|x> y", "< {u}|x> y", "link-syntax@0", id="a blank before a value"),
        pytest.param("<{u}|x> y", "{u} x y", "link-url-changed@0", id="a link to a value lost"),
        pytest.param("a b", "cafÃ© b", "mojibake@3", id="a wrong encoding"),
        pytest.param("a b", "caf\ufffd b", "mojibake@3", id="a lost character"),
        pytest.param("a b", "l\u00e2\u20ac\u2122a", "mojibake@1", id="an apostrophe of three"),
        pytest.param("a b", "b\u00c5\u201a\u00c4\u2026d", "mojibake@1", id="misread Polish"),
        pytest.param("a b", "Op\u00c8\u203auni", "mojibake@2", id="misread Romanian"),
        pytest.param("a b", "s\u00e1\u00ba\u00bf", "mojibake@1", id="misread Vietnamese"),
        pytest.param("a b", "x \u00c4\u00b0ncele", "mojibake@2", id="misread, a word's first"),
        pytest.param("a b", "\u00d0\u00a1\u00d0\u00b5", "mojibake@0", id="misread Russian"),
        pytest.param(
            "The disk is full, remove the files",
            "Le disque est plein, supprimez les",
            "truncated@33",
            id="an article at the end",
        ),
        pytest.param(
            "The disk of the host is full, remove the files now",
            "Le disque de l’hôte est plein, supprimez (",
            "truncated@41",
            id="an open bracket",
        ),
        pytest.param(
            "Nobody has answered for an hour. Call the engineer.",
            "Personne n’a répondu. Appelez l’ingénieur",
            "truncated@40",
            id="short and without its stop",
        ),
        pytest.param(
            "Nobody has answered this call for a full hour now",
            "Aucune réponse depuis une heure",
            "truncated@30",
            id="shorter than any",
        ),
        pytest.param("One more of 90", "2 de 90", "number-changed@0", id="another small number"),
        pytest.param("Is it?", "Est-ce", "end-punctuation@5", id="a question lost"),
        pytest.param("Wait...", "Attendez", "end-punctuation@7", id="an ellipsis lost"),
        pytest.param("a: b", "a : b", "typography-fr-nbsp@1", id="a blank that breaks"),
        pytest.param("a: b", "a: b", "typography-fr-nbsp@1", id="no blank"),
        pytest.param("*a:* b", "*a:* b", "typography-fr-nbsp@2", id="no blank in bold"),
        pytest.param(
            "<https://a.b|x!> y", "<https://a.b|x!> y", "typography-fr-nbsp@14", id="in a label"
        ),
    ],
)
def test_a_broken_translation_is_one_finding_at_its_character(
    source: str, target: str, expected: str
) -> None:
    others = {"duplicated-word@0"} if "mots " in target else set()

    assert [one for one in found(source, target) if one not in others] == [expected]


@pytest.mark.parametrize(
    ("locale", "target", "expected"),
    [
        pytest.param("es-MX", "Por qué? Es", "typography-es-inverted@7", id="a question"),
        pytest.param("es-MX", "Ya está! Es", "typography-es-inverted@7", id="a call"),
        pytest.param("ja-JP", "停止:再開", "typography-ja-fullwidth@2", id="Japanese"),
    ],
)
def test_signs_are_set_as_the_language_wants(locale: str, target: str, expected: str) -> None:
    assert found("Why so now", target, locale) == [expected]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        pytest.param("a `b", "a backtick without its pair", id="none in the source text either"),
        pytest.param("a `b`", "1 piece of code, where the source text has 0", id="code added"),
        pytest.param("a *b*", "1 piece in bold, where the source text has 0", id="bold added"),
        pytest.param("a **b**", "** is no markup of Slack's", id="Markdown"),
    ],
)
def test_what_is_wrong_with_markup_is_said_as_it_is(target: str, message: str) -> None:
    sides = (
        Side("a b", parse("a b"), "en-US", ""),
        Side(target, parse(target), "fr-FR", ""),
    )

    assert message in [one.message for one in markup.compare(*sides)]


def test_a_word_that_is_repeated_on_and_on_is_found_at_its_first_place() -> None:
    assert found("it is", "non non non") == ["duplicated-word@0"]


@pytest.mark.parametrize("category", ["one", "zero", "two", "=0", "=7"])
def test_the_count_may_be_left_out_of_a_form_for_one_number(category: str) -> None:
    assert found("{count} hosts", "des hôtes", category=category) == []
    assert found("{count} hosts", "des hôtes", category="few") == ["placeholder-missing@0"]


def levels(source: str, target: str, locale: str) -> list[str]:
    """Return the name and the level of what is seen, the family's own where it says none."""
    sides = Side(source, parse(source), "en-US"), Side(target, parse(target), locale)
    return [
        f"{remark.name} {remark.level or family.CHECKS[remark.name]}"
        for family in COMPARING
        for remark in family.compare(*sides)
    ]


@pytest.mark.parametrize(
    ("source", "target", "locale", "expected"),
    [
        pytest.param(
            "Disk full.", "Platte voll", "de", "end-punctuation info", id="a stop is style"
        ),
        pytest.param("User added", "사용자가 추가됨.", "ko", "end-punctuation info", id="one more"),
        pytest.param(
            "It is down. Call us.",
            "Sie steht. Rufen Sie an",
            "de",
            "end-punctuation warning",
            id="the last of several",
        ),
        pytest.param(
            "It is down. Call us.",
            "다운되었습니다. 전화하세요",
            "ko",
            "end-punctuation info",
            id="over without it",
        ),
        pytest.param("Full?", "Voll", "de", "end-punctuation warning", id="a question is none"),
        pytest.param("Full.", "Voll!", "de", "end-punctuation warning", id="nor is a cry"),
        pytest.param("of 2006", "von 2006 (2006)", "de", "number-changed warning", id="once more"),
        pytest.param("in 2006", "jetzt", "de", "number-changed error", id="a number lost"),
        pytest.param("now", "in 2006", "de", "number-changed error", id="a number more"),
        pytest.param("a &amp; b", "a et b", "fr", "escape-changed info", id="and, as a word"),
        pytest.param("a &amp; b", "a와 b", "ko", "escape-changed info", id="and, behind a word"),
        pytest.param(
            "a and b &amp; c", "a et b, c", "fr", "escape-changed error", id="said already"
        ),
        pytest.param("R&amp;D lab", "R et D", "fr", "escape-changed error", id="part of a word"),
        pytest.param("a &lt; b &amp; c", "a et b", "fr", "escape-changed error", id="another too"),
        pytest.param("a &amp; b", "a & b et c", "fr", "escape-changed error", id="a bare one"),
        pytest.param("a &amp; b", "a xx b", "mt", "escape-changed error", id="unknown language"),
    ],
)
def test_what_languages_say_otherwise_is_less_than_a_fault(
    source: str, target: str, locale: str, expected: str
) -> None:
    assert levels(source, target, locale) == [expected]


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("This is a test: ", "这是一个测试：", "zh-CN", id="a full-width sign is wide"),
        pytest.param("See: {a}", "見よ：{a}", "ja", id="and in the middle"),
        pytest.param("A hexadecimal code", "16진수 코드", "ko", id="a number that is a word"),
    ],
)
def test_what_a_language_writes_in_its_own_way_is_no_fault(
    source: str, target: str, locale: str
) -> None:
    assert found(source, target, locale) == []
