"""Plural forms: lost, empty, of another language, without their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.texts import plurals

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Forms = dict[str, str]


def form_lost(forms: Forms, locale: str, random: Random) -> Forms | None:
    needed = [name for name in forms if name in plurals.needed(locale)]
    lost = random.choice(needed)
    return {name: form for name, form in forms.items() if name != lost}


def form_empty(forms: Forms, locale: str, random: Random) -> Forms | None:
    del locale
    return forms | {random.choice(list(forms)): random.choice(("", " "))}


def form_foreign(forms: Forms, locale: str, random: Random) -> Forms | None:
    foreign = [name for name in plurals.CATEGORIES if name not in plurals.allowed(locale)]
    return forms | {random.choice(foreign): forms["other"]} if foreign else None


def number_lost(forms: Forms, locale: str, random: Random) -> Forms | None:
    """Leave the number out of a form that is for several."""
    several = [
        name
        for name in forms
        if sum(plurals.category(number, locale) == name for number in range(100)) > 1
    ]
    name = random.choice(several or [""])
    bare = forms.get(name, "").replace("{count}", "").strip()
    others = any("{count}" in form for other, form in forms.items() if other != name)
    return forms | {name: bare} if bare and bare != forms[name] and others else None


def form_copied(forms: Forms, locale: str, random: Random) -> Forms | None:
    del locale, random
    return dict.fromkeys(forms, forms["other"]) if len(forms) > 1 else None


WAYS: dict[str, Callable[[Forms, str, Random], Forms | None]] = {
    "plural-missing": form_lost,
    "plural-empty": form_empty,
    "plural-count": form_foreign,
    "plural-number-missing": number_lost,
    "plural-same": form_copied,
}
