"""A term is found in any inflection, article or compound, and not in another word."""

from __future__ import annotations

import pytest

from fixturectl.checks._matching import said, says


@pytest.mark.parametrize(
    ("form", "text"),
    [
        pytest.param("base de données", "Les bases de données sont pleines", id="fr plural"),
        pytest.param("base de données", "La Base de Données", id="case"),
        pytest.param("hôte", "l’hôte db", id="elision"),
        pytest.param("budget d’erreur", "le budget d'erreur", id="apostrophes"),
        pytest.param("Datenbank", "Der Datenbankserver", id="de compound"),
        pytest.param("Datenbank", "die Kundendatenbank", id="de compound behind"),
        pytest.param("Vorfall", "zwei Vorfälle", id="de umlaut"),
        pytest.param("Störung", "Störungen behoben", id="de plural"),
        pytest.param("baza danych", "w bazie danych", id="pl locative"),
        pytest.param("baza danych", "brak baz danych", id="pl genitive plural"),
        pytest.param("сервер", "на серверах", id="ru"),
        pytest.param("palvelin", "palvelimella", id="fi stem change"),
        pytest.param("停止する", "サーバーが停止した", id="ja verb"),
        pytest.param("証明書", "証明書の期限", id="ja"),
        pytest.param("データベース", "データ ベース障害", id="ja blanks"),
        pytest.param("قاعدة البيانات", "تعذر الاتصال بقاعدة البيانات", id="ar preposition"),
        pytest.param("خادم", "الخادم متوقف", id="ar article"),
        pytest.param("مستخدم", "والمستخدمون", id="ar plural"),
        pytest.param("API", "die API antwortet", id="short"),
    ],
)
def test_a_form_is_found(form: str, text: str) -> None:
    assert says(text, form)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        pytest.param("base de données", "le serveur est plein", id="another word"),
        pytest.param("API", "rapide", id="short words stand alone"),
        pytest.param("disco", "la unidad", id="es"),
        pytest.param("証明書", "鍵の期限", id="ja"),
        pytest.param("خادم", "القرص ممتلئ", id="ar"),
    ],
)
def test_another_word_is_no_form(form: str, text: str) -> None:
    assert not says(text, form)


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        pytest.param("database", "Two databases are", "databases", id="plural"),
        pytest.param("query", "slow queries", "queries", id="y"),
        pytest.param("error budget", "the error-budget is", "error-budget", id="hyphen"),
        pytest.param("host", "hostname", "", id="another word"),
        pytest.param("hôte", "un hôtel", "", id="no ending of another word"),
        pytest.param("bdd", "la BDD est", "BDD", id="case"),
        pytest.param("障害", "障害発生", "障害", id="ja"),
    ],
)
def test_a_term_is_found_as_words_of_its_own(term: str, text: str, found: str) -> None:
    match = said(term).search(text)

    assert (match[0] if match else "") == found
