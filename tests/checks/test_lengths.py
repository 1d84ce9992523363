"""Lengths say something only of sentences, and only far from what is usual."""

from __future__ import annotations

import pytest

from fixturectl.checks._comparing import Side
from fixturectl.checks._lengths import is_cut, is_outside, ratio
from fixturectl.texts.placeholders import parse

SENTENCE = "The replica of {host} has not answered for a while now"


def side(text: str, locale: str) -> Side:
    return Side(text, parse(text), locale)


@pytest.mark.parametrize(
    ("locale", "target", "outside", "cut"),
    [
        pytest.param(
            "fr-FR", "La réplique de {host} ne répond plus depuis un moment", False, False, id="fr"
        ),
        pytest.param("fr-FR", "Panne", True, True, id="far too short"),
        pytest.param("fr-FR", "La réplique de {host} ne répond plus", False, True, id="short"),
        pytest.param("fr-FR", "La réplique a fini par " * 6, True, True, id="far too long"),
        pytest.param("ja-JP", "{host} のレプリカが応答していません", False, False, id="ja"),
        pytest.param("zh-CN", "此副本长时间没有响应。 " * 3, True, False, id="pasted thrice"),
        pytest.param("xx", "La réplique de {host} ne répond plus", False, False, id="unknown"),
    ],
)
def test_a_length_is_judged_by_its_language(
    locale: str, target: str, outside: bool, cut: bool
) -> None:
    source, translation = side(SENTENCE, "en-US"), side(target, locale)

    assert is_outside(source, translation) is outside
    assert is_cut(source, translation) is cut


def test_what_is_no_language_does_not_count() -> None:
    source = side("Run `kubectl get pods` {now} :fire: <https://example.com|here>", "en-US")

    assert ratio(source, source) == (len("Run here>"), len("Run here>"))


@pytest.mark.parametrize(
    "target", ["À", "", "{host}", "`x`", "de"], ids=["letter", "none", "value", "code", "article"]
)
def test_nothing_is_said_of_titles(target: str) -> None:
    assert not is_cut(side("Full disk", "en-US"), side(target, "fr-FR"))
    assert not is_outside(side("Full disk", "en-US"), side(target, "fr-FR"))


@pytest.mark.parametrize(
    ("source", "target", "locale", "cut"),
    [
        pytest.param(
            "Ignored in snapshots (you can see it)",
            "Игнорируется в снимках (вы все е",
            "ru",
            True,
            id="a bracket never closed",
        ),
        pytest.param(
            "Ignored in all of the snapshots (once",
            "Wird in allen Schnappschüssen ignoriert (einmal",
            "de",
            False,
            id="nor is it in the source",
        ),
        pytest.param(
            "Choose the largest (of all disks)",
            "最大のものを選択（全ディスク)",
            "ja",
            False,
            id="mixed",
        ),
        pytest.param(
            "[what to do](https://example.com/x) now please",
            "[que faire](https://example.com/x) maintenant",
            "fr",
            False,
            id="an address holds one",
        ),
        pytest.param(
            "The name of the flavor is empty", "El nombre del sabor n", "es", True, id="one letter"
        ),
        pytest.param(
            "The name of the flavor has an x", "El nombre del sabor x", "es", False, id="said so"
        ),
        pytest.param(
            "Choose between plan A and plan B", "Plan A oder lieber Plan B", "de", False, id="name"
        ),
        pytest.param(
            "Wait up to thirty seconds for it",
            "Warten Sie dann höchstens 30 s",
            "de",
            False,
            id="a unit behind a number",
        ),
        pytest.param(
            "The settings of this team have been changed.",
            "팀 설정이 변경되었습니다",
            "ko",
            False,
            id="over",
        ),
        pytest.param(
            "Enable feeds as an action on each of the items of this page.",
            "RSS-feed inschakelen op het item.",
            "nl",
            False,
            id="short, and ended",
        ),
        pytest.param(
            "A new gift card was created. You can now send its code.",
            "Er is een cadeaubon gemaakt.",
            "nl",
            True,
            id="ended a sentence early",
        ),
        pytest.param(
            "They can still see some of the data", "閲覧可能なデータを", "ja", True, id="a particle"
        ),
        pytest.param(
            "Choose a new disk for this host", "새 디스크를 선택", "ko", False, id="a noun"
        ),
        pytest.param(
            "Choose a new disk for this host", "이 호스트의 디스크를", "ko", True, id="object"
        ),
        pytest.param(
            "The alert was sent. Nobody has read it. Call now.",
            "Die Meldung ging hinaus, gelesen hat sie niemand",
            "de",
            True,
            id="two sentences fewer, no stop",
        ),
        pytest.param(
            "The alert was sent. Nobody has read it. Call now.",
            "Die Meldung ging hinaus. Niemand hat sie gelesen. Bitte rufen Sie jetzt an",
            "de",
            False,
            id="one fewer",
        ),
    ],
)
def test_an_end_that_is_none(source: str, target: str, locale: str, cut: bool) -> None:
    assert is_cut(side(source, "en-US"), side(target, locale)) is cut
