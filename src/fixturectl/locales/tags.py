"""The canonical spelling of a BCP 47 tag, and what is wrong with one that has none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from fixturectl.locales import cldr
from fixturectl.locales.everyday import EVERYDAY

PSEUDO = ("en-XA", "ar-XB")
_MADE_UP, _MADE_UP_BY_WINDOWS = "pseudo", "qps"  # x-pseudo, qps-ploc: what others call them
_PSEUDO_HINT = f"pseudo-locales are {' and '.join(PSEUDO)}"
_EXAMPLES = "a tag looks like fr-FR, pt-BR or zh-Hant-TW"
_LONGEST = 100  # characters; a tag is a folder's name, not a place to hide data
# A string: compiling it takes half a millisecond, and everyday tags need no parsing.
_TAG = r"""
    (?P<language>[a-z]{2,3}|[a-z]{5,8})
    (?:-(?P<script>[a-z]{4}))?
    (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
    (?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)
    (?P<extensions>(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*)
    (?P<private>(?:-x(?:-[a-z0-9]{1,8})+)?)"""
_FLAGS = re.IGNORECASE | re.VERBOSE | re.ASCII


class LocaleError(ValueError):
    """A tag that names no locale; `hint` gives the spelling that does, where one is known."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}: {hint}" if hint else message)
        self.message = message
        self.hint = hint


class Tag(NamedTuple):
    """The subtags of a canonical tag; `suffix` is its extensions and private use, with hyphen."""

    language: str
    script: str = ""
    region: str = ""
    variants: tuple[str, ...] = ()
    suffix: str = ""

    def __str__(self) -> str:
        subtags = (self.language, self.script, self.region, *self.variants)
        return "-".join(filter(None, subtags)) + self.suffix


@lru_cache(maxsize=1024)
def canonical(tag: str) -> str:
    """Return `tag` in canonical case and order, deprecated subtags replaced by today's.

    >>> canonical("PT-br"), canonical("iw-IL"), canonical("no"), canonical("en-uk")
    ('pt-BR', 'he-IL', 'nb', 'en-GB')

    Raises LocaleError, whose text says the canonical spelling where there is one, for underscores,
    malformed tags and subtags that CLDR doesn't know.
    """
    if tag in EVERYDAY or tag in PSEUDO:
        return tag
    return str(parse(tag))


def is_canonical(tag: str) -> bool:
    try:
        return canonical(tag) == tag
    except LocaleError:
        return False


def is_pseudo(tag: str) -> bool:
    """Tell whether `tag` is one of the pseudo-locales, `en-XA` (accents) and `ar-XB` (RTL)."""
    return tag[:5] in PSEUDO and tag[5:6] in ("", "-")


@lru_cache(maxsize=1024)
def parse(tag: str) -> Tag:
    """Return the canonical subtags of `tag`; LocaleError as for `canonical`."""
    found = re.fullmatch(_TAG, tag, _FLAGS) if len(tag) <= _LONGEST else None
    if found is None:
        raise LocaleError(f"{tag[:_LONGEST]!r} is not a locale tag", _spelling(tag))
    language, script, region = _replaced(
        found["language"].lower(), (found["script"] or "").title(), (found["region"] or "").upper()
    )
    _must_be_known(tag, language, script, region)
    variants = tuple(sorted(found["variants"].lower().split("-")[1:]))
    if len(set(variants)) < len(variants):
        raise LocaleError(f"{tag!r} repeats a variant", "write it once")
    suffix = _ordered(tag, found["extensions"].lower()) + found["private"].lower()
    return Tag(language, script, region, variants, suffix)


def _spelling(tag: str) -> str:
    """Return the hint for a tag that doesn't parse: POSIX names, or what a tag looks like."""
    if _MADE_UP in tag.lower():
        return _PSEUDO_HINT
    posix = re.split(r"[.@]", tag, maxsplit=1)[0].replace("_", "-")
    if posix != tag and _is_tag(posix):
        return f"write {canonical(posix)}"
    return _EXAMPLES


def _is_tag(tag: str) -> bool:
    try:
        return bool(canonical(tag))
    except LocaleError:
        return False


def _replaced(language: str, script: str, region: str) -> tuple[str, str, str]:
    """Replace deprecated subtags; what the tag says itself wins over what a replacement implies."""
    replacement = Tag(*_subtags(cldr.language_alias(language) or language))
    language = replacement.language
    script = script or replacement.script
    region = region or replacement.region
    regions = cldr.region_alias(region)
    if regions:
        home = cldr.likely(f"{language}-{script}" if script else language).rpartition("-")[2]
        region = home if home in regions else regions[0]
    # CLDR's data of Norwegian Bokmål stand under both names; the tool has one word per thing.
    return ("nb" if language == "no" else language), script, region


def _subtags(identifier: str) -> tuple[str, str, str]:
    language, *rest = identifier.split("-")
    script = next((part for part in rest if len(part) == len("Latn")), "")
    region = next((part for part in rest if part != script), "")
    return language, script, region


def _must_be_known(tag: str, language: str, script: str, region: str) -> None:
    if not cldr.is_language(language):
        raise LocaleError(f"unknown language {language!r} in {tag!r}", _guess(language, region))
    if script and not cldr.is_script(script):
        raise LocaleError(f"unknown script {script!r} in {tag!r}")
    if region in {"XA", "XB"} and f"{language}-{region}" not in PSEUDO:
        raise LocaleError(f"{tag!r} is not a pseudo-locale", _PSEUDO_HINT)
    if region and not cldr.is_region(region) and region not in {"XA", "XB"}:
        home = cldr.likely(language).rpartition("-")[2]
        raise LocaleError(f"unknown region {region!r} in {tag!r}", f"write {language}-{home}?")


def _guess(language: str, region: str) -> str:
    """Return the hint for a language that there is not: a country's code, or a name in English."""
    if language in {_MADE_UP, _MADE_UP_BY_WINDOWS}:
        return _PSEUDO_HINT
    for country in (language.upper(), region):
        if spoken := cldr.main_language(country):
            return f"did you mean {spoken}-{country}?"
    named = cldr.language_named(language)
    return f"did you mean {named}?" if named else _EXAMPLES


def _ordered(tag: str, extensions: str) -> str:
    """Return the extensions sorted by their letter, the keys of `-u-` sorted among themselves."""
    found: dict[str, str] = {}
    for piece in re.split(r"-(?=[a-z0-9](?:-|$))", extensions)[1:]:
        letter, _, body = piece.partition("-")
        if letter in found:
            raise LocaleError(f"{tag!r} repeats the extension -{letter}-", "write it once")
        found[letter] = _unicode_keywords(body) if letter == "u" else body
    return "".join(f"-{letter}-{found[letter]}" for letter in sorted(found))


def _unicode_keywords(body: str) -> str:
    """Return the attributes, then the keywords by key; "true" is what a bare key means."""
    attributes, *keywords = re.split(r"(?:^|-)(?=[a-z0-9]{2}(?:-|$))", body)
    values = {keyword[:2]: keyword[2:] for keyword in reversed(keywords)}  # the first one counts
    sorted_keys = [key + ("" if values[key] == "-true" else values[key]) for key in sorted(values)]
    return "-".join([*sorted(filter(None, attributes.split("-"))), *sorted_keys])
