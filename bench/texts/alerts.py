"""Alerts made of translated sentences: what Slack adds to words, put alike into both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from bench.texts.catalogs import Pair
from fixturectl.locales import babel_locale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    Words = tuple[str, str]  # a sentence and its translation

EMOJI = (":rotating_light:", ":warning:", ":fire:", ":white_check_mark:")
CODE = ("df -h /var", "kubectl get pods", "systemctl restart api", "SELECT 1", "retry_after")
URLS = ("https://runbooks.example.com/disk", "https://grafana.example.com/d/a1?from=now-1h")
NAMES = ("Grafana", "PagerDuty", "Kubernetes", "PostgreSQL", "db-1", "eu-west-1", "api.example.com")
NUMBERS = ("12.5", "97", "10000", "2048.25", "3", "443")


def alerts(pairs: Sequence[Pair], random: Random) -> Iterator[Pair]:
    """Yield an alert for each single text of one locale, made with the words of its neighbours."""
    plain = [
        pair for pair in pairs if isinstance(pair.source, str) and isinstance(pair.target, str)
    ]
    for index, pair in enumerate(plain):
        first: Words = (str(pair.source), str(pair.target))
        other = plain[(index + 1) % len(plain)]
        second: Words = (str(other.source), str(other.target))
        shape = random.choice(_SHAPES)
        source, target = shape(first, second, pair.locale, random)
        yield Pair(source, target, pair.locale, "alert")


def _number(locale: str, random: Random) -> Words:
    number = random.choice(NUMBERS)
    theirs = format_decimal(number, locale=babel_locale("en-US"))
    return theirs, format_decimal(number, locale=babel_locale(locale))


def _headline(first: Words, second: Words, locale: str, random: Random) -> Words:
    del second
    emoji, (theirs, ours) = random.choice(EMOJI), _number(locale, random)
    dash = random.choice(("—", "·", "|"))
    return (
        f"{emoji} *{first[0].strip()}* {dash} {theirs}",
        f"{emoji} *{first[1].strip()}* {dash} {ours}",
    )


def _lines(first: Words, second: Words, locale: str, random: Random) -> Words:
    del locale
    code = random.choice(CODE)
    return (
        f"{first[0]}\n`{code}` _{second[0].strip()}_",
        f"{first[1]}\n`{code}` _{second[1].strip()}_",
    )


def _link(first: Words, second: Words, locale: str, random: Random) -> Words:
    del locale
    url = random.choice(URLS)
    labels = [one.replace("|", "/").strip() for one in second]
    return f"{first[0]} <{url}|{labels[0]}>", f"{first[1]} <{url}|{labels[1]}>"


def _mention(first: Words, second: Words, locale: str, random: Random) -> Words:
    del second, locale
    mention = random.choice(("<!here>", "<!subteam^S0614TZR7>", "<@U012AB3CD>"))
    since = (
        f"<!date^{random.randrange(10**9, 2 * 10**9)}^{{{{date_short_pretty}}}} {{{{time}}}}|2026>"
    )
    return f"{mention} {first[0]} ({since})", f"{mention} {first[1]} ({since})"


def _facts(first: Words, second: Words, locale: str, random: Random) -> Words:
    del second
    name, (theirs, ours) = random.choice(NAMES), _number(locale, random)
    return (
        f"{name}: {first[0].strip()} (&gt; {theirs}, {{ratio:percent}})",
        f"{name}: {first[1].strip()} (&gt; {ours}, {{ratio:percent}})"
        if not locale.startswith("fr")
        else f"{name}\u00a0: {first[1].strip()} (&gt; {ours}, {{ratio:percent}})",
    )


def _struck(first: Words, second: Words, locale: str, random: Random) -> Words:
    del locale
    code = random.choice(CODE)
    return (
        f"~{first[0].strip()}~ {second[0].strip()} ```{code}```",
        f"~{first[1].strip()}~ {second[1].strip()} ```{code}```",
    )


_SHAPES: tuple[Callable[[Words, Words, str, Random], Words], ...] = (
    _headline,
    _lines,
    _link,
    _mention,
    _facts,
    _struck,
)
