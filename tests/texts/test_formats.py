from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.texts.formats import FORMATS, UnshowableError, accepts, fault, show

PARIS = "Europe/Paris"
THEN = dt.datetime(2026, 11, 22, 10, 15, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 11, 22, 12, 45, tzinfo=dt.UTC)
NB, NNB = "\u00a0", "\u202f"


def seen(value: object, form: str, locale: str, now: dt.datetime | None = NOW) -> str:
    name, _, argument = form.partition("(")
    return show(value, name, argument.rstrip(")"), locale, PARIS, now)


NUMBERS = [
    (12840, "", "en-US", "12,840"),
    (12840, "number", "fr-FR", f"12{NNB}840"),
    (12840, "number", "de-DE", "12.840"),
    (1234567, "number", "hi-IN", "12,34,567"),
    (1234.5678, "", "en-US", "1,234.568"),
    (0.1 + 0.2, "", "en-US", "0.3"),
    (0.00042137, "", "en-US", "0.000421"),
    (-0.0, "", "en-US", "0"),
    (-0.2, "integer", "en-US", "0"),
    (12.7, "integer", "en-US", "13"),
    (Decimal("1.50"), "", "fr-FR", "1,5"),
    (-5, "", "sv-SE", "\u22125"),
    (0.42, "percent", "en-US", "42%"),
    (0.42, "percent", "fr-FR", f"42{NNB}%".replace(NNB, NB)),
    (0.4234567, "percent", "en-US", "42.35%"),
    (0.4234567, "percent", "tr-TR", "%42,35"),
    (0.4234567, "percent", "es-ES", f"42,35{NB}%"),
    (1, "percent", "en-US", "100%"),
    (12840, "compact", "en-US", "12.8K"),
    (12000, "compact", "en-US", "12K"),
    (999_960, "compact", "en-US", "1M"),
    (999, "compact", "en-US", "999"),
    (0, "compact", "en-US", "0"),
    (12840, "compact", "fr-FR", f"12,8{NB}k"),
    (12840, "compact", "de-DE", "12.840"),
    (12840, "compact", "ja-JP", "1.3万"),
    (1234.5, "currency(EUR)", "fr-FR", f"1{NNB}234,50{NB}€"),
    (1234.5, "currency(EUR)", "en-US", "€1,234.50"),
    (1234.5, "currency(JPY)", "en-US", "¥1,234"),
    (-0.001, "currency(EUR)", "en-US", "€0.00"),
    (12840, "number", "ar", "12,840"),
    (12840, "number", "ar-EG", "12,840"),
    (12840.5, "number", "ar-EG-u-nu-arab", "١٢٬٨٤٠٫٥"),
    (12840.5, "number", "ar-u-nu-native", "١٢٬٨٤٠٫٥"),
    (12840, "number", "hi-u-nu-deva", "१२,८४०"),
    (12840, "number", "en-u-nu-hanidec", "12,840"),
    (12840, "number", "en-XA", "12,840"),
]

UNITS = [
    (1_536_000_000, "bytes", "en-US", "1.5 GB"),
    (1_536_000_000, "bytes", "fr-FR", f"1,5{NNB}Go"),
    (5_000_000, "bytes", "fr-FR", f"5{NNB}Mo"),
    (500, "bytes", "en-US", "500 bytes"),
    (1, "bytes", "en-US", "1 byte"),
    (500, "bytes", "fr-FR", f"500{NB}octets"),
    (0, "bytes", "en-US", "0 bytes"),
    (999_999, "bytes", "en-US", "1 MB"),
    (-2_500, "bytes", "en-US", "-2.5 kB"),
    (5 * 10**18, "bytes", "en-US", "5,000 PB"),
    (2_000_000_000, "bytes", "pt-BR", "2 GB"),
    (500, "bytes", "ar", "500 بايت"),
    (250, "unit(millisecond)", "en-US", "250 ms"),
    (250, "unit(duration-millisecond)", "ja-JP", "250 ms"),
    (72.5, "unit(celsius)", "fr-FR", f"72,5{NNB}°C"),
    (1, "unit(megabyte)", "de-DE", "1 MB"),
    (0.25, "unit(megabyte)", "en-US", "0.25 MB"),
    (dt.timedelta(hours=1, minutes=30), "", "en-US", "1 hour 30 minutes"),
    (dt.timedelta(hours=1, minutes=30), "", "fr-FR", f"1{NB}heure 30 minutes"),
    (dt.timedelta(hours=1, minutes=30), "", "es-ES", "1 hora 30 minutos"),
    (dt.timedelta(hours=1, minutes=30), "", "de-DE", "1 Stunde, 30 Minuten"),
    (dt.timedelta(hours=1, minutes=30), "", "ja-JP", "1 時間 30 分"),
    (dt.timedelta(hours=1, minutes=30), "", "zh-TW", "1 小時 30 分鐘"),
    (dt.timedelta(hours=1, minutes=30), "", "ar", "ساعة و30 دقيقة"),
    (dt.timedelta(hours=1, minutes=30), "", "pl", "1 godzina i 30 minut"),
    (dt.timedelta(days=2), "duration", "pt-BR", "2 dias"),
    (dt.timedelta(seconds=90), "duration", "en-US", "1 minute 30 seconds"),
    (90, "duration", "en-US", "1 minute 30 seconds"),
    (5.25, "duration", "en-US", "5.2 seconds"),
    (45.6, "duration", "en-US", "46 seconds"),
    (59.7, "duration", "en-US", "1 minute"),
    (0.25, "duration", "en-US", "250 milliseconds"),
    (0.9999, "duration", "en-US", "1 second"),
    (0.00042, "duration", "en-US", "420 microseconds"),
    (0, "duration", "en-US", "0 seconds"),
    (dt.timedelta(hours=23, minutes=59, seconds=50), "", "en-US", "1 day"),
    (dt.timedelta(days=1, hours=23, minutes=50), "", "en-US", "2 days"),
    (dt.timedelta(days=400, hours=5, minutes=7), "", "en-US", "400 days 5 hours"),
    (dt.timedelta(seconds=-90), "", "en-US", "-1 minute 30 seconds"),
    (dt.timedelta(seconds=-90), "", "ar", "\u200e-دقيقة و30 ثانية"),
    (dt.timedelta.max, "", "en-US", "1,000,000,000 days"),
]

OTHERS = [
    ("plain {text}", "", "fr-FR", "plain {text}"),
    (True, "", "fr-FR", "true"),
    (False, "", "fr-FR", "false"),
    ([], "", "en-US", ""),
    (["a"], "list", "en-US", "a"),
    (["a", "b"], "", "en-US", "a and b"),
    (["a", "b", "c"], "", "en-US", "a, b, and c"),
    (["a", "b", "c"], "", "fr-FR", "a, b et c"),
    (["a", "b"], "", "ar", "a وb"),
    (["a", "b", "c", "d"], "", "ja-JP", "a、b、c、d"),
    (["{0}", "{1}"], "", "en-US", "{0} and {1}"),
    ([12840, 0.5, THEN], "", "fr-FR", f"12{NNB}840, 0,5 et 22 nov. 2026, 11:15"),
    ((["a", "b"], "c"), "", "en-US", "a and b and c"),
]


@pytest.mark.parametrize(
    ("value", "form", "locale", "expected"),
    [
        pytest.param(*row, id=f"{row[1] or 'own'}-{row[2]}-{number}")
        for number, row in enumerate([*NUMBERS, *UNITS, *OTHERS])
    ],
)
def test_show(value: object, form: str, locale: str, expected: str) -> None:
    assert seen(value, form, locale) == expected
    assert seen(value, form, locale) == expected, "a second time, from the cache"


def test_values_that_are_equal_but_differ_are_kept_apart() -> None:
    assert [seen(value, "", "en-US") for value in (1, True, 1.0, Decimal(1), 0, False)] == (
        ["1", "true", "1", "1", "0", "false"]
    )


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("number", ["NaN", "∞", "-∞", "1E300", "-1E300", "1E400", "1E-30", "-1E-30"]),
        ("integer", ["NaN", "∞", "-∞", "1E300", "-1E300", "1E400", "0", "0"]),
        ("percent", ["NaN%", "∞%", "-∞%", "1E300%", "-1E300%", "1E400%", "0%", "0%"]),
        ("compact", ["NaN", "∞", "-∞", "1E300", "-1E300", "1E400", "0", "0"]),
        (
            "unit(megabyte)",
            [
                "NaN MB",
                "∞ MB",
                "-∞ MB",
                "1E300 MB",
                "-1E300 MB",
                "1E400 MB",
                "1E-30 MB",
                "-1E-30 MB",
            ],
        ),
    ],
)
def test_odd_numbers(form: str, expected: list[str]) -> None:
    odd = [float("nan"), float("inf"), float("-inf"), 1e300, -1e300, 10**400, 1e-30, -1e-30]
    assert [seen(value, form, "en-US") for value in odd] == expected


MISMATCHES = [
    pytest.param("12", "percent", "percent needs a number, got str", id="percent of a string"),
    pytest.param(True, "number", "number needs a number, got bool", id="number of a boolean"),
    pytest.param(THEN, "currency(EUR)", "currency needs a number, got datetime", id="money"),
    pytest.param(12, "date", "date needs a datetime, got a number", id="date of a number"),
    pytest.param("x", "local", "local needs a datetime, got str", id="local of a string"),
    pytest.param("x", "relative", "relative needs a datetime, got str", id="relative of a string"),
    pytest.param("ab", "list", "list needs a list, got str", id="list of a string"),
    pytest.param("1h", "duration", "duration needs a number, got str", id="duration of a string"),
    pytest.param(None, "", "it is null", id="null"),
    pytest.param(["a", None], "", "it is null", id="null in a list"),
    pytest.param({"a": 1}, "", "show one of its fields", id="object"),
    pytest.param(THEN.date(), "", "a date has no form", id="another type"),
    pytest.param(1, "nubmer", "unknown format 'nubmer': did you mean number?", id="unknown format"),
    pytest.param(1, "currency(XYZ)", "unknown currency 'XYZ'", id="unknown currency"),
    pytest.param(1, "number(2)", "takes nothing in parentheses", id="argument too much"),
    pytest.param(dt.datetime.min.replace(tzinfo=dt.UTC), "date", None, id="the first year, in UTC"),
]


@pytest.mark.parametrize(("value", "form", "said"), MISMATCHES)
def test_what_a_format_cannot_show_is_said(value: object, form: str, said: str | None) -> None:
    if said is None:
        said = "between the years 1 and 9999"
        with pytest.raises(UnshowableError, match=said):
            show(value, form, "", "en-US", "America/New_York")
        return
    with pytest.raises(UnshowableError) as caught:
        seen(value, form, "en-US")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "type_name", "expected"),
    [
        ("number", "integer", True),
        ("percent", "string", False),
        ("date", "datetime", True),
        ("date", "duration", False),
        ("duration", "duration", True),
        ("duration", "number", True),
        ("list", "list", True),
        ("unknown", "string", False),
        ("", "string", True),
        ("", "boolean", True),
        ("", "object", False),
    ],
)
def test_accepts(name: str, type_name: str, expected: bool) -> None:
    assert accepts(name, type_name) is expected


def test_every_format_shows_what_it_accepts() -> None:
    values: dict[str, object] = {
        "integer": 3,
        "number": 3.5,
        "datetime": THEN,
        "duration": dt.timedelta(minutes=3),
        "list": ["a"],
    }
    for name, known in FORMATS.items():
        assert fault(name, known.argument) is None
        for type_name in known.types:
            assert show(values[type_name], name, known.argument, "fr-FR", PARIS, NOW)


LOCALES = st.sampled_from(
    [
        "en-US",
        "fr-FR",
        "ar",
        "ar-u-nu-arab",
        "ja-JP",
        "de-DE",
        "hi-u-nu-native",
        "pl",
        "en-XA",
        "aae",
    ]
)
VALUES = (
    st.integers()
    | st.floats()
    | st.decimals()
    | st.datetimes(timezones=st.just(dt.UTC) | st.none())
    | st.timedeltas()
    | st.booleans()
)


@settings(max_examples=300, deadline=None)
@given(VALUES, st.sampled_from(["", *FORMATS]), LOCALES)
def test_any_value_is_shown_in_bounds_or_refused(value: object, name: str, locale: str) -> None:
    argument = FORMATS[name].argument if name else ""
    try:
        text = show(value, name, argument, locale, PARIS, NOW)
    except UnshowableError:
        return
    assert 0 < len(text) < 100


def test_a_string_is_shown_without_babel() -> None:
    script = (
        "import sys; from fixturectl.texts.formats import show; show('x', '', '', 'fr-FR', 'UTC'); "
        "print(sorted({'babel', 'zoneinfo'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
