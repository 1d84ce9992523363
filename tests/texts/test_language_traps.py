"""The traps that languages set, rendered from a store: who is served by what, in which formats."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from babel import dates as babel_dates
from babel import numbers as babel_numbers

from fixturectl import Store
from fixturectl.texts import formats

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import MakeStore

TENANT = """\
format: 1
locales: [{locales}]
source_locale: en-US
default_locale: en-US
timezone: Europe/Paris
severities: {{critical: {{emoji: ":fire:", channel: C0123456789}}}}
"""
FIXTURE = """\
severity: critical
variables:
  n: {type: number, example: 5}
  share: {type: number, example: 0.425}
  price: {type: number, example: 1234.5}
  size: {type: number, example: 1500000000}
  at: {type: datetime, example: "2026-11-22T15:30:00Z"}
  items: {type: list, of: string, example: [a, b, c]}
  host: {type: string, example: db-1}
text: "{{ t.title }}"
blocks: [{type: section, text: "{{ t('body', count=n) }}"}]
"""
BODY = "{count:number}|{share:percent}|{price:currency(EUR)}|{size:bytes}|{items:list}"


def render(
    make_store: MakeStore, texts: dict[str, str], locale: str, **values: object
) -> tuple[str, str]:
    """Return the title and the body that a reader of `locale` gets."""
    files = {
        "fixtures/default/tenant.yaml": TENANT.format(locales=", ".join(texts)),
        "fixtures/default/alert.yaml": FIXTURE,
        **{f"fixtures/default/{tag}/alert.yaml": content for tag, content in texts.items()},
    }
    store = Store(make_store(files))
    payload: Any = store.render("default/alert", locale=locale, variables=values).payload
    return payload["text"], payload["blocks"][0]["text"]["text"]


def texts(title: str, body: str = "x") -> str:
    return f'texts:\n  title: "{title}"\n  body: {{one: "1 {body}", other: "{body}"}}\n'


@pytest.mark.parametrize(
    ("asked", "available", "expected"),
    [
        pytest.param("fr-CA", ["fr-FR", "en-US"], "fr-FR", id="another region"),
        pytest.param("pt", ["pt-BR"], "pt-BR", id="the likely region"),
        pytest.param("zh-TW", ["zh-Hans", "zh-Hant"], "zh-Hant", id="the region's script"),
        pytest.param("zh-TW", ["zh-Hans"], "en-US", id="no other script"),
        pytest.param("no", ["nb"], "nb", id="a language under its old name"),
        pytest.param("sr-Latn-RS", ["sr", "sr-Latn"], "sr-Latn", id="script before language"),
        pytest.param("es-MX", ["es-ES", "es-419"], "es-419", id="a parent that is no prefix"),
        pytest.param("ar-EG-u-nu-arab", ["ar"], "ar", id="options don't hinder"),
        pytest.param("ko-KR", ["fr-FR"], "en-US", id="the default"),
    ],
)
def test_a_reader_gets_the_nearest_language(
    asked: str, available: list[str], expected: str, make_store: MakeStore
) -> None:
    written = {tag: texts(tag) for tag in {*available, "en-US"}}

    assert render(make_store, written, asked)[0].strip("\u200f") == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        pytest.param("en-US", "5|42.5%|€1,234.50|1.5 GB|a, b, and c", id="English"),
        pytest.param(
            "fr-FR",
            "5|42,5\u00a0%|1\u202f234,50\u00a0€|1,5\u202fGo|a, b et c",
            id="French, with blanks that don't break",
        ),
        pytest.param("de-DE", "5|42,5\u00a0%|1.234,50\u00a0€|1,5\u00a0GB|a, b und c", id="German"),
        pytest.param("ja-JP", "5|42.5%|€1,234.50|1.5 GB|a、b、c", id="Japanese"),
    ],
)
def test_values_look_as_the_locale_writes_them(
    locale: str, expected: str, make_store: MakeStore
) -> None:
    written = {locale: texts("x", BODY), "en-US": texts("x", BODY)}
    if locale == "ja-JP":
        written[locale] = f'texts:\n  title: "x"\n  body: "{BODY}"\n'

    assert render(make_store, written, locale)[1] == expected


def test_rules_and_formats_are_those_of_the_language_the_text_is_in(make_store: MakeStore) -> None:
    polish = (
        'texts:\n  title: "x"\n  body: {one: "one {count}", few: "few {count}",'
        ' many: "many {count}", other: "other {count}"}\n'
    )
    english = {"en-US": texts("x", "{count:number}")}

    # A Pole who gets English gets English numbers, and the English form.
    assert render(make_store, english, "pl-PL", n=12345.5)[1] == "12,345.5"
    assert render(make_store, {**english, "pl-PL": polish}, "pl-PL", n=3)[1] == "few 3"
    assert render(make_store, {**english, "pl-PL": polish}, "pl-PL", n=1.5)[1] == "other 1,5"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("en-US", "4:30\u202fPM", id="the locale's own clock"),
        pytest.param("en-US-u-hc-h23", "16:30", id="24 hours"),
        pytest.param("ar", "4:30 م", id="Arabic has Latin digits"),
        pytest.param("ar-u-nu-arab", "٤:٣٠ م", id="unless they are asked for"),
        pytest.param("ar-u-hc-h23-nu-arab", "١٦:٣٠", id="both"),
    ],
)
def test_options_of_a_tag_change_formats(asked: str, expected: str, make_store: MakeStore) -> None:
    utc = "{at:time}"
    forms = ["zero", "one", "two", "few", "many", "other"]
    arabic = "".join(f'    {form}: "{utc}"\n' for form in forms)
    written = {
        "en-US": texts("x", utc),
        "ar": f'texts:\n  title: "x"\n  body:\n{arabic}',
    }
    marks = dict.fromkeys(map(ord, "\u200e\u200f\u2068\u2069"))

    shown = render(make_store, written, asked)[1].translate(marks)

    assert shown == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("الخادم {host}", "الخادم \u2068db-1\u2069", id="a value is isolated"),
        pytest.param("{host} متوقف", "\u2068db-1\u2069 متوقف", id="an isolate has no direction"),
        pytest.param(":fire: متوقف", "\u200f:fire: متوقف", id="an emoji comes first"),
        pytest.param("API متوقف", "\u200fAPI متوقف", id="an identifier comes first"),
    ],
)
def test_from_right_to_left(title: str, expected: str, make_store: MakeStore) -> None:
    forms = "{zero: x, one: x, two: x, few: x, many: x, other: x}"
    written = {"en-US": texts("x"), "ar": f'texts:\n  title: "{title}"\n  body: {forms}\n'}

    assert render(make_store, written, "ar")[0] == expected


ARABIC = {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other"}


@pytest.mark.parametrize(
    ("locale", "forms", "numbers"),
    [
        pytest.param("ar", [*dict.fromkeys(ARABIC.values())], ARABIC, id="Arabic six"),
        pytest.param(
            "pl-PL",
            ["one", "few", "many", "other"],
            {0: "many", 1: "one", 2: "few", 5: "many", 12: "many", 22: "few", 1.5: "other"},
            id="Polish four",
        ),
        pytest.param(
            "fr-FR", ["one", "other"], {0: "one", 1: "one", 1.5: "one", 2: "other"}, id="0"
        ),
        pytest.param(
            "en-US", ["=0", "one", "other"], {0: "=0", 1: "one", 1.5: "other"}, id="an exact number"
        ),
    ],
)
def test_each_number_has_its_form(
    locale: str, forms: list[str], numbers: dict[float, str], make_store: MakeStore
) -> None:
    body = ", ".join(f'"{form}": "{form}"' for form in forms)
    written = {"en-US": texts("x"), locale: f'texts:\n  title: "x"\n  body: {{{body}}}\n'}
    marks = dict.fromkeys(map(ord, "\u200e\u200f\u2068\u2069"))

    for number, form in numbers.items():
        shown = render(make_store, written, locale, n=number)[1]
        assert shown.translate(marks) == form, number


FORMATS = {
    "number": "",
    "percent": "",
    "compact": "",
    "bytes": "",
    "currency": "EUR",
    "unit": "day",
}
COUNTED: dict[str, Any] = {
    **dict.fromkeys(
        ("format_decimal", "format_compact_decimal", "format_currency"),
        babel_numbers,
    ),
    **dict.fromkeys(("format_date", "format_time", "format_timedelta"), babel_dates),
}


def test_babel_is_called_once_for_each_value(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def counted(module: Any, name: str) -> None:
        real: Callable[..., Any] = getattr(module, name)

        def count(*given: Any, **named: Any) -> Any:
            calls.append(name)
            return real(*given, **named)

        monkeypatch.setattr(module, name, count)

    for name, module in COUNTED.items():
        counted(module, name)
    formats._kept.cache_clear()  # noqa: SLF001 - as in a new process
    at = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)

    def show_all() -> None:
        for name, argument in FORMATS.items():
            formats.show(12840.5, name, argument, "fr-FR", "UTC")
        for name in ("date", "time", "datetime", "local", "relative"):
            formats.show(at, name, "", "fr-FR", "UTC", at)
        formats.show([1, 2], "list", "", "fr-FR", "UTC")

    show_all()
    once = Counter(calls)
    for _ in range(5):
        show_all()

    assert set(once) == set(COUNTED)
    assert Counter(calls) == once
