"""Whole texts and words: copied, of another language, cut, doubled, other names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.texts.breaking.cases import one, put
from bench.texts.terms import TERMS

if TYPE_CHECKING:
    from bench.texts.breaking.cases import Case


def source_copied(case: Case) -> str | None:
    words = re.findall(r"[^\W\d_]{2,}", case.prose_of_source)
    return case.source if len(words) >= 4 else None  # noqa: PLR2004 - some may be names


def other_language(case: Case) -> str | None:
    """Return the text in another language of the same script."""
    same = [tag for tag in case.foreign if _script(case.foreign[tag]) == _script(case.target)]
    return _foreign(case, same)


def other_script(case: Case) -> str | None:
    other = [tag for tag in case.foreign if _script(case.foreign[tag]) != _script(case.target)]
    return _foreign(case, other)


def _foreign(case: Case, tags: list[str]) -> str | None:
    known = set(re.findall(r"[^\W\d_]+", case.source))
    long = [
        tag
        for tag in sorted(tags)
        # Enough words that are no names: names stand in all languages.
        if len(set(re.findall(r"[^\W\d_]{2,}", case.foreign[tag])) - known) >= 4  # noqa: PLR2004
    ]
    return case.foreign[case.random.choice(long)] if long else None


def _script(text: str) -> str:
    """Return a letter for the script of most letters."""
    ranges = {
        "C": "\u0400-\u04ff",
        "A": "\u0600-\u06ff",
        "J": "\u3040-\u9fff",
        "K": "\uac00-\ud7af",
    }
    bare = re.sub(r"\{[^}]*\}|<[^>]*>|`[^`]*`|:[a-z_]+:", "", text)
    counts = {name: len(re.findall(f"[{span}]", bare)) for name, span in ranges.items()}
    counts["L"] = len(re.findall("[A-Za-z\u00c0-\u024f]", bare)) // 3
    return max(counts, key=lambda name: counts[name])


def cut(case: Case) -> str | None:
    """Cut behind a third to two thirds, where the signs of Slack stay whole."""
    if len(case.target) < 40 or re.search(r"[<`*_~{&]", case.target):  # noqa: PLR2004
        return None
    end = int(len(case.target) * case.random.uniform(0.3, 0.65))
    return case.target[:end].rstrip()


def swollen(case: Case) -> str | None:
    if len(case.source) < 30 or re.search(r"[<`*_~{&]", case.target):  # noqa: PLR2004
        return None
    return " ".join([case.target] * 4)


def word_twice(case: Case) -> str | None:
    words = case.words
    found = case.random.choice(words) if words else None
    if found is None or (not found[0].isascii() and len(found[0]) < 3):  # noqa: PLR2004
        return None
    return put(case.target, found, f"{found[0]} {found[0]}")


# -- names


def name_translated(case: Case) -> str | None:
    found = one(
        case, r"^(Grafana|PagerDuty|Kubernetes|PostgreSQL|db-1|eu-west-1|api\.example\.com)"
    )
    return found and put(case.target, found, f"{found[0][1:].capitalize()}o")


def term_other(case: Case) -> str | None:
    """Use another word for a term of the glossary."""
    for term, by_locale in TERMS.items():
        if re.search(rf"\b{term}s?\b", case.prose_of_source, re.IGNORECASE):
            forms = "|".join(map(re.escape, by_locale.get(case.locale.partition("-")[0], ())))
            other = re.sub(rf"(?:{forms})\w*", "xyzzy", case.target, flags=re.IGNORECASE)
            if forms and other != case.target:
                return other
    return None
