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
