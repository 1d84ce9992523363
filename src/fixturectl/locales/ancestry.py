"""Which locale can stand in for which: likely subtags, parents, and the chain of a lookup."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fixturectl.locales import cldr
from fixturectl.locales.everyday import EVERYDAY
from fixturectl.locales.extensions import without_extensions
from fixturectl.locales.tags import LocaleError, Tag, canonical, is_pseudo, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

# https://www.unicode.org/iso15924: the scripts written from right to left that CLDR has a locale
# or a likely language for.
_RTL_SCRIPTS = (
    "Adlm Arab Aran Armi Avst Chrs Elym Hatr Hebr Hung Mand Mani Merc Mero Narb Nbat Nkoo Orkh "
    "Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Syrc Syre Syrj Syrn Thaa Yezi"
)


@lru_cache(maxsize=1024)
def maximize(tag: str) -> str:
    """Return `tag` with the script and region it most likely means (CLDR's likely subtags).

    >>> maximize("pt"), maximize("zh-TW"), maximize("sr-Latn")
    ('pt-Latn-BR', 'zh-Hant-TW', 'sr-Latn-RS')
    """
    if tag in EVERYDAY:
        return EVERYDAY[tag][0]
    return str(_maximized(parse(tag)))


def _maximized(tag: Tag) -> Tag:
    language, script, region = tag.language, tag.script, tag.region
    if script and region:
        return tag
    # A tag has parsed, so that its language alone is always in the table.
    known = (f"{language}-{region}", f"{language}-{script}", language)
    _, likely_script, likely_region = next(filter(None, map(cldr.likely, known))).split("-")
    return tag._replace(script=script or likely_script, region=region or likely_region)


@lru_cache(maxsize=1024)
def parents(tag: str) -> tuple[str, ...]:
    """Return the ancestors of `tag`, nearest first, without CLDR's root; options are ignored.

    A parent is what CLDR says (es-MX: es-419, es; en-GB: en-001, en), never another script
    (zh-Hant and sr-Latn have none), and a region that implies a script says it first (zh-HK:
    zh-Hant-HK, zh-Hant). Nynorsk's parent is `nb`, since CLDR's `no` is spelled so here.
    """
    chain: list[str] = []
    current = _parent(without_extensions(tag))
    while current and current != tag and current not in chain:
        chain.append(current)
        current = _parent(current)
    return tuple(chain)


def _parent(tag: str) -> str:
    if tag in EVERYDAY:
        return EVERYDAY[tag][1]
    if is_pseudo(tag):
        return tag.partition("-")[0]
    subtags = parse(tag)
    if subtags.variants:
        return str(subtags._replace(variants=subtags.variants[:-1]))
    if exception := cldr.parent_exception(tag):
        parent = canonical(exception)
        return "" if parent == tag else parent  # CLDR's nb has the parent no, which is nb here
    return _shorter(subtags)


def _shorter(tag: Tag) -> str:
    """Return `tag` without its last subtag, unless that would change the script."""
    if tag.script and tag.region:
        return f"{tag.language}-{tag.script}"
    meant = _maximized(tag).script
    same_script = meant == _maximized(Tag(tag.language)).script
    if tag.region and not same_script:
        return f"{tag.language}-{meant}-{tag.region}"
    return tag.language if same_script and (tag.region or tag.script) else ""


@lru_cache(maxsize=1024)
def is_rtl(tag: str) -> bool:
    """Tell whether the locale's script is written from right to left."""
    return maximize(tag).split("-")[1] in _RTL_SCRIPTS


def candidates(asked: str, available: Sequence[str], default: str, source: str) -> tuple[str, ...]:
    """Return the locales to look a text up in, best first, never empty, without repetition.

    `asked`; its CLDR parents; what equals it by likely subtags; the same language and script, those
    that share its nearest ancestor first (en-AU takes en-GB before en-US), then in the order of
    `available`; the tenant's default locale; the source locale. Only locales of `available` (given
    as they are spelled there) and the last two. Pseudo-locales are made from the source texts.
    LocaleError if `asked` is not a tag.
    """
    return _candidates(asked, tuple(available), default, source)


@lru_cache(maxsize=4096)
def _candidates(
    asked: str, available: tuple[str, ...], default: str, source: str
) -> tuple[str, ...]:
    if is_pseudo(asked):
        found = [tag for tag in available if tag == asked]
        return tuple(dict.fromkeys([*found, source, default]))
    wanted = without_extensions(canonical(asked))
    spelled: dict[str, str] = {}
    for tag in available:
        spelled.setdefault(_reading(tag), tag)
    # Texts may be written for one set of options, `ar-u-nu-arab`, beside those for all.
    exact = [tag for tag in available if tag == asked]
    line = [spelled[tag] for tag in (wanted, *parents(wanted)) if tag in spelled]
    kin = [spelled[tag] for tag in _kin(wanted, list(spelled))]
    return tuple(dict.fromkeys([*exact, *line, *kin, default, source]))


def _kin(wanted: str, readings: list[str]) -> list[str]:
    """Return what equals `wanted` by likely subtags, then the same language and script."""
    language = wanted.partition("-")[0]
    related = [tag for tag in readings if tag.partition("-")[0] == language and not is_pseudo(tag)]
    if related in ([], [wanted]):
        return []
    meant = maximize(wanted)
    equal = [tag for tag in related if maximize(tag) == meant]
    written = meant.split("-")[:2]
    same = [tag for tag in related if maximize(tag).split("-")[:2] == written]
    line = (wanted, *parents(wanted))
    return equal + sorted(same, key=lambda tag: _distance(line, tag))


def _distance(line: tuple[str, ...], tag: str) -> int:
    """Return how far up `line` the first ancestor shared with `tag` stands."""
    theirs = (tag, *parents(tag))
    return next((index for index, mine in enumerate(line) if mine in theirs), len(line))


def _reading(tag: str) -> str:
    """Return what a listed tag means; one that is no tag means nothing and matches only itself."""
    try:
        return canonical(tag)
    except LocaleError:
        return tag
