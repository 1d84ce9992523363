"""Prevents a reader from getting a language that they didn't ask for.

A text that landed in another locale's file is a translation with all its placeholders. What is
written in another script than its locale is an error. Languages of one script are told apart by
their small words, and where these don't decide by a detector, py3langid: among the language of the
source text, that of the file and those that the tenant promises, from three words on, without
placeholders, code and addresses. Without the extra (`pip install 'fixturectl[l10n]'`) the check
says once that it could not look at everything.

To mend it, move the text to the file of its language, or translate it.

PASS: French in the French file

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"

FAIL: another script

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Диск узла {host} почти заполнен"  # <- wrong-language

FAIL: the source language, in other words than the source text

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "There is hardly any space left on {host}"  # <- wrong-language
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from fixturectl.checks import Finding
from fixturectl.checks._comparing import pairs
from fixturectl.checks._function_words import frequent
from fixturectl.checks._names import names
from fixturectl.checks._scripts import alien, is_known, is_other_han, script
from fixturectl.diagnostics import Place
from fixturectl.locales import language_name
from fixturectl.texts import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Wordings
    from fixturectl.checks._comparing import Side
    from fixturectl.diagnostics import Level
    from fixturectl.texts.lookup import Form

CHECKS: dict[str, Level] = {"wrong-language": "warning"}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEW = 3  # words below which nobody can tell
_LETTERS = 4  # fewer may be an abbreviation
_DENSE, _DENSER = frozenset(("Hans", "Hant", "Jpan", "Kore")), 4  # letters that say as much as one
# How likely the language that is found must be, and how unlikely the other one; less likely where
# there are few words, and none of them is a small one of another language.
_SURE, _UNLIKELY, _LESS_LIKELY = 0.5, 0.1, 0.05
_ENOUGH = 5  # words
_HINT = "move it to the file of its language, or translate it"


def text(subject: Wordings) -> Iterator[Finding]:
    own = script(subject.target.locale)
    if not is_known(own):
        return
    for source, target, form in pairs(subject):
        if source.language == target.language and script(source.locale) == own:
            continue
        words = _WORD.findall(target.prose)
        if not words or source.value == target.value:
            continue
        taken = {word.lower() for word in _WORD.findall(source.prose)}
        if _is_alien(words, taken, own):
            message = f"this is not written in the script of {target.locale}"
            yield Finding("wrong-language", form.scalar.at(0), message, _HINT, level="error")
        else:
            yield from _other_language(subject, target, taken, form)


def _is_alien(words: list[str], taken: set[str], own: str) -> bool:
    """Tell whether what was not taken over from the source text is in another script."""
    bare = " ".join(word for word in words if not _is_taken(word.lower(), taken))
    ours, others = alien(bare, own)
    if is_other_han(bare, own):
        return True
    if others <= ours * (_DENSER if own in _DENSE else 1):
        return False
    return (len(words) >= _FEW and others >= _LETTERS) or not (ours or bare.isascii())


def _is_taken(word: str, taken: set[str]) -> bool:
    """Tell whether a word is one of the source text, perhaps without its plural's s."""
    return word in taken or f"{word}s" in taken


def _other_language(
    subject: Wordings, target: Side, taken: set[str], form: Form
) -> Iterator[Finding]:
    rivals = _rivals(target.locale, (subject.tenant.source_locale, *subject.tenant.locales))
    kept = subject.glossary.keep if subject.glossary is not None else ()
    words = _telling(target.prose, kept)
    new = [word for word in words if word.lower() not in taken]
    # What was taken over from the source text is a name as often as not.
    if not rivals or len(words) < _FEW or len(new) < _FEW - 1:
        return
    small = [word.lower() for word in words]
    ours, theirs = _said(small, target.language), max(_said(small, rival) for rival in rivals)
    if ours > theirs:
        return
    if not languages.is_installed():
        path = subject.tenant.layers[-1].document.source.path
        message = "not all texts were looked at: the language detector is not installed"
        hint = "pip install 'fixturectl[l10n]', or switch the check off"
        yield Finding("wrong-language", Place(path), message, hint, level="info")
        return
    found = languages.verdict(" ".join(words), target.language, rivals)
    unlikely = _UNLIKELY if len(words) >= _ENOUGH or theirs > ours else _LESS_LIKELY
    if found and found.certainty >= _SURE and found.expected <= unlikely:
        name = language_name(found.language)
        message = f"this looks like {name}, not {language_name(target.locale)}"
        yield Finding("wrong-language", form.scalar.at(0), message, _HINT)


def _telling(prose: str, kept: tuple[str, ...]) -> list[str]:
    """Return the words of a text by which its language can be told: no names, no letters."""
    for name in names(prose, kept):
        prose = prose.replace(name, " ")
    # A letter may be part of anything, such as "e-mail".
    return [word for word in _WORD.findall(prose) if not (len(word) == 1 and word.isascii())]


@lru_cache(maxsize=256)
def _rivals(locale: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other languages of the same script that a text may be in."""
    own = script(locale)
    spoken = {tag.partition("-")[0] for tag in others if script(tag) == own}
    return tuple(sorted(spoken - {locale.partition("-")[0]}))


def _said(words: list[str], language: str) -> int:
    """Count the small words of a language."""
    known = frequent(language)
    return sum(word in known for word in words)
