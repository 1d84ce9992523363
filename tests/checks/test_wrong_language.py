"""Texts in the wrong file: by script, by small words, and by the detector where they are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from examples import SOUND

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.checks._function_words import FREQUENT, LEADING
from fixturectl.checks._scripts import alien, is_other_han, script
from fixturectl.locales import is_canonical
from fixturectl.texts import languages

if TYPE_CHECKING:
    from conftest import MakeStore

TENANT = "fixtures/default/tenant.yaml"


def findings(
    make_store: MakeStore, locale: str, title: str, source: str = "Disk of {host} almost full"
) -> list[str]:
    """Return `level: message` of what is found in a title of one locale."""
    promised = f"[en-US, de-DE, es-ES, {locale}]"
    root = make_store(
        {
            **{path: content for path, content in SOUND.items() if "fr-FR" not in path},
            TENANT: SOUND[TENANT].replace("[en-US, fr-FR]", promised),
            "fixtures/acme/en-US/disk-full.yaml": f'texts:\n  title: "{source}"\n',
            f"fixtures/acme/{locale}/disk-full.yaml": f'texts:\n  title: "{title}"\n',
        }
    )
    return [
        f"{one.level}: {one.message}"
        for one in validate(Store(root)).findings
        if one.check == "wrong-language"
    ]


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        pytest.param("fr-FR", "Le disque de {host} est presque plein", id="French"),
        pytest.param("fr-FR", "Disque {host} saturé", id="two words"),
        pytest.param("fr-FR", "Sauvegarde automatique interrompue : {host}", id="no small words"),
        pytest.param("pl-PL", "Dysk {host} jest prawie pełny", id="Polish"),
        pytest.param("ja-JP", "{host} のディスク残量わずか", id="Japanese"),
        pytest.param("ja-JP", "{host} Disk almost full エラー", id="the source's words"),
        pytest.param("ja-JP", "{host} 容量不足", id="only Han"),
        pytest.param("ko", "{host} 디스크가 거의 가득 찼습니다", id="Korean"),
        pytest.param("zh-TW", "{host} 的磁碟空間即將用盡", id="traditional"),
        pytest.param("zh-CN", "{host} 的磁盘空间即将用尽", id="simplified"),
        pytest.param("sr", "Диск {host} је скоро пун", id="Cyrillic"),
        pytest.param("sr-Latn", "Disk {host} je skoro pun", id="Latin"),
        pytest.param("ar", "القرص {host} ممتلئ تقريبًا", id="Arabic"),
        pytest.param("fr-FR", "Disk of {host} almost full", id="a copy is another finding"),
        pytest.param("en-GB", "Disc of {host} almost full", id="one language"),
        pytest.param("chr", "ᏗᏍᎦ {host} ᎠᎧᎵᎢ", id="a script without letters of ours"),
    ],
)
def test_the_right_language_is_left_alone(make_store: MakeStore, locale: str, title: str) -> None:
    assert findings(make_store, locale, title) == []


@pytest.mark.parametrize(
    ("locale", "title", "expected"),
    [
        pytest.param(
            "fr-FR",
            "Die Festplatte von {host} ist fast voll",
            "warning: this looks like German, not French",
            id="another locale's",
        ),
        pytest.param(
            "fr-FR",
            "There is hardly any space left on {host}",
            "warning: this looks like English, not French",
            id="the source's",
        ),
        pytest.param(
            "fr-FR",
            "Диск узла {host} почти заполнен",
            "error: this is not written in the script of fr-FR",
            id="Cyrillic",
        ),
        pytest.param(
            "ja-JP",
            "The storage of {host} runs out",
            "error: this is not written in the script of ja-JP",
            id="Latin",
        ),
        pytest.param(
            "ja-JP",
            "{host} 的磁盘空间即将用尽",
            "error: this is not written in the script of ja-JP",
            id="Chinese",
        ),
        pytest.param(
            "zh-TW",
            "{host} 的磁盘空间即将用尽",
            "error: this is not written in the script of zh-TW",
            id="simplified",
        ),
        pytest.param(
            "zh-CN",
            "{host} 的磁碟空間即將用盡",
            "error: this is not written in the script of zh-CN",
            id="traditional",
        ),
        pytest.param(
            "sr-Latn",
            "Диск {host} је скоро пун",
            "error: this is not written in the script of sr-Latn",
            id="Cyrillic Serbian",
        ),
    ],
)
def test_another_language_is_found(
    make_store: MakeStore, locale: str, title: str, expected: str
) -> None:
    assert findings(make_store, locale, title) == [expected]


def test_without_the_detector_the_check_says_so_once(
    make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "is_installed", lambda: False)
    files = {
        f"fixtures/acme/{name}.yaml": SOUND["fixtures/acme/disk-full.yaml"]
        for name in ("latency", "queue")
    }
    texts = {
        f"fixtures/acme/{locale}/{name}.yaml": f'texts:\n  title: "{title} {{host}} {name}"\n'
        for name in ("latency", "queue")
        for locale, title in (("en-US", "Something else"), ("fr-FR", "Sauvegarde interrompue"))
    }
    root = make_store({**SOUND, **files, **texts})

    found = [one for one in validate(Store(root)).findings if one.check == "wrong-language"]

    assert [(one.level, one.path, one.message) for one in found] == [
        ("info", TENANT, "not all texts were looked at: the language detector is not installed")
    ]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("pt-BR", "Latn"), ("zh-TW", "Hant"), ("sr", "Cyrl"), ("ja", "Jpan"), ("no_tag", "")],
)
def test_the_script_of_a_locale(locale: str, expected: str) -> None:
    assert script(locale) == expected


def test_letters_of_a_script_are_counted() -> None:
    assert alien("Disk диск 12", "Latn") == (4, 4)
    assert alien("plain", "Latn") == (5, 0)
    assert alien("データ", "Jpan") == (3, 0)
    assert not is_other_han("数据库", "Latn")


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        pytest.param("找不到数据库", "Hant", True, id="simplified"),
        pytest.param("找不到資料庫", "Hant", False, id="traditional"),
        pytest.param("以下のパケットだけが送信されます", "Hant", True, id="Japanese"),
        pytest.param("请用「カラオケ」登录这个系统的管理页面", "Hans", False, id="a name in kana"),
        pytest.param("日の丸・数据库", "Hant", True, id="simplified beside kana"),
        pytest.param("数据库が落ちた", "Jpan", False, id="Japanese writes what it likes"),
    ],
)
def test_other_ways_to_write_han(text: str, locale: str, expected: bool) -> None:
    assert is_other_han(text, locale) is expected


def test_small_words_are_those_of_languages_and_said_once() -> None:
    for table in (FREQUENT, LEADING):
        assert all(map(is_canonical, table))
        assert all(len(set(words.split())) == len(words.split()) for words in table.values())
