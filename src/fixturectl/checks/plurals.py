"""Prevents "1 hours", and a message that fails on a number nobody tried.

A language has the plural categories that CLDR gives it: English `one` and `other`, Arabic six of
them, Japanese `other` alone. A text that is used with `count` has every form its locale needs. The
forms `many` of French, Spanish, Italian and Portuguese ("un million de ...") are not demanded.

To mend it, write the forms that are named. Where all forms say the same, one was copied and not
declined, unless the language does say the same: then leave it. A number of its own, "=0" say, is an
extra. A form that the locale never asks for is never shown: remove it.

PASS: the forms of French

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          days: {type: integer, example: 3}
        text: "{{ t.title }} {{ t('left', count=days) }}"
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          left: {"=0": "full", one: "full in {count} day", other: "full in {count} days"}
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"
          left: {"=0": "plein", one: "plein sous {count} jour", other: "plein sous {count} jours"}

FAIL: a form is not there, one is empty, and one is never shown

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          days: {type: integer, example: 3}
        text: "{{ t.title }} {{ t('left', count=days) }}"
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          left: # <- plural-missing
            other: "full in {count} days"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"
          left:
            one: ""  # <- plural-empty
            few: "plein d’ici {count} jours"  # <- plural-count
            other: "plein d’ici {count} jours"

FAIL: a form for two numbers, 0 and 1 in French, that names neither

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          days: {type: integer, example: 3}
        text: "{{ t.title }} {{ t('left', count=days) }}"
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          left: {one: "full in one day", other: "full in {count} days"}
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"
          left:
            one: "plein sous un jour"  # <- plural-number-missing
            other: "plein sous {count} jours"

FAIL: a count for what is no plural, and a plural without one

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          days: {type: integer, example: 3}
        text: "{{ t('title', count=days) }} {{ t.left }}"  # <- plural
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full, {count}"  # <- plural
          left: {one: "{count} day left", other: "{count} days left"}
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: {one: "{host} presque plein, {count}", other: "{host} presque pleins, {count}"}
          left: {one: "encore {count} jour", other: "encore {count} jours"}

FAIL: forms that say the same

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          days: {type: integer, example: 3}
        text: "{{ t.title }} {{ t('left', count=days) }}"
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          left: {one: "{count} day left", other: "{count} days left"}
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"
          left: # <- plural-same
            one: "encore {count} jours"
            other: "encore {count} jours"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Wordings
from fixturectl.checks._comparing import forms
from fixturectl.checks._spans import of_node
from fixturectl.checks._uses import text_uses
from fixturectl.texts import plurals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.texts.lookup import Text

CHECKS: dict[str, Level] = {
    "plural": "error",
    "plural-missing": "error",
    "plural-count": "error",
    "plural-empty": "error",
    "plural-number-missing": "warning",
    "plural-same": "info",
}

_TRIED = 30  # numbers that tell whether a form serves several


def text(subject: Wordings) -> Iterator[Finding]:
    target = subject.target
    if target.single is not None:
        yield from _uncountable(subject, target)
    elif forms(target):
        yield from _uncounted(subject, target)
        yield from _forms(target)
        yield from _countless(target, is_source=subject.source in (None, target))
        yield from _same(target)


def _uncountable(subject: Wordings, target: Text) -> Iterator[Finding]:
    """Yield a text that is given a count and has one form only, where the locale needs more."""
    needed = plurals.needed(target.locale)
    uses = text_uses(subject.composition).get(target.key.value, ())
    if len(needed) > 1 and target.single and any("count" in use.text.arguments for use in uses):
        key = target.key.value
        message = f"{key} is given a count but is no plural in {target.locale}"
        hint = f"write its forms: {', '.join(needed)}"
        yield Finding("plural", target.single.scalar.at(0), message, hint)


def _uncounted(subject: Wordings, target: Text) -> Iterator[Finding]:
    key = target.key.value
    for use in text_uses(subject.composition).get(key, ()):
        if "count" not in use.text.arguments:
            message = f"{key} is a plural and needs a count"
            yield Finding("plural", use.place, message, f"write t('{key}', count=...)")


def _countless(target: Text, *, is_source: bool) -> Iterator[Finding]:
    """Yield forms that leave the count out though they serve several numbers, and others don't.

    A translation's forms for many numbers are held against the source text by another check.
    """
    counts = {name: "count" in form.parsed.names for name, form in target.forms.items()}
    named = {int(name[1:]) for name in counts if plurals.is_exact(name)}
    for name, form in target.forms.items():
        few = name in ("zero", "one", "two")
        if counts[name] or plurals.is_exact(name) or not any(counts.values()) or form.sealed:
            continue
        if (few or is_source) and form.scalar.value.strip() and _serves(name, target.locale, named):
            message = f"the form {name} of {target.key.value} leaves out which number it is about"
            hint = "write {count}, or a form for each number of its own"
            # A placeholder that is misspelt is meant to say the number.
            unless = (of_node(form.scalar),)
            yield Finding("plural-number-missing", form.scalar.place, message, hint, unless=unless)


def _same(target: Text) -> Iterator[Finding]:
    """Yield a plural whose forms all say the same: as a rule one of them was never written."""
    said = [form.scalar.value for form in target.forms.values() if not form.sealed]
    if len(said) == len(target.forms) > 1 and len(set(said)) == 1 and said[0].strip():
        key = target.key
        message = f"all forms of {key.value} say the same"
        hint = "decline them; if the language has one form for all numbers here, ignore this"
        yield Finding("plural-same", key.place, message, hint)


def _serves(name: str, locale: str, named: set[int]) -> bool:
    """Tell whether a form serves more than one number, of those that have no form of their own."""
    served = (number for number in range(_TRIED) if plurals.category(number, locale) == name)
    return len([number for number in served if number not in named]) > 1


def _forms(target: Text) -> Iterator[Finding]:
    key, locale = target.key, target.locale
    needed, allowed = plurals.needed(locale), plurals.allowed(locale)
    missing = [name for name in needed if name not in target.forms]
    never = [name for name in target.forms if name in plurals.CATEGORIES and name not in allowed]
    if len(missing) > len(never):  # else those that are never shown are what is missing
        plural = "s" if len(missing) > 1 else ""
        message = f"{key.value} lacks the form{plural} {', '.join(missing)} of {locale}"
        hint = f"the forms of {locale}: {', '.join(needed)}"
        yield Finding("plural-missing", key.place, message, hint)
    for name, form in target.forms.items():
        if name in plurals.CATEGORIES and name not in allowed:
            number = {"zero": "=0", "one": "=1", "two": "=2"}.get(name)
            hint = f'for that number write "{number}"' if number else "remove it"
            if missing and len(missing) <= len(never):
                hint = f"{locale} lacks {', '.join(missing)}: is that the one?"
            message = f"{locale} never asks for the form {name} of {key.value}"
            yield Finding("plural-count", form.scalar.place, message, hint)
        elif not form.sealed and not form.scalar.value.strip():
            message = f"the form {name} of {key.value} is empty"
            yield Finding("plural-empty", form.scalar.place, message, "write it")
