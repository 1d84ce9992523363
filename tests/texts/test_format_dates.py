from __future__ import annotations

import datetime as dt

import pytest

from fixturectl.texts.formats import UnshowableError, date_token, show

PARIS = "Europe/Paris"
THEN = dt.datetime(2026, 11, 22, 10, 15, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 11, 22, 12, 45, tzinfo=dt.UTC)
NIGHT = dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)  # before the hour that Paris repeats
NNB = "\u202f"


def seen(value: object, name: str, locale: str, now: dt.datetime | None = NOW) -> str:
    return show(value, name, "", locale, PARIS, now)


DATES = [
    (THEN, "date", "en-US", "Nov 22, 2026"),
    (THEN, "date", "fr-FR", "22 nov. 2026"),
    (THEN, "date", "ja-JP", "2026/11/22"),
    (THEN, "time", "en-US", f"11:15{NNB}AM"),
    (THEN, "time", "fr-FR", "11:15"),
    (THEN, "", "en-US", f"Nov 22, 2026, 11:15{NNB}AM"),
    (THEN, "datetime", "fr-FR", "22 nov. 2026, 11:15"),
    (THEN, "datetime", "de-DE", "22.11.2026, 11:15"),
    (THEN, "datetime", "pt-BR", "22 de nov. de 2026 11:15"),
    (THEN, "local", "fr-FR", "22 nov. 2026, 11:15 UTC+01:00"),
    (THEN, "time", "en-US-u-hc-h23", "11:15"),
    (THEN + dt.timedelta(hours=4), "time", "fr-FR-u-hc-h12", f"3:15{NNB}PM"),
    (THEN + dt.timedelta(hours=1), "time", "en-US-u-hc-h11", f"0:15{NNB}PM"),
    (THEN + dt.timedelta(hours=13), "time", "en-US-u-hc-h24", "24:15"),
    (THEN, "time", "fr-CA-u-hc-h23", "11 h 15"),
    (THEN, "time", "zh-TW-u-hc-h23", "11:15"),
    (THEN, "time", "ja-JP-u-hc-h12", "午前11:15"),
    (THEN, "time", "en-US-u-hc-h99", f"11:15{NNB}AM"),
    (THEN, "date", "hi-u-nu-deva", "२२ नव॰ २०२६"),
    (THEN.replace(tzinfo=None), "time", "fr-FR", "10:15"),
    (dt.datetime(2026, 3, 29, 0, 59, tzinfo=dt.UTC), "time", "fr-FR", "01:59"),
    (dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC), "time", "fr-FR", "03:00"),
    (
        dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC),
        "local",
        "fr-FR",
        "25 oct. 2026, 02:30 UTC+02:00",
    ),
    (
        dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC),
        "local",
        "fr-FR",
        "25 oct. 2026, 02:30 UTC+01:00",
    ),
    (dt.datetime(999, 5, 5, tzinfo=dt.UTC), "date", "en-US", "May 5, 999"),
    (THEN, "relative", "en-US", "2 hours ago"),
    (THEN, "relative", "ar", "قبل ساعتين"),
    (NOW, "relative", "en-US", "in 0 seconds"),
    (NOW + dt.timedelta(days=10), "relative", "en-US", "in 10 days"),
    (NOW + dt.timedelta(days=10), "relative", "fr-FR", "dans 10 jours"),
    (NOW + dt.timedelta(days=10), "relative", "hi-u-nu-deva", "१० दिन में"),
    (NOW - dt.timedelta(minutes=59, seconds=50), "relative", "en-US", "1 hour ago"),
    (NOW - dt.timedelta(days=45), "relative", "en-US", "2 months ago"),
    (NOW - dt.timedelta(days=30), "relative", "en-US", "1 month ago"),
    (NOW - dt.timedelta(days=362), "relative", "en-US", "1 year ago"),
    (dt.datetime(1, 1, 3, tzinfo=dt.UTC), "relative", "en-US", "2027 years ago"),
]


@pytest.mark.parametrize(
    ("value", "name", "locale", "expected"),
    [pytest.param(*row, id=f"{row[1] or 'own'}-{row[2]}-{at}") for at, row in enumerate(DATES)],
)
def test_show(value: dt.datetime, name: str, locale: str, expected: str) -> None:
    assert seen(value, name, locale) == expected
    assert seen(value, name, locale) == expected, "a second time, from the cache"


def test_the_repeated_hour_is_two_hours() -> None:
    # In Paris 02:30 happens twice on this night.
    early = dt.datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001 - the tenant's zone is meant
    late = early.replace(fold=1)
    assert early == late
    assert seen(early, "local", "fr-FR").endswith("UTC+02:00")
    assert seen(late, "local", "fr-FR").endswith("UTC+01:00")


def test_relative_needs_a_now() -> None:
    with pytest.raises(UnshowableError, match="relative needs a time"):
        seen(THEN, "relative", "en-US", None)


@pytest.mark.parametrize("zone", ["Nowhere/At_All", "../etc/passwd", "", "Europe"])
def test_a_time_zone_that_is_none(zone: str) -> None:
    with pytest.raises(UnshowableError, match="unknown time zone"):
        show(THEN, "date", "", "en-US", zone)


def test_date_token() -> None:
    expected = "<!date^1795342500^{date_short_pretty} {time}|22 nov. 2026, 11:15 UTC+01:00>"
    assert date_token(THEN, "fr-FR", PARIS) == expected
    assert date_token(THEN, "fr-FR", "UTC").endswith("|22 nov. 2026, 10:15 UTC>")
    early = dt.datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=dt.UTC)
    assert date_token(early, "en-US", "UTC").startswith("<!date^-1^")
    with pytest.raises(UnshowableError, match="local needs a datetime"):
        date_token("x", "fr-FR", PARIS)
